import { z } from 'zod';
import { Failure } from '#base/failure.ts';
import { readGuardedText } from '#library/guarded-json.ts';
import { findDuplicateKey } from './duplicate-keys.ts';
import type { ModelSource } from './folder.ts';
import { readBytes } from './read-bytes.ts';

/** Enough for the tokenizers of today (Qwen3's has 11 MB) and too little to fill the memory. */
const MAX_JSON_BYTES = 64 * 1024 * 1024;

export interface ReadJson<T> {
  /** The file's own bytes, for copying. */
  readonly bytes: Uint8Array;
  readonly value: T;
}

/** The raw bytes of a small file. Throws `missing-file` or `damaged-file`. */
export async function readSmallFile(source: ModelSource, fileName: string): Promise<Uint8Array> {
  const file = await source.open(fileName);
  if (!file) {
    throw new Failure({
      code: 'missing-file',
      message: `${source.name} has no ${fileName}.`,
      cure: `Choose the folder of a complete Hugging Face checkpoint; ${fileName} belongs to it.`,
      facts: { file: fileName },
    });
  }
  if (file.size > MAX_JSON_BYTES) {
    throw damaged(fileName, `it has ${file.size} bytes; at most ${MAX_JSON_BYTES} are read`);
  }
  return readBytes({ name: fileName, bytes: file }, 0, file.size);
}

/** A JSON file, parsed with a schema. Throws `missing-file` or `damaged-file`, naming the first wrong entry. */
export async function readJson<T>(
  source: ModelSource,
  fileName: string,
  schema: z.ZodType<T>,
): Promise<ReadJson<T>> {
  const bytes = await readSmallFile(source, fileName);
  const parsed = schema.safeParse(parseText(bytes, fileName));
  if (!parsed.success) throw damaged(fileName, z.prettifyError(parsed.error));
  return { bytes, value: parsed.data };
}

function parseText(bytes: Uint8Array, fileName: string): unknown {
  const text = readGuardedText(bytes);
  if (!text.ok) throw damaged(fileName, text.error);
  const value = parse(text.value, fileName);
  const duplicate = findDuplicateKey(text.value);
  if (duplicate !== undefined) throw damaged(fileName, `the key "${duplicate}" occurs twice`);
  return value;
}

function parse(text: string, fileName: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    throw damaged(fileName, thrown instanceof Error ? thrown.message : String(thrown));
  }
}

function damaged(fileName: string, problem: string): Failure {
  return new Failure({
    code: 'damaged-file',
    message: `${fileName} cannot be used: ${problem}`,
    cure: `Download ${fileName} again from where the checkpoint came from.`,
    facts: { file: fileName },
  });
}
