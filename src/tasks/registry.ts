import { classificationTasks } from './classification.ts';
import { extractionTasks } from './extraction.ts';
import { generationTasks } from './generation.ts';
import { predictionTasks } from './prediction.ts';
import type { Task } from './task.ts';
import { translationTasks } from './translation.ts';

/** Every task, in the order of the picker: by family, then as the paper lists them. */
export const tasks: readonly Task[] = [
  ...translationTasks,
  ...extractionTasks,
  ...predictionTasks,
  ...classificationTasks,
  ...generationTasks,
];

const tasksById: ReadonlyMap<string, Task> = new Map(tasks.map((task) => [task.id, task]));

export function findTask(id: string): Task | undefined {
  return tasksById.get(id);
}
