import { z } from 'zod';
import { Failure } from '#base/failure.ts';
import { decodeFloats, FLOAT_BYTES } from './decode-floats.ts';
import type { ModelSource, RandomAccess } from './folder.ts';
import { readJson } from './read-json.ts';
import { readSafetensorsHeader, type TensorEntry } from './safetensors.ts';

/** A tensor of the checkpoint that is read in slabs of rows, so that a large one never lies whole in memory. */
export interface Matrix {
  readonly name: string;
  /** Output features of a linear layer, or tokens of an embedding. */
  readonly rows: number;
  /** Input features. 1-D tensors are one row. */
  readonly columns: number;
  /** Row-major values of `rowCount` rows. */
  read(firstRow: number, rowCount: number): Promise<Float32Array>;
}

/** All tensors of a Hugging Face folder, whether in one file or in shards. */
export interface Checkpoint {
  /** The safetensors files in name order. */
  readonly files: readonly RandomAccess[];
  readonly names: readonly string[];
  /** Throws `unexpected-checkpoint` when the tensor is missing or its shape is another one. */
  matrix(name: string, shape: readonly number[]): Matrix;
}

const SINGLE_FILE = 'model.safetensors';
const INDEX_FILE = 'model.safetensors.index.json';

const indexSchema = z.object({
  weight_map: z.record(z.string(), z.string().regex(/^[\w-][\w.-]*\.safetensors$/)),
});

/** Reads the headers of all safetensors files of the folder and checks them. */
export async function openCheckpoint(source: ModelSource): Promise<Checkpoint> {
  const places = new Map<string, { readonly file: RandomAccess; readonly entry: TensorEntry }>();
  const files: RandomAccess[] = [];
  for (const fileName of await listFiles(source)) {
    const file = await openFile(source, fileName);
    files.push(file);
    for (const [name, entry] of await readSafetensorsHeader(file, fileName)) {
      if (places.has(name))
        throw unexpected(`The tensor ${name} lies in two files of ${source.name}.`);
      places.set(name, { file, entry });
    }
  }
  const matrix = (name: string, shape: readonly number[]): Matrix => {
    const place = places.get(name);
    if (!place) throw unexpected(`${source.name} has no tensor ${name}.`);
    checkShape(place.entry, shape);
    return toMatrix(place.file, place.entry);
  };
  return { files, names: [...places.keys()], matrix };
}

async function listFiles(source: ModelSource): Promise<readonly string[]> {
  if (await source.open(SINGLE_FILE)) return [SINGLE_FILE];
  if (!(await source.open(INDEX_FILE))) {
    throw new Failure({
      code: 'missing-file',
      message: `${source.name} has neither ${SINGLE_FILE} nor ${INDEX_FILE}.`,
      cure: 'Choose the folder of a Hugging Face checkpoint with its weights as safetensors.',
    });
  }
  const index = await readJson(source, INDEX_FILE, indexSchema);
  return [...new Set(Object.values(index.value.weight_map))].sort();
}

async function openFile(source: ModelSource, fileName: string): Promise<RandomAccess> {
  const file = await source.open(fileName);
  if (file) return file;
  throw new Failure({
    code: 'missing-file',
    message: `${source.name} has no ${fileName}, which ${INDEX_FILE} names.`,
    cure: 'Download the missing shard into the folder.',
    facts: { file: fileName },
  });
}

function checkShape(entry: TensorEntry, shape: readonly number[]): void {
  if (entry.shape.length === shape.length && entry.shape.every((size, i) => size === shape[i]))
    return;
  throw unexpected(
    `${entry.name} has the shape [${entry.shape.join(', ')}]; config.json asks for [${shape.join(', ')}].`,
  );
}

function toMatrix(file: RandomAccess, entry: TensorEntry): Matrix {
  const columns = entry.shape.at(-1) ?? 1;
  const rows = entry.shape.length > 1 ? (entry.shape[0] ?? 1) : 1;
  const rowBytes = columns * FLOAT_BYTES[entry.type];
  const read = async (firstRow: number, rowCount: number) => {
    const bytes = await file.read(entry.offset + firstRow * rowBytes, rowCount * rowBytes);
    return checkFinite(decodeFloats(bytes, entry.type), entry.name, firstRow * columns);
  };
  return { name: entry.name, rows, columns, read };
}

function checkFinite(values: Float32Array, name: string, firstIndex: number): Float32Array {
  const wrong = values.findIndex((value) => !Number.isFinite(value));
  if (wrong < 0) return values;
  throw new Failure({
    code: 'damaged-checkpoint',
    message: `${name} holds ${values[wrong]} at element ${firstIndex + wrong}; weights must be finite.`,
    cure: 'Download or export the checkpoint again; training that diverged also leaves such values.',
    facts: { tensor: name },
  });
}

function unexpected(message: string): Failure {
  return new Failure({
    code: 'unexpected-checkpoint',
    message,
    cure: 'Check that config.json and the safetensors files belong to the same Qwen3 checkpoint.',
  });
}
