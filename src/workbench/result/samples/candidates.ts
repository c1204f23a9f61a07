import type { Verdict } from '#scoring/verdict.ts';
import { rankedSamples } from '#state/ranked-samples.ts';
import { readSample } from '#state/read-run.ts';
import type { Run } from '#state/run.ts';
import type { Answer } from '#tasks/answer.ts';
import type { Task } from '#tasks/task.ts';

/** One sequence that a beam search kept. */
export interface Candidate {
  /** Index in the run's samples, the best score first. */
  readonly sample: number;
  readonly score: number | undefined;
  readonly tokenCount: number;
  /** Undefined where its reply cannot be read. */
  readonly answer: Answer | undefined;
  /** None until they are known. */
  readonly verdicts: readonly Verdict[];
}

export type CandidateOrder = 'score' | 'checks';

/** The candidates of an ended search by their scores, or those behind the others that fail a check. */
export function candidatesOf(run: Run, task: Task, order: CandidateOrder): readonly Candidate[] {
  const ranked =
    order === 'score'
      ? run.samples.map((sample, index) => ({ sample, index }))
      : rankedSamples(run);
  return ranked.map(({ sample: { score, tokens, checks }, index }) => {
    const { answer } = readSample(run, task, index);
    return {
      sample: index,
      score,
      tokenCount: tokens.length,
      answer: answer?.ok ? answer.value.answer : undefined,
      verdicts: checks.phase === 'done' ? checks.verdicts : [],
    };
  });
}

/** What a score is, in words. */
export function sayScore(lengthPenalty: number): string {
  const sum = 'A score is the sum of the log-probabilities of a candidate’s tokens';
  const tail = 'Nearer to 0 is more probable to the model, which does not make it right.';
  if (lengthPenalty === 0) return `${sum}. ${tail}`;
  const power = lengthPenalty === 1 ? '' : ` to the power of ${lengthPenalty}`;
  return `${sum}, divided by their number${power}. ${tail}`;
}
