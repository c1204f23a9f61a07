import type { Chemistry } from '#science/chemistry.ts';
import type { Checked } from '#scoring/check.ts';
import type { FieldValues } from '#tasks/field.ts';
import type { Task } from '#tasks/task.ts';

/** A SMILES as the answer of a task, without a thought. */
export function checkedAnswer(
  task: Task,
  values: FieldValues,
  smiles: string,
  chemistry: Chemistry,
): Checked {
  const nothing = () => Promise.reject(new Error('Molecules need neither.'));
  return {
    task,
    values,
    answer: { kind: 'smiles', smiles },
    reply: { thought: undefined, answer: smiles },
    tools: {
      chemistry,
      folding: { foldRna: nothing },
      crystallography: {
        findSymmetry: nothing,
        wyckoffPositions: nothing,
        symmetryOperations: nothing,
      },
    },
  };
}
