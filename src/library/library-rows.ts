import './zod-without-eval.ts';
import { z } from 'zod';

const originSchema = z.strictObject({
  kind: z.enum(['converted', 'imported', 'downloaded']),
  from: z.string(),
});

export const modelRowSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  origin: originSchema,
  /** The text itself, whose SHA-256 names the model in run records. */
  manifestText: z.string(),
  manifestSha256: z.string(),
  cardText: z.string().optional(),
  addedAt: z.string(),
});

export const unfinishedRowSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  origin: originSchema,
  content: z.enum(['model', 'checkpoint']),
  /** Bytes; absent while nobody knows. */
  totalBytes: z.number().optional(),
  /** What a conversion has done, in bytes of its source; downloads count their files instead. */
  doneBytes: z.number().optional(),
  startedAt: z.string(),
});

export const fileRowSchema = z.strictObject({
  /** Of the unfinished model. */
  id: z.string(),
  path: z.string(),
  /** Of the whole file. */
  bytes: z.number(),
  /** What the source said that the file is: its SHA-256, git's name for it, or only its length. */
  identity: z.string(),
  /** The server's strong ETag when the first byte came; absent when it had none. */
  etag: z.string().optional(),
  /** SHA-256 of each whole chunk that is stored; the last one may be shorter. */
  chunks: z.array(z.string()),
  /** Present when all bytes are stored and checked. */
  sha256: z.string().optional(),
});

// Unlike z.number() it takes what a comparison of broken numbers gives: NaN and infinity.
const anyNumber = z.custom<number>((value) => typeof value === 'number');

export const selfTestSchema = z.strictObject({
  manifestSha256: z.string(),
  flavour: z.string(),
  adapter: z.string(),
  runtime: z.string(),
  passes: z.boolean(),
  comparison: z.strictObject({
    positions: z.number(),
    agreeing: z.number(),
    meanKl: anyNumber,
    worstKl: anyNumber,
    worstError: anyNumber,
    notFinite: z.number(),
  }),
  extent: z.string(),
  testedAt: z.string(),
});

/** A whole model, as the index keeps it. */
export type ModelRow = z.infer<typeof modelRowSchema>;
/** A model that is not whole. */
export type UnfinishedRow = z.infer<typeof unfinishedRowSchema>;
/** How far one file of a download is. */
export type FileRow = z.infer<typeof fileRowSchema>;
