import { Failure } from '#base/failure.ts';
import { chunkHashes } from '#library/check-chunks.ts';
import { digestSha256 } from '#library/digest-sha256.ts';
import { CHUNK_BYTES, type ManifestFile } from '#library/manifest.ts';

/** What is wrong with a file that was fetched; undefined when nothing is. */
export type FetchedFile =
  | { readonly blob: Blob; readonly problem: undefined }
  | { readonly blob: undefined; readonly problem: string };

interface FetchOptions {
  readonly signal: AbortSignal;
  readonly onBytes: (bytes: number) => void;
}

/** A small file as a whole; undefined when the server says that there is none. */
export async function fetchSmallFile(
  url: URL,
  signal: AbortSignal,
  mostBytes: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const body = await open(url, signal);
  if (!body) return undefined;
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  // Not `for await`: Safari's streams are not async iterable.
  const reader = body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    length += read.value.length;
    if (length > mostBytes) throw unreachable(url, `it has more than ${mostBytes} bytes`);
    pieces.push(read.value);
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

/**
 * Fetches a file and checks size and SHA-256 chunk by chunk as it comes, so that memory holds a few
 * chunks; the browser keeps the Blob, on disk when it is large. Rejects with `model-unreachable`.
 */
export async function fetchCheckedFile(
  url: URL,
  file: ManifestFile,
  { signal, onBytes }: FetchOptions,
): Promise<FetchedFile> {
  const body = await open(url, signal);
  if (!body) return { blob: undefined, problem: 'the file is missing' };
  const chunks = new CheckedChunks(file);
  const reader = body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    onBytes(read.value.length);
    await chunks.push(read.value);
    if (chunks.hasSurplus) {
      await reader.cancel();
      break;
    }
  }
  return chunks.finish();
}

/** Cuts a stream into the chunks of the manifest; hashes one while the next is filled. */
class CheckedChunks {
  private readonly file: ManifestFile;
  private readonly blobs: Blob[] = [];
  private readonly wrong: number[] = [];
  private current = new Uint8Array(0);
  private filled = 0;
  private received = 0;
  private hashing: Promise<void> = Promise.resolve();

  constructor(file: ManifestFile) {
    this.file = file;
  }

  async push(piece: Uint8Array): Promise<void> {
    const wanted = piece.subarray(0, this.file.bytes - this.received);
    this.received += piece.length;
    for (let offset = 0; offset < wanted.length; ) {
      if (this.filled === this.current.length) await this.startChunk();
      const part = wanted.subarray(offset, offset + this.current.length - this.filled);
      this.current.set(part, this.filled);
      this.filled += part.length;
      offset += part.length;
    }
  }

  /** The file is longer than it should be; nothing more needs to be fetched. */
  get hasSurplus(): boolean {
    return this.received > this.file.bytes;
  }

  async finish(): Promise<FetchedFile> {
    const { bytes, sha256 } = this.file;
    if (this.received !== bytes) {
      await this.hashing;
      const found = this.hasSurplus ? 'more bytes than' : `${this.received} bytes instead of`;
      return { blob: undefined, problem: `it has ${found} ${bytes}` };
    }
    await this.closeChunk();
    await this.hashing;
    if (this.wrong.length === 0) return { blob: new Blob(this.blobs), problem: undefined };
    const problem =
      this.file.chunks === undefined
        ? `its SHA-256 is not ${sha256.slice(0, 12)}…`
        : `the SHA-256 of ${sayChunks(this.wrong)} is another`;
    return { blob: undefined, problem };
  }

  private async startChunk(): Promise<void> {
    if (this.filled > 0) await this.closeChunk();
    const left = this.file.bytes - this.blobs.length * CHUNK_BYTES;
    this.current = new Uint8Array(Math.min(CHUNK_BYTES, left));
    this.filled = 0;
  }

  private async closeChunk(): Promise<void> {
    await this.hashing;
    const chunk = this.current;
    const index = this.blobs.length;
    this.blobs.push(new Blob([chunk]));
    this.hashing = digestSha256(chunk).then((hash) => {
      if (hash !== chunkHashes(this.file)[index]) this.wrong.push(index);
    });
  }
}

/** Chunks by their numbers from 0, such as `the chunks 3, 5 and 9 more`. */
export function sayChunks(indices: readonly number[]): string {
  const shown = indices.slice(0, 8).join(', ');
  const more = indices.length > 8 ? ` and ${indices.length - 8} more` : '';
  return `${indices.length === 1 ? 'chunk' : 'the chunks'} ${shown}${more}`;
}

async function open(
  url: URL,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>> | undefined> {
  const response = await fetch(url, { signal }).catch((thrown: unknown) => {
    if (signal.aborted) throw thrown;
    throw unreachable(url, thrown instanceof Error ? thrown.message : String(thrown));
  });
  if (response.status === 404) return undefined;
  if (!response.ok || !response.body) throw unreachable(url, `status ${response.status}`);
  return response.body;
}

function unreachable(url: URL, reason: string): Failure {
  return new Failure({
    code: 'model-unreachable',
    message: `${url.pathname} could not be read: ${reason}.`,
    cure: 'See whether the workbench is still being served, then try again.',
    facts: { file: url.pathname },
  });
}
