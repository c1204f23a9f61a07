import type { Verdict } from '#scoring/verdict.ts';
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

/** The candidates of an ended search by their scores, or first by what the checks say of them. */
export function candidatesOf(run: Run, task: Task, order: CandidateOrder): readonly Candidate[] {
  const candidates = run.samples.map(({ score, tokens, checks }, sample): Candidate => {
    const { answer } = readSample(run, task, sample);
    return {
      sample,
      score,
      tokenCount: tokens.length,
      answer: answer?.ok ? answer.value.answer : undefined,
      verdicts: checks.phase === 'done' ? checks.verdicts : [],
    };
  });
  return order === 'score' ? candidates : candidates.toSorted((a, b) => rankOf(a) - rankOf(b));
}

const worseAndWorse: readonly Verdict['status'][] = ['passes', 'not-checkable', 'fails'];

/** By the worst verdict; what cannot be read comes last. */
function rankOf({ answer, verdicts }: Candidate): number {
  if (!answer) return worseAndWorse.length;
  return Math.max(0, ...verdicts.map(({ status }) => worseAndWorse.indexOf(status)));
}

/** What a score is, in words. */
export function sayScore(lengthPenalty: number): string {
  const sum = 'A score is the sum of the log-probabilities of a candidate’s tokens';
  const tail = 'Nearer to 0 is more probable to the model, which does not make it right.';
  if (lengthPenalty === 0) return `${sum}. ${tail}`;
  const power = lengthPenalty === 1 ? '' : ` to the power of ${lengthPenalty}`;
  return `${sum}, divided by their number${power}. ${tail}`;
}
