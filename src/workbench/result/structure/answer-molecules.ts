import { readSample } from '#state/read-run.ts';
import { isRunning, type Run } from '#state/run.ts';
import type { Task } from '#tasks/task.ts';

/** A molecule that one or more replies of a run answered. */
export interface AnswerMolecule {
  /** As the first of them wrote it. */
  readonly smiles: string;
  /** Indices of the replies that wrote the same text. */
  readonly samples: readonly number[];
}

/** The different molecules of an ended run, in the order of its replies; empty for a run of one reply. */
export function answerMolecules(run: Run, task: Task): readonly AnswerMolecule[] {
  if (run.samples.length < 2 || isRunning(run)) return [];
  const samples = new Map<string, number[]>();
  for (const index of run.samples.keys()) {
    const { answer } = readSample(run, task, index);
    if (!answer?.ok || answer.value.answer.kind !== 'smiles') continue;
    const { smiles } = answer.value.answer;
    samples.set(smiles, [...(samples.get(smiles) ?? []), index]);
  }
  return [...samples].map(([smiles, indices]) => ({ smiles, samples: indices }));
}
