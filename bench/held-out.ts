import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Task } from '#tasks/task.ts';

const rowSchema = z.strictObject({
  task: z.string(),
  values: z.record(z.string(), z.string()),
  /** Absent where nothing is asked for, so that no answer is the right one. */
  reference: z.union([z.string(), z.number(), z.boolean()]).optional(),
});

/** A row that the model never saw: a task's inputs and the right answer. */
export type HeldOutRow = z.infer<typeof rowSchema>;

/** Replies that a task without inputs is asked for. */
const FREE_REPLIES = 500;

/**
 * The first rows of `<folder>/<taskId>.jsonl`, as `training/heldout.py` writes it; of a task without
 * inputs, which has no such file, as many empty ones.
 */
export function heldOutRows(folder: string, task: Task, limit: number): readonly HeldOutRow[] {
  const rows =
    task.fields.length > 0
      ? readHeldOutRows(folder, task.id)
      : Array.from({ length: FREE_REPLIES }, () => ({ task: task.id, values: {} }));
  return rows.slice(0, limit);
}

/** The rows as a file that the benchmark screen takes. */
export function heldOutLines(rows: readonly HeldOutRow[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

function readHeldOutRows(folder: string, taskId: string): readonly HeldOutRow[] {
  const path = join(folder, `${taskId}.jsonl`);
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line, index) => {
    const row = rowSchema.safeParse(JSON.parse(line));
    if (row.success && row.data.task === taskId && row.data.reference !== undefined)
      return row.data;
    const reason = row.success
      ? `its task is ${row.data.task}, its reference ${row.data.reference}`
      : z.prettifyError(row.error);
    throw new Error(`${path}, line ${index + 1}: ${reason}`);
  });
}
