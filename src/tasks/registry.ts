import { materialClassificationTasks } from './catalogue/material-classification.ts';
import { materialGenerationTasks } from './catalogue/material-generation.ts';
import { materialPredictionTasks } from './catalogue/material-prediction.ts';
import { moleculeClassificationTasks } from './catalogue/molecule-classification.ts';
import { moleculeGenerationTasks, unconditionalMolecule } from './catalogue/molecule-generation.ts';
import { moleculePredictionTasks } from './catalogue/molecule-prediction.ts';
import { moleculeTranslationTasks } from './catalogue/molecule-translation.ts';
import { textExtractionTasks } from './catalogue/text-extraction.ts';
import { freeQuestion } from './free-question.ts';
import type { Task } from './task.ts';

/** Every task, in the order of the picker: by family, then as the paper lists them. */
export const tasks: readonly Task[] = [
  ...moleculeTranslationTasks,
  ...textExtractionTasks,
  ...moleculePredictionTasks,
  ...materialPredictionTasks,
  ...moleculeClassificationTasks,
  ...materialClassificationTasks,
  unconditionalMolecule,
  ...materialGenerationTasks,
  ...moleculeGenerationTasks,
];

const tasksById: ReadonlyMap<string, Task> = new Map(
  [...tasks, freeQuestion].map((task) => [task.id, task]),
);

/** The task of an id; the free question is one of them, though it is not in the list. */
export function findTask(id: string): Task | undefined {
  return tasksById.get(id);
}
