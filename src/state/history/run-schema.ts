import '#library/zod-without-eval.ts';
import { z } from 'zod';
import { flavourSchema } from '#library/manifest.ts';
import { modelCardSchema } from '#library/model-card.ts';
import type { Verdict } from '#scoring/verdict.ts';
import type { LoadedModel } from '#workers/inference/protocol.ts';
import type { Run, RunSample } from '../run.ts';
import { answerFormSchema, answerSchema } from './answer-schema.ts';
import type { RunFields } from './run-change.ts';

const count = z.int().nonnegative();
const failureSchema = z.object({
  code: z.string(),
  message: z.string(),
  cure: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).exactOptional(),
});
const backendSchema = z.enum(['wasm', 'webgpu']);
const loopSchema = z.enum(['captured', 'static', 'growing']);

const modelSchema = z.object({
  name: z.string(),
  flavour: z.string(),
  quantisation: z.string(),
  activations: z.enum(['fp32', 'fp16']),
  backend: z.object({
    backend: backendSchema,
    reason: z.string(),
    adapter: z.string().exactOptional(),
  }),
  threads: count,
  contextLength: count,
  modelContextLength: count,
  bytes: z.number(),
  loadMs: z.number(),
  manifestSha256: z.string(),
  templateSha256: z.string(),
  runtime: z.string(),
  card: orNothing(modelCardSchema),
  loop: z.object({ kind: loopSchema, reason: z.string() }),
  mostRows: count,
  folderFlavours: z.array(flavourSchema),
}) satisfies z.ZodType<LoadedModel>;

const finishSchema = z.enum(['stop-token', 'max-tokens', 'context-full', 'form-complete', 'ended']);
const sampleSummarySchema = z.object({
  finish: finishSchema,
  tokenCount: count,
  thoughtTokenCount: count,
  choices: z.array(z.object({ option: z.string(), probability: z.number() })).exactOptional(),
});

const tokenSchema = z.object({
  id: count,
  text: z.string(),
  logProbability: z.number(),
  timeMs: z.number(),
  given: z.literal(true).exactOptional(),
  alternatives: z
    .array(z.object({ id: count, text: z.string(), logProbability: z.number() }))
    .exactOptional(),
});

const summarySchema = z.object({
  samples: z.array(sampleSummarySchema),
  candidates: z
    .array(z.object({ tokens: z.array(tokenSchema), score: z.number(), finish: finishSchema }))
    .exactOptional(),
  promptTokenCount: count,
  reusedTokenCount: count,
  tokenCount: count,
  timeToFirstTokenMs: z.number(),
  decodeMs: z.number(),
  loop: loopSchema,
  speculation: z.object({ draftedTokens: count, acceptedTokens: count }).exactOptional(),
});

const phaseSchema = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('preparing') }),
  z.object({ phase: z.literal('prefilling'), doneTokens: count, totalTokens: count }),
  z.object({ phase: z.literal('decoding') }),
  z.object({ phase: z.literal('recovering'), failure: failureSchema, attempt: count }),
  z.object({ phase: z.literal('finished'), summary: summarySchema }),
  z.object({ phase: z.literal('stopped') }),
  z.object({ phase: z.literal('interrupted') }),
  z.object({ phase: z.literal('failed'), failure: failureSchema }),
]);

const decodingSchema = z.object({
  sampleCount: z.int().positive(),
  stopsAtShare: orNothing(z.number()),
  beams: orNothing(z.object({ width: count, candidateCount: count, lengthPenalty: z.number() })),
  thoughtBudget: orNothing(
    z.object({ tokens: count, answerTokens: count, exitsEarly: z.boolean().exactOptional() }),
  ),
  answerForm: orNothing(answerFormSchema),
  speculates: z.boolean(),
});

/** How tokens are drawn, as it comes from outside. */
export const samplingSchema = z.object({
  temperature: z.number(),
  topK: z.number(),
  topP: z.number(),
  minP: z.number(),
  repetitionPenalty: z.number(),
  presencePenalty: z.number(),
  frequencyPenalty: z.number(),
  seed: count,
});

