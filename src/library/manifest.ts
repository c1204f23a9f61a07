import { z } from 'zod';

const fileName = z
  .string()
  .min(1)
  .max(200)
  .regex(
    /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)?$/,
    'not a plain file name',
  );
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'not a SHA-256 in lower-case hexadecimal');

const flavourSchema = z.strictObject({
  /** Unique in the folder, such as `cpu-int8`. */
  id: z.string().min(1),
  /** Which execution provider the graph was written for. */
  backend: z.enum(['wasm', 'webgpu']),
  /** How weights are stored, for people: `int8`, `q4`, `q8`, `fp32`. */
  quantisation: z.string().min(1),
  /** ONNX graph with the input and output names of Hugging Face's exports. */
  graph: fileName,
  /** External data shards of the graph, in any order; the graph names them by their base name. */
  data: z.array(fileName),
});

const manifestSchema = z.strictObject({
  format: z.literal(1),
  name: z.string().min(1),
  architecture: z.literal('qwen3'),
  flavours: z.array(flavourSchema).min(1),
  /** Every file that loading may read, manifest.json and card.json excepted. */
  files: z.array(z.strictObject({ path: fileName, bytes: z.int().nonnegative(), sha256 })).min(1),
  /** SHA-256 of the source's model.safetensors (of the concatenated shards in name order). */
  sourceSha256: sha256,
  /** Worst and mean relative RMS error of the quantised tensors, by flavour id. */
  quantisationError: z.record(
    z.string(),
    z.strictObject({ worst: z.number().nonnegative(), mean: z.number().nonnegative() }),
  ),
});

/**
 * `manifest.json` of a model folder: which files it holds, their sizes and SHA-256, and which
 * graph serves which backend.
 */
export type Manifest = z.infer<typeof manifestSchema>;
export type Flavour = z.infer<typeof flavourSchema>;

/** Parses the text of `manifest.json`. Throws an `Error` that names the first wrong entry. */
export function parseManifest(text: string): Manifest {
  const manifest = manifestSchema.safeParse(JSON.parse(text));
  if (!manifest.success) throw new Error(z.prettifyError(manifest.error));
  const listed = new Set(manifest.data.files.map((file) => file.path));
  for (const flavour of manifest.data.flavours) {
    for (const path of [flavour.graph, ...flavour.data]) {
      if (!listed.has(path))
        throw new Error(`flavour ${flavour.id} names ${path}, which is not in files`);
    }
  }
  return manifest.data;
}
