import type { FailureDetails } from '#base/failure.ts';
import { err, ok, type Result } from '#base/result.ts';
import { splitReply } from '#tasks/reply.ts';
import type { LoadedModel } from '#workers/inference/protocol.ts';
import { prefixOf } from './history/run-change.ts';
import type { RunQuestion } from './new-run.ts';
import { isRunning, type Run, type RunDecoding, tokenCountOf } from './run.ts';
import { interrupted } from './write-run.ts';

/** Whether writing can go on where it ended: it was cut short, and here. */
export function isContinuable(run: Run): boolean {
  const { phase, origin } = run;
  if (origin.kind !== 'here' || isRunning(run)) return false;
  return phase.phase === 'interrupted' || (phase.phase !== 'finished' && tokenCountOf(run) > 0);
}

/** Whether two models, on their machines, write the same with the same seed. */
export function isSameWriter(one: LoadedModel, other: LoadedModel): boolean {
  return (
    one.manifestSha256 === other.manifestSha256 &&
    one.flavour === other.flavour &&
    one.backend.backend === other.backend.backend &&
    one.backend.adapter === other.backend.adapter
  );
}

/** The run as it goes on with a model, which it notes beside what had interrupted it. */
export function goingOn(run: Run, model: LoadedModel): Run {
  const next = { ...run, ...interrupted(run, whyItEnded(run)) };
  const { backend, flavour, name, manifestSha256 } = model;
  const continuedWith = {
    backend: backend.backend,
    flavour,
    ...(backend.adapter !== undefined && { adapter: backend.adapter }),
    ...(manifestSha256 !== run.model.manifestSha256 && { model: { name, manifestSha256 } }),
  };
  const last = next.interruptions.length - 1;
  return {
    ...next,
    interruptions: next.interruptions.map((interruption, at) =>
      at === last ? { ...interruption, continuedWith } : interruption,
    ),
    samples: next.samples.map((sample) => ({ ...sample, checks: { phase: 'waiting' } })),
    vote: { phase: 'none' },
    phase: { phase: 'preparing' },
  };
}

function whyItEnded({ phase }: Run): FailureDetails {
  if (phase.phase === 'failed') return phase.failure;
  const isStopped = phase.phase === 'stopped';
  return {
    code: isStopped ? 'stopped' : 'page-ended',
    message: isStopped ? 'It was stopped.' : 'The page ended while it was written.',
    cure: 'Press “Continue”.',
  };
}

/** What a person changed of a reply. */
export interface Branching {
  /** Index of the reply in the run. */
  readonly sample: number;
  /** The reply from behind the template's prefix up to where the model goes on. */
  readonly replyStart: string;
}

/**
 * The question of a run that goes on from a reply of another one with a beginning that was changed;
 * one reply, with the same settings and seed. Where the given text reaches into the answer, its form
 * cannot be kept any more.
 */
export function branchOf(run: Run, { sample, replyStart }: Branching): Result<RunQuestion, string> {
  const reply = run.samples[sample];
  if (!reply || run.decoding.beams) {
    return err('A beam search has no single reply to go on from. Run it again with one reply.');
  }
  if (replyStart.trim() === '') {
    return err('Nothing is given to go on from. Keep at least a word, or press Run.');
  }
  const prefix = prefixOf(reply.text, reply.tokens);
  const text = prefix + replyStart;
  const { answerForm } = run.decoding;
  const decoding: RunDecoding = {
    ...run.decoding,
    sampleCount: 1,
    stopsAtShare: undefined,
    answerForm: answerForm && !splitReply(text).thoughtClosed ? answerForm : undefined,
  };
  const parent = { runId: run.id, sample, at: commonLength(text, reply.text) };
  return ok({ ...run, decoding, parent, replyStart });
}

function commonLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}
