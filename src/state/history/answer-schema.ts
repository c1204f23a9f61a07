import '#library/zod-without-eval.ts';
import { z } from 'zod';
import type { AnswerForm } from '#science/answer-form.ts';
import type { Answer } from '#tasks/answer.ts';

const quantity = {
  label: z.string(),
  unit: z.string().exactOptional(),
  range: z.object({ low: z.number(), high: z.number(), source: z.string() }).exactOptional(),
  value: z.number(),
};
const word = {
  label: z.string(),
  word: z.string(),
  meaning: z.string().exactOptional(),
};
const property = { kind: z.literal('property'), property: z.string() };
const triple = z.object({
  subject: z.string(),
  relation: z.string().exactOptional(),
  object: z.string(),
});

/** A read answer, as it comes from outside. */
export const answerSchema: z.ZodType<Answer> = z.union([
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('iupac'), name: z.string() }),
  z.object({ kind: z.literal('formula'), formula: z.string() }),
  z.object({ kind: z.literal('smiles'), smiles: z.string() }),
  z.object({ kind: z.literal('number'), ...quantity }),
  z.object({ kind: z.literal('numbers'), numbers: z.array(z.object(quantity)) }),
  z.object({ kind: z.literal('boolean'), value: z.boolean(), meaning: z.string() }),
  z.object({ kind: z.literal('label'), label: z.string(), meaning: z.string() }),
  z.object({
    kind: z.literal('labels'),
    labels: z.array(z.object({ label: z.string(), meaning: z.string().exactOptional() })),
  }),
  z.object({ kind: z.literal('choice'), option: z.string(), meaning: z.string() }),
  z.object({
    kind: z.literal('triples'),
    columns: z.array(z.string()),
    triples: z.array(triple),
  }),
  z.object({ ...property, ...quantity }),
  z.object({ ...property, ...word }),
  z.object({ kind: z.literal('protein'), sequence: z.string() }),
  z.object({ kind: z.literal('rna'), sequence: z.string() }),
  z.object({
    kind: z.literal('material'),
    symbols: z.array(z.string()),
    spaceGroup: z.int().min(1).max(230).exactOptional(),
  }),
]);

const around = { around: z.tuple([z.string(), z.string()]).exactOptional() };
const decimals = { isSigned: z.boolean(), mostDecimals: z.int().nonnegative() };

/** The form that an answer was kept in, as it comes from outside. */
export const answerFormSchema: z.ZodType<AnswerForm> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('number'), ...decimals, ...around }),
  z.object({ kind: z.literal('numbers'), names: z.array(z.string()), ...decimals, ...around }),
  z.object({ kind: z.literal('choice'), options: z.array(z.string()), ...around }),
  z.object({
    kind: z.literal('json-property'),
    name: z.string(),
    words: z.array(z.string()).exactOptional(),
    ...around,
  }),
  z.object({
    kind: z.literal('sequence'),
    alphabet: z.string(),
    most: z.int().positive(),
    ...around,
  }),
  z.object({ kind: z.literal('smiles'), ...around }),
  z.object({ kind: z.literal('elements'), hasSpaceGroup: z.boolean(), ...around }),
]);
