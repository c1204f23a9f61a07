import '#library/zod-without-eval.ts';
import { z } from 'zod';
import type { RunRow } from './run-row.ts';
import type { RunRemarks } from './run-storage.ts';

const count = z.int().nonnegative();

/** A line of the history, as it is stored. */
export const rowSchema: z.ZodType<RunRow> = z.object({
  version: z.literal(1),
  id: z.string(),
  taskId: z.string(),
  startedAt: z.string(),
  inputs: z.string(),
  answer: z.union([z.string(), z.undefined()]),
  model: z.string(),
  mode: z.enum(['auto', 'instant', 'thinking']),
  phase: z.enum([
    'preparing',
    'prefilling',
    'decoding',
    'recovering',
    'finished',
    'stopped',
    'interrupted',
    'failed',
  ]),
  tokenCount: count,
  sampleCount: count,
  elapsedMs: z.union([z.number(), z.undefined()]),
  verdicts: z.object({ passes: count, fails: count, slips: count, notCheckable: count }),
  isImported: z.boolean(),
  parentId: z.union([z.string(), z.undefined()]),
});

/** Remarks with the run that they are about, as they are stored. */
export const remarksSchema: z.ZodType<{ readonly id: string; readonly remarks: RunRemarks }> =
  z.object({
    id: z.string(),
    remarks: z.object({
      note: z.string(),
      isStarred: z.boolean(),
      deletedAtMs: z.union([z.number(), z.undefined()]),
    }),
  });
