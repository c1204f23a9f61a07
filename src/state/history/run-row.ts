import { failsAnswer, type Verdict } from '#scoring/verdict.ts';
import { answerText } from '#tasks/answer-text.ts';
import { findTask } from '#tasks/registry.ts';
import type { Task } from '#tasks/task.ts';
import type { Mode } from '#workers/inference/protocol.ts';
import { readRun } from '../read-run.ts';
import { isRunning, type Run, type RunPhase, shownSampleOf, tokenCountOf } from '../run.ts';

/** How many verdicts a run's shown answer has of each kind. */
export interface VerdictCounts {
  readonly passes: number;
  /** That find the answer itself wrong. */
  readonly fails: number;
  /** That find a claim of the thought or the input wrong. */
  readonly slips: number;
  readonly notCheckable: number;
}

/** One run in a line, for lists; whatever it says can be read from the run again. */
export interface RunRow {
  readonly version: 1;
  readonly id: string;
  readonly taskId: string;
  readonly startedAt: string;
  /** The values of the fields, cut short. */
  readonly inputs: string;
  /** The answer as text, cut short; undefined where there is none. */
  readonly answer: string | undefined;
  readonly model: string;
  readonly mode: Mode;
  readonly phase: RunPhase['phase'];
  readonly tokenCount: number;
  readonly sampleCount: number;
  readonly elapsedMs: number | undefined;
  readonly verdicts: VerdictCounts;
  readonly isImported: boolean;
  readonly parentId: string | undefined;
}

const MOST_CHARACTERS = 200;

/** The answer is read, so this may take milliseconds once a run has ended. */
export function rowOf(run: Run): RunRow {
  const task = findTask(run.taskId);
  return {
    version: 1,
    id: run.id,
    taskId: run.taskId,
    startedAt: run.startedAt,
    inputs: shortened(Object.values(run.values).join(' ')),
    answer: isRunning(run) || !task ? undefined : shortAnswer(run, task),
    model: run.model.name,
    mode: run.mode,
    phase: run.phase.phase,
    tokenCount: tokenCountOf(run),
    sampleCount: run.samples.length,
    elapsedMs: elapsedMs(run),
    verdicts: countVerdicts(run),
    isImported: run.origin.kind === 'imported',
    parentId: run.parent?.runId,
  };
}

function shortAnswer(run: Run, task: Task): string | undefined {
  const { reply, answer } = readRun(run, task);
  const text = answer?.ok ? answerText(answer.value.answer) : reply.answer;
  return text === '' ? undefined : shortened(text);
}

/** Milliseconds from the first call to the last token; undefined before there is one. */
export function elapsedMs({ phase, samples }: Pick<Run, 'phase' | 'samples'>): number | undefined {
  const lastMs = Math.max(...samples.map(({ tokens }) => tokens.at(-1)?.timeMs ?? -1));
  if (phase.phase !== 'finished') return lastMs < 0 ? undefined : lastMs;
  const { timeToFirstTokenMs, decodeMs } = phase.summary;
  return Math.max(lastMs, timeToFirstTokenMs + decodeMs);
}

function countVerdicts(run: Run): VerdictCounts {
  const { checks } = shownSampleOf(run);
  const verdicts = checks.phase === 'done' ? checks.verdicts : [];
  const count = (is: (verdict: Verdict) => boolean) => verdicts.filter(is).length;
  return {
    passes: count(({ status }) => status === 'passes'),
    fails: count(failsAnswer),
    slips: count((verdict) => verdict.status === 'fails' && !failsAnswer(verdict)),
    notCheckable: count(({ status }) => status === 'not-checkable'),
  };
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= MOST_CHARACTERS ? line : `${line.slice(0, MOST_CHARACTERS - 1)}…`;
}
