import { type FailureDetails, failureDetails } from '#base/failure.ts';
import { isAbort } from '#base/rpc-client.ts';
import type {
  BeamCandidate,
  GenerateParams,
  GenerationSummary,
} from '#workers/inference/protocol.ts';
import { thoughtTokenCountOf } from './answer-tokens.ts';
import type { RunAccess } from './change-run.ts';
import { emptySample, type Run, type RunPhase, type RunSample, tokenCountOf } from './run.ts';
import { bringModelBack, losesTheModel, type ModelLoss } from './run-recovery.ts';
import type { VoteCount } from './run-vote.ts';
import type { StoreAccess, WorkbenchDependencies } from './workbench-store.ts';
import { followWriting } from './writing-events.ts';

/** What a run is written with. */
export interface Writing {
  readonly store: StoreAccess;
  readonly access: RunAccess;
  readonly votes: VoteCount;
  readonly dependencies: Pick<WorkbenchDependencies, 'engine' | 'now'>;
  readonly signal: AbortSignal;
}

/** Tokens that are recorded beside each written one. */
const ALTERNATIVE_COUNT = 5;

/**
 * Has the replies written, through losses of the model: what was written is kept, the model is
 * loaded again and goes on behind it. Ends with the run finished, stopped or failed.
 */
export async function writeRun(writing: Writing): Promise<void> {
  const losses: ModelLoss[] = [];
  const startedAtMs = writing.dependencies.now().getTime();
  for (;;) {
    const run = writing.access.get();
    if (!run) return;
    try {
      await writeOnce(run, startedAtMs, writing);
      return;
    } catch (thrown) {
      const goesOn = await survive(thrown, losses, writing);
      if (!goesOn) return;
    }
  }
}

/** One call of the engine, from where the run stands. */
async function writeOnce(
  run: Run,
  startedAtMs: number,
  { access, votes, dependencies: { engine, now }, signal }: Writing,
): Promise<void> {
  const elapsedMs = now().getTime() - startedAtMs;
  const lastMs = run.samples.map(({ tokens }) => tokens.at(-1)?.timeMs ?? 0);
  const offsetMs = run.interruptions.length === 0 ? 0 : Math.max(elapsedMs, ...lastMs);
  const events = followWriting({ access, votes, engine, offsetMs });
  try {
    const summary = await engine.generate(paramsOf(run), {
      signal,
      onProgress: events.onProgress,
    });
    events.end();
    finish(summary, events.replyPrefix(), access, votes);
  } finally {
    events.end();
  }
}

function paramsOf(run: Run): GenerateParams {
  const { prompt, mode, sampling, maxTokens, decoding, samples, replyStart } = run;
  const { sampleCount, beams, thoughtBudget, answerForm, speculates } = decoding;
  const written = samples.map(({ tokens }) => tokens.map(({ id }) => id));
  return {
    messages: [{ role: 'user', content: prompt }],
    mode,
    sampling,
    maxTokens,
    alternativeCount: ALTERNATIVE_COUNT,
    ...(sampleCount > 1 && { sampleCount }),
    ...(beams && { beams }),
    ...(thoughtBudget && { thoughtBudget }),
    ...(answerForm && { answerForm }),
    ...(speculates && { speculates }),
    ...(replyStart !== undefined && { replyStart }),
    ...(written.some((ids) => ids.length > 0) && { written }),
  };
}

function finish(
  summary: GenerationSummary,
  replyPrefix: string,
  { change, get }: RunAccess,
  votes: VoteCount,
): void {
  const open = get()?.samples.map((sample) => sample.summary === undefined) ?? [];
  change((run) => {
    const samples = summary.candidates?.map((candidate) => sampleOf(candidate, replyPrefix)) ?? [
      ...run.samples.map((sample, index) => ({
        ...sample,
        summary: sample.summary ?? summary.samples[index],
      })),
    ];
    return {
      samples,
      ...(summary.candidates && { shownSample: 0, shownIsChosen: false }),
      phase: { phase: 'finished', summary: wholeSummary(summary, run, samples) },
    };
  });
  for (const [index, wasOpen] of open.entries()) if (wasOpen) votes.sampleEnded(index);
}

function sampleOf({ tokens, score, finish }: BeamCandidate, replyPrefix: string): RunSample {
  const text = replyPrefix + tokens.map((token) => token.text).join('');
  const thoughtTokenCount = thoughtTokenCountOf({ text, tokens });
  return {
    ...emptySample(text),
    tokens,
    score,
    summary: { finish, tokenCount: tokens.length, thoughtTokenCount },
  };
}

/** Of an interrupted run, the last call tells only how its own samples ended. */
function wholeSummary(
  summary: GenerationSummary,
  run: Run,
  samples: readonly RunSample[],
): GenerationSummary {
  if (run.interruptions.length === 0 || summary.candidates) return summary;
  return {
    ...summary,
    samples: samples.flatMap((sample) => sample.summary ?? []),
    tokenCount: tokenCountOf(run),
    reusedTokenCount: run.reusedTokenCount,
  };
}

/** Whether the run goes on after what was thrown; if not, it has ended. */
async function survive(thrown: unknown, losses: ModelLoss[], writing: Writing): Promise<boolean> {
  const { access, store, signal, dependencies } = writing;
  const { now } = dependencies;
  const end = (phase: RunPhase) => access.change(() => ({ phase }));
  const isStopped = isAbort(thrown) || signal.aborted;
  const failure = failureDetails(thrown);
  if (isStopped || !losesTheModel(failure)) {
    end(isStopped ? { phase: 'stopped' } : { phase: 'failed', failure });
    if (losesTheModel(failure) || failure.code === 'model-hung') void store.get().loadModel();
    return false;
  }
  access.change((run) => interrupted(run, failure));
  try {
    await bringModelBack(failure, losses, { access, store, now, signal });
    return true;
  } catch (reason) {
    end(
      isAbort(reason) ? { phase: 'stopped' } : { phase: 'failed', failure: failureDetails(reason) },
    );
    // Where nothing is being loaded, the model is still the one that was lost.
    if (store.get().model.phase === 'ready') void store.get().loadModel();
    return false;
  }
}

/**
 * The run with one more interruption. Beams begin again: a beam that leads now may have no part in what
 * is chosen at the end.
 */
export function interrupted(run: Run, failure: FailureDetails): Partial<Run> {
  const { beams, sampleCount } = run.decoding;
  const interruption = {
    failure,
    keptTokenCount: beams ? 0 : tokenCountOf(run),
    continuedWith: undefined,
  };
  return {
    interruptions: [...run.interruptions, interruption],
    ...(beams && { samples: Array.from({ length: sampleCount }, () => emptySample('')) }),
  };
}
