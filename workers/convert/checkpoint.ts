import { z } from 'zod';
import { Failure } from '#base/failure.ts';
import type { ModelSource, RandomAccess } from './folder.ts';
import { readJson } from './read-json.ts';
import { readSafetensorsHeader, type TensorEntry } from './safetensors.ts';

/** One safetensors file of a checkpoint. */
export interface CheckpointFile {
  readonly name: string;
  readonly bytes: RandomAccess;
  /** Where the tensors begin. */
  readonly headerBytes: number;
  /** In the order in which they lie in the file, without gaps, to its end. */
  readonly tensors: readonly TensorEntry[];
}

/** All tensors of a Hugging Face folder, whether in one file or in shards. */
export interface Checkpoint {
  /** In name order. */
  readonly files: readonly CheckpointFile[];
  readonly tensors: ReadonlyMap<string, TensorEntry>;
}

const SINGLE_FILE = 'model.safetensors';
const INDEX_FILE = 'model.safetensors.index.json';

const indexSchema = z.object({
  weight_map: z.record(z.string(), z.string().regex(/^[\w-][\w.-]{0,199}\.safetensors$/)),
});

/** Reads the headers of all safetensors files of the folder and checks them. */
export async function openCheckpoint(source: ModelSource): Promise<Checkpoint> {
  const weightMap = await readWeightMap(source);
  const fileNames = weightMap ? [...new Set(weightMap.values())].sort() : [SINGLE_FILE];
  const files: CheckpointFile[] = [];
  for (const fileName of fileNames) files.push(await openFile(source, fileName));
  const tensors = new Map<string, TensorEntry>();
  for (const file of files) {
    for (const entry of file.tensors) {
      if (tensors.has(entry.name))
        throw unexpected(`The tensor ${entry.name} lies in two files of ${source.name}.`);
      tensors.set(entry.name, entry);
      if (weightMap) checkPlace(entry.name, weightMap.get(entry.name), file.name);
    }
  }
  for (const [name, fileName] of weightMap ?? []) {
    if (!tensors.has(name))
      throw unexpected(`${INDEX_FILE} says that ${fileName} has the tensor ${name}; it has not.`);
  }
  return { files, tensors };
}

/** Throws `unexpected-checkpoint` when the tensor is missing or its shape is another one. */
export function checkTensor({ tensors }: Checkpoint, name: string, shape: readonly number[]): void {
  const entry = tensors.get(name);
  if (!entry) throw unexpected(`The checkpoint has no tensor ${name}.`);
  if (entry.shape.length === shape.length && entry.shape.every((size, i) => size === shape[i]))
    return;
  throw unexpected(
    `${name} has the shape [${entry.shape.join(', ')}]; config.json asks for [${shape.join(', ')}].`,
  );
}

/** File names by tensor; `undefined` when the weights lie in one file. */
async function readWeightMap(
  source: ModelSource,
): Promise<ReadonlyMap<string, string> | undefined> {
  if (await source.open(SINGLE_FILE)) return undefined;
  if (!(await source.open(INDEX_FILE))) {
    throw new Failure({
      code: 'missing-file',
      message: `${source.name} has neither ${SINGLE_FILE} nor ${INDEX_FILE}.`,
      cure: 'Choose the folder of a Hugging Face checkpoint with its weights as safetensors.',
    });
  }
  const index = await readJson(source, INDEX_FILE, indexSchema);
  return new Map(Object.entries(index.value.weight_map));
}

async function openFile(source: ModelSource, name: string): Promise<CheckpointFile> {
  const bytes = await source.open(name);
  if (!bytes) {
    throw new Failure({
      code: 'missing-file',
      message: `${source.name} has no ${name}, which ${INDEX_FILE} names.`,
      cure: 'Download the missing shard into the folder.',
      facts: { file: name },
    });
  }
  const { headerBytes, tensors } = await readSafetensorsHeader(bytes, name);
  const inOrder = [...tensors.values()].sort((a, b) => a.offset - b.offset || a.length - b.length);
  return { name, bytes, headerBytes, tensors: inOrder };
}

function checkPlace(tensor: string, listed: string | undefined, found: string): void {
  if (listed === found) return;
  const claim = listed === undefined ? 'does not list it' : `says ${listed}`;
  throw unexpected(`The tensor ${tensor} lies in ${found}, but ${INDEX_FILE} ${claim}.`);
}

function unexpected(message: string): Failure {
  return new Failure({
    code: 'unexpected-checkpoint',
    message,
    cure: 'Check that config.json and the safetensors files belong to the same Qwen3 checkpoint.',
  });
}
