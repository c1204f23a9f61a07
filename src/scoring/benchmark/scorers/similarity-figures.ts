import type { MoleculeSimilarity } from '#science/chemistry.ts';
import type { Task } from '#tasks/task.ts';
import { type Figures, share } from './figures.ts';

/** Mean similarities under the names of the paper. */
export function similarityFigures(
  { maccs, path, morgan }: MoleculeSimilarity,
  task: Task,
): Figures {
  return {
    'MACCS similarity': share(maccs, task, NO_MOLECULE),
    'RDK similarity': share(path, task, NO_MOLECULE),
    'Morgan similarity': share(morgan, task, NO_MOLECULE),
  };
}

export const NO_MOLECULE = 'No row has a molecule both in the reply and in the reference.';
