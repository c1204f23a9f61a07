import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { LibraryIndex } from './library-index.ts';
import type { LibraryPlaces } from './library-places.ts';
import { CHUNK_BYTES } from './manifest.ts';
import { MemoryFileStore } from './memory-file-store.fixture.ts';
import { memoryLocks } from './memory-locks.fixture.ts';

export interface MemoryPlaces extends LibraryPlaces {
  readonly files: MemoryFileStore;
  /** What the browser claims; `quota` may be more than the store then gives. */
  readonly claimed: { quota: number };
  /** Times that a change was announced. */
  readonly announced: { count: number };
}

/** A library in memory, empty, that shares nothing with another test's. */
export function memoryPlaces(): MemoryPlaces {
  const files = new MemoryFileStore();
  const claimed = { quota: 10 * 2 ** 30 };
  const announced = { count: 0 };
  let id = 0;
  return {
    index: new LibraryIndex(`library-${crypto.randomUUID()}`),
    files,
    locks: memoryLocks(),
    claimed,
    announced,
    estimate: async () => ({ quota: claimed.quota, usage: files.usedBytes() }),
    isPersistent: async () => false,
    announce: () => {
      announced.count++;
    },
    newId: () => `id-${++id}`,
    now: () => new Date('2026-01-01T00:00:00Z'),
  };
}

export type Folder = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

/** A model folder that says nothing true but its hashes; the weights have `weightBytes`. */
export function modelFolder(weightBytes = 2 * CHUNK_BYTES + 77, seed = 1): Folder {
  const files = new Map([
    ['config.json', madeBytes(300, seed)],
    ['tokenizer.json', madeBytes(5000, seed + 1)],
    ['empty.txt', new Uint8Array()],
    ['cpu/model.onnx', madeBytes(1000, seed + 2)],
    ['cpu/weights-0.bin', madeBytes(weightBytes, seed + 3)],
  ]);
  const manifest = {
    format: 2,
    name: 'made up',
    architecture: 'qwen3',
    flavours: [
      {
        id: 'cpu-int8',
        backend: 'wasm',
        quantisation: 'int8',
        activations: 'fp32',
        graph: 'cpu/model.onnx',
        data: ['cpu/weights-0.bin'],
      },
    ],
    files: [...files].map(([path, bytes]) => manifestEntry(path, bytes)),
    quantisationError: {},
  };
  return files.set('manifest.json', new TextEncoder().encode(JSON.stringify(manifest)));
}

export function manifestEntry(path: string, bytes: Uint8Array) {
  const whole = { path, bytes: bytes.length, sha256: nodeSha256(bytes) };
  if (bytes.length <= CHUNK_BYTES) return whole;
  const chunks: string[] = [];
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES)
    chunks.push(nodeSha256(bytes.subarray(at, at + CHUNK_BYTES)));
  return { ...whole, chunks };
}

/** Node's own, so that a test does not check our hashes by our hashes. */
export function nodeSha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Bytes without a period that a shifted copy could match. */
export function madeBytes(length: number, seed: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  for (let at = 0; at < length; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}

/** The bytes of all files that the store holds of a model, by path. */
export async function storedFolder(
  places: MemoryPlaces,
  id: string,
  paths: Iterable<string>,
): Promise<Folder> {
  const { storedFileName } = await import('./stored-file-name.ts');
  const stored = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const path of paths) {
    const blob = await places.files.read(id, await storedFileName(path));
    if (blob) stored.set(path, new Uint8Array(await blob.arrayBuffer()));
  }
  return stored;
}
