import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { ModelSink, RandomAccess, SinkFile } from './folder.ts';

/** A written file as the manifest lists it. */
export interface WrittenFile {
  readonly path: string;
  readonly bytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/** Writes files and remembers size and SHA-256 of each, computed while the bytes pass. */
export class HashingSink implements ModelSink {
  private readonly sink: ModelSink;
  private readonly written: WrittenFile[] = [];

  constructor(sink: ModelSink) {
    this.sink = sink;
  }

  /** The closed files, in the order of their closing. */
  get files(): readonly WrittenFile[] {
    return this.written;
  }

  async create(path: string): Promise<SinkFile> {
    const file = await this.sink.create(path);
    const hash = sha256.create();
    let bytes = 0;
    return {
      write: async (chunk) => {
        hash.update(chunk);
        bytes += chunk.length;
        await file.write(chunk);
      },
      close: async () => {
        await file.close();
        this.written.push({ path, bytes, sha256: bytesToHex(hash.digest()) });
      },
    };
  }

  async writeWhole(path: string, bytes: Uint8Array): Promise<void> {
    const file = await this.create(path);
    await file.write(bytes);
    await file.close();
  }
}

const CHUNK_BYTES = 8 * 1024 * 1024;

/** SHA-256 of the files one after the other, as if they were one file. */
export async function hashFiles(
  files: readonly RandomAccess[],
  signal?: AbortSignal,
): Promise<string> {
  const hash = sha256.create();
  for (const file of files) {
    for (let offset = 0; offset < file.size; offset += CHUNK_BYTES) {
      signal?.throwIfAborted();
      hash.update(await file.read(offset, Math.min(CHUNK_BYTES, file.size - offset)));
    }
  }
  return bytesToHex(hash.digest());
}
