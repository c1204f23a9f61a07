import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const rowSchema = z.strictObject({
  task: z.string(),
  values: z.record(z.string(), z.string()),
  reference: z.union([z.string(), z.number(), z.boolean()]),
});

/** A row that the model never saw: a task's inputs and the right answer. */
export type HeldOutRow = z.infer<typeof rowSchema>;

/** Reads `<folder>/<taskId>.jsonl`, as `training/heldout.py` writes it. */
export function readHeldOutRows(folder: string, taskId: string): HeldOutRow[] {
  const path = join(folder, `${taskId}.jsonl`);
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line, index) => {
    const row = rowSchema.safeParse(JSON.parse(line));
    if (row.success && row.data.task === taskId) return row.data;
    const reason = row.success ? `the task is ${row.data.task}` : z.prettifyError(row.error);
    throw new Error(`${path}, line ${index + 1}: ${reason}`);
  });
}
