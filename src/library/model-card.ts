import './zod-without-eval.ts';
import { z } from 'zod';

const measurementSchema = z.strictObject({
  taskId: z.string(),
  mode: z.enum(['instant', 'thinking', 'auto']),
  /** Which flavour of the folder was measured. */
  flavour: z.string(),
  metric: z.string(),
  /**
   * How replies were scored: as the released evaluators do, as the metric's name says over all rows,
   * or both where they agree. Absent where neither scored them.
   */
  scoring: z.enum(['official', 'strict', 'both']).optional(),
  /** How tokens were chosen, such as `5 beams`, where it was not as the task's runs are set at first. */
  decoding: z.string().optional(),
  /** In the metric's own unit; shares are fractions from 0 to 1. */
  value: z.number(),
  unit: z.string().optional(),
  /** 95 %, by bootstrap over the rows, or exact where all rows agree. */
  interval: z.tuple([z.number(), z.number()]).optional(),
  /** Number of held-out rows. */
  n: z.int().positive(),
  /** What a trivial predictor reaches on the same rows, where there is one. */
  baseline: z.strictObject({ name: z.string(), value: z.number() }).optional(),
});

export const modelCardSchema = z.strictObject({
  title: z.string(),
  /** A demonstration model must never be presented as SciReasoner. */
  demonstration: z.boolean(),
  /** One sentence for the screen. */
  summary: z.string(),
  trainedTaskIds: z.array(z.string()),
  measurements: z.array(measurementSchema),
  /** ISO date of the measurements. */
  measuredOn: z.string(),
});

/** `card.json` of a model folder: what the model was trained for and how well it was measured to do. */
export type ModelCard = z.infer<typeof modelCardSchema>;
export type Measurement = z.infer<typeof measurementSchema>;

/** Parses the text of `card.json`. Throws an `Error` that names the first wrong entry. */
export function parseModelCard(text: string): ModelCard {
  const card = modelCardSchema.safeParse(JSON.parse(text));
  if (!card.success) throw new Error(z.prettifyError(card.error));
  return card.data;
}
