import type { Task } from '#tasks/task.ts';
import { ownReader, type RowReader } from './read-rows.ts';

/** The SMILES that the task's own reader takes from a reply. */
export function moleculeReader(task: Task): RowReader<string> {
  return ownReader(task, (answer) => (answer.kind === 'smiles' ? answer.smiles : undefined));
}
