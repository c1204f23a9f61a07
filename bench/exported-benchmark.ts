import { z } from 'zod';

const metricSchema = z.union([
  z.strictObject({ value: z.number(), unit: z.string() }),
  z.strictObject({ absent: z.string() }),
]);

const exportSchema = z.object({
  format: z.literal('scireasoner-benchmark'),
  version: z.literal(1),
  benchmark: z.object({
    taskId: z.string(),
    decoding: z.object({
      thoughtMode: z.enum(['auto', 'instant', 'thinking']),
      beams: z.object({ width: z.number() }).optional(),
    }),
  }),
  score: z.object({
    report: z.object({
      n: z.int().positive(),
      mode: z.enum(['official', 'strict']),
      metrics: z.record(z.string(), metricSchema),
    }),
    primary: z.string().optional(),
    interval: z.tuple([z.number(), z.number()]).optional(),
  }),
  rows: z.array(
    z.object({
      references: z.array(z.string()),
      reply: z.object({ kind: z.literal('replied'), confidence: z.number().optional() }),
      score: z.object({ read: z.string(), reference: z.string() }),
    }),
  ),
});

/** What is used of the file "everything" of the benchmark screen: every row replied to and scored. */
export type ExportedBenchmark = z.infer<typeof exportSchema>;

/** Throws an `Error` that names the first thing that is missing, such as a row without a reply. */
export function parseExportedBenchmark(text: string): ExportedBenchmark {
  const parsed = exportSchema.safeParse(JSON.parse(text));
  if (!parsed.success) {
    throw new Error(`The exported benchmark is not whole: ${z.prettifyError(parsed.error)}`);
  }
  return parsed.data;
}