const interruptionSchema = z.object({
  failure: failureSchema,
  keptTokenCount: count,
  continuedWith: orNothing(
    z.object({
      backend: backendSchema,
      flavour: z.string(),
      adapter: z.string().exactOptional(),
      model: z.object({ name: z.string(), manifestSha256: z.string() }).exactOptional(),
    }),
  ),
});

const rewardsSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('known'),
    rule: z.enum(['validity', 'energy']),
    rewards: z.array(z.number()),
  }),
  z.object({ kind: z.literal('failed'), reason: z.string() }),
]);

const voteSchema = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('none') }),
  z.object({
    phase: z.literal('counted'),
    vote: z.object({
      groups: z.array(
        z.object({
          answer: answerSchema,
          samples: z.array(count),
          share: z.number(),
          weightedShare: z.number(),
        }),
      ),
      unreadable: z.array(count),
      numbers: z.object({ median: z.number(), low: z.number(), high: z.number() }).exactOptional(),
    }),
  }),
]);

const place = z.object({ part: z.enum(['thought', 'answer']), start: count, end: count });
const verdictBase = {
  check: z.string(),
  about: z.enum(['thought', 'input']).exactOptional(),
  place: place.exactOptional(),
  atoms: z.array(count).exactOptional(),
};
const verdictSchema: z.ZodType<Verdict> = z.discriminatedUnion('status', [
  z.object({ ...verdictBase, status: z.literal('passes'), detail: z.string() }),
  z.object({ ...verdictBase, status: z.literal('fails'), reason: z.string() }),
  z.object({ ...verdictBase, status: z.literal('not-checkable'), reason: z.string() }),
]);

/** A run of the newest version without its replies, as it comes from outside. */
export const runFieldsSchema: z.ZodType<RunFields> = z.object({
  version: z.literal(3),
  id: z.string().min(1),
  taskId: z.string(),
  origin: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('here') }),
    z.object({ kind: z.literal('imported'), importedAt: z.string(), file: z.string() }),
  ]),
  parent: orNothing(z.object({ runId: z.string(), sample: count, at: count })),
  replyStart: orNothing(z.string()),
  values: z.record(z.string(), z.string()),
  prompt: z.string(),
  promptIsEdited: z.boolean(),
  mode: z.enum(['auto', 'instant', 'thinking']),
  sampling: samplingSchema,
  decoding: decodingSchema,
  maxTokens: count,
  startedAt: z.string(),
  model: modelSchema,
  renderedPrompt: z.string(),
  promptTokenCount: count,
  reusedTokenCount: count,
  shownSample: count,
  shownIsChosen: z.boolean(),
  vote: voteSchema,
  rewards: orNothing(rewardsSchema),
  interruptions: z.array(interruptionSchema),
  phase: phaseSchema,
});

/** A reply without its text and tokens. */
export const sampleFieldsSchema: z.ZodType<Omit<RunSample, 'text' | 'tokens'>> = z.object({
  thoughtEnd: orNothing(
    z.object({
      tokenIndex: count,
      why: z.enum(['budget-soft', 'budget-hard', 'answer-now', 'early-exit']),
    }),
  ),
  summary: orNothing(sampleSummarySchema),
  score: orNothing(z.number()),
  checks: z.discriminatedUnion('phase', [
    z.object({ phase: z.literal('waiting') }),
    z.object({ phase: z.literal('checking') }),
    z.object({ phase: z.literal('done'), verdicts: z.array(verdictSchema) }),
  ]),
});

/** A whole run, its tokens as objects: what a file of a run holds. */
export const runSchema: z.ZodType<Run> = z.intersection(
  runFieldsSchema,
  z.object({
    samples: z
      .array(
        z.intersection(
          sampleFieldsSchema,
          z.object({ text: z.string(), tokens: z.array(tokenSchema) }),
        ),
      )
      .min(1),
  }),
);

/** JSON has no `undefined`: there the key is missing. */
function orNothing<T extends z.ZodType>(schema: T) {
  return schema.optional().transform((value) => value);
}
