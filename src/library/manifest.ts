import './zod-without-eval.ts';
import { z } from 'zod';

/** Files larger than this are checked, fetched and resumed in pieces of this size. */
export const CHUNK_BYTES = 8 * 1024 * 1024;

const fileName = z
  .string()
  .min(1)
  .max(200)
  .regex(
    /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)?$/,
    'not a plain file name',
  );
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'not a SHA-256 in lower-case hexadecimal');

export const flavourSchema = z.strictObject({
  /** Unique in the folder, such as `cpu-int8` or `gpu-q4f16`. */
  id: z.string().min(1).max(60),
  /** Which execution provider the graphs were written for. */
  backend: z.enum(['wasm', 'webgpu']),
  /** How weights are stored, for people: `int8`, `q4`, `q8`, `fp32`. */
  quantisation: z.string().min(1).max(60),
  /** What is computed with, and how keys and values are kept. `fp16` needs the adapter's shader-f16. */
  activations: z.enum(['fp32', 'fp16']),
  /** ONNX graph with the input and output names of Hugging Face's exports. */
  graph: fileName,
  /** The same model with a key-value cache of fixed length, past and present in one buffer. */
  decode: fileName.optional(),
  /** The first layers and the head, logits of every position: small enough to compare two backends. */
  check: fileName.optional(),
  /** External data shards of these graphs, in any order; a graph names them by their base name. */
  data: z.array(fileName).max(1000),
});

const fileSchema = z.strictObject({
  path: fileName,
  bytes: z.int().nonnegative(),
  sha256,
  /** SHA-256 of each piece of `CHUNK_BYTES`, the last one shorter; absent for files of one piece. */
  chunks: z.array(sha256).min(2).optional(),
});

const quantisationErrorSchema = z.strictObject({
  worst: z.number().nonnegative(),
  mean: z.number().nonnegative(),
  /** By tensor name. */
  tensors: z.record(z.string(), z.number().nonnegative()).optional(),
});

const manifestSchema = z.strictObject({
  format: z.literal(2),
  name: z.string().min(1).max(200),
  architecture: z.literal('qwen3'),
  flavours: z.array(flavourSchema).min(1).max(50),
  /** Every file that loading may read, manifest.json and card.json excepted. */
  files: z.array(fileSchema).min(1).max(10_000),
  /** The files with weights that this was converted from; absent for a folder made elsewhere. */
  source: z.array(fileSchema.omit({ chunks: true })).optional(),
  /** SHA-256 of the chat template's text in UTF-8. */
  templateSha256: sha256.optional(),
  /** Root mean square of what quantising changed over that of the weights, by flavour id. */
  quantisationError: z.record(z.string(), quantisationErrorSchema),
});

/**
 * `manifest.json` of a model folder: which files it holds, their sizes and SHA-256, and which
 * graph serves which backend.
 */
export type Manifest = z.infer<typeof manifestSchema>;
export type Flavour = z.infer<typeof flavourSchema>;
export type ManifestFile = z.infer<typeof fileSchema>;

/** Parses the text of `manifest.json`. Throws an `Error` that names the first wrong entry. */
export function parseManifest(text: string): Manifest {
  const manifest = manifestSchema.safeParse(upgraded(JSON.parse(text)));
  if (!manifest.success) throw new Error(z.prettifyError(manifest.error));
  const listed = new Set(manifest.data.files.map((file) => file.path));
  if (listed.size < manifest.data.files.length) throw new Error('files lists a path twice');
  for (const flavour of manifest.data.flavours) {
    for (const path of graphsAndData(flavour)) {
      if (!listed.has(path))
        throw new Error(`flavour ${flavour.id} names ${path}, which is not in files`);
    }
  }
  for (const { path, bytes, chunks } of manifest.data.files) {
    const pieces = Math.max(1, Math.ceil(bytes / CHUNK_BYTES));
    if (pieces !== (chunks?.length ?? 1))
      throw new Error(`${path} of ${bytes} bytes needs the SHA-256 of ${pieces} chunks`);
  }
  return manifest.data;
}

/** The graphs of a flavour and their shards. */
export function graphsAndData(flavour: Flavour): readonly string[] {
  const { graph, decode, check, data } = flavour;
  return [graph, decode, check, ...data].filter((path) => path !== undefined);
}

/** Format 1 had no chunks, one graph for each flavour, and one hash for the whole source. */
function upgraded(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || !('format' in json) || json.format !== 1)
    return json;
  const { sourceSha256: _, ...rest } = json as Record<string, unknown>;
  const flavours = Array.isArray(rest['flavours']) ? rest['flavours'] : [];
  const withActivations = flavours.map((flavour: object) => ({ activations: 'fp32', ...flavour }));
  return { ...rest, format: 2, flavours: withActivations };
}
