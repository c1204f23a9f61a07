import { z } from 'zod';
import { samplingSchema } from '../history/run-schema.ts';
import type { BenchmarkQuestion, BenchmarkRecord, BenchmarkReply } from './benchmark-state.ts';
import type { BenchmarkNotes } from './benchmark-storage.ts';

const count = z.int().nonnegative();
const maybe = <T extends z.ZodType>(schema: T) => z.union([schema, z.undefined()]);

const decoding = z.object({
  thoughtMode: z.enum(['auto', 'instant', 'thinking']),
  sampling: samplingSchema,
  beams: maybe(z.object({ width: count, candidateCount: count, lengthPenalty: z.number() })),
  thoughtBudget: maybe(
    z.object({ tokens: count, answerTokens: count, exitsEarly: z.boolean().exactOptional() }),
  ),
  maxTokens: count,
});

const mode = z.enum(['official', 'strict']);
const badRow = z.object({ fileRow: count, reason: z.string() });

const record = z.object({
  version: z.literal(1),
  id: z.string(),
  taskId: z.string(),
  startedAt: z.string(),
  file: z.object({ name: z.string(), bytes: count, sha256: z.string(), rowCount: count }),
  columns: z.object({
    prompt: maybe(z.string()),
    reference: maybe(z.string()),
    property: maybe(z.string()),
    fields: z.record(z.string(), z.string()),
  }),
  settings: z.object({
    sample: z.union([count, z.literal('all')]),
    seed: count,
    mode,
    preset: z.enum(['official', 'as-set']),
  }),
  decoding,
  decodingNotes: z.array(z.string()),
  model: z.object({
    name: z.string(),
    flavour: z.string(),
    quantisation: z.string(),
    activations: z.enum(['fp32', 'fp16']),
    backend: z.object({
      backend: z.enum(['wasm', 'webgpu']),
      reason: z.string(),
      adapter: z.string().exactOptional(),
    }),
    contextLength: count,
    manifestSha256: z.string(),
    templateSha256: z.string(),
    runtime: z.string(),
  }),
  rowCount: count,
  badRows: z.array(badRow),
});

const notes = z.object({
  isStopped: z.boolean(),
  headline: maybe(
    z.union([
      z.object({
        name: z.string(),
        value: z.number(),
        unit: z.string(),
        mode,
        interval: maybe(z.tuple([z.number(), z.number()])),
      }),
      z.object({ name: z.string(), absent: z.string(), mode }),
    ]),
  ),
});

/** A benchmark without its rows, as it is stored. */
export const headerSchema: z.ZodType<{
  readonly id: string;
  readonly startedAt: string;
  readonly record: BenchmarkRecord;
  readonly notes: BenchmarkNotes;
}> = z.object({ id: z.string(), startedAt: z.string(), record, notes });

/** A row as it is asked, with the benchmark that it belongs to. */
export const questionSchema: z.ZodType<{
  readonly id: string;
  readonly index: number;
  readonly question: BenchmarkQuestion;
}> = z.object({
  id: z.string(),
  index: count,
  question: z.object({
    index: count,
    fileRow: count,
    prompt: z.string(),
    values: maybe(z.record(z.string(), z.string())),
    references: z.array(z.string()),
    property: maybe(z.string()),
  }),
});

/** The reply to a row, as it is stored. */
export const replySchema: z.ZodType<{
  readonly id: string;
  readonly index: number;
  readonly reply: BenchmarkReply;
}> = z.object({
  id: z.string(),
  index: count,
  reply: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('replied'),
      replies: z.array(z.string()),
      finish: z.enum(['stop-token', 'max-tokens', 'context-full', 'form-complete', 'ended']),
      tokenCount: count,
      elapsedMs: z.number(),
      confidence: maybe(z.number()),
      seed: count,
    }),
    z.object({
      kind: z.literal('failed'),
      failure: z.object({
        code: z.string(),
        message: z.string(),
        cure: z.string(),
        facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).exactOptional(),
      }),
    }),
  ]),
});
