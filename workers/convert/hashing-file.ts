import { CHUNK_BYTES, type ManifestFile } from '#library/manifest.ts';
import { Sha256 } from '#library/sha256.ts';
import type { ModelSink, SinkFile } from './folder.ts';
import { fromHex, toHex } from './hex.ts';

/** How far a file is written and hashed; enough to go on with it after a crash. */
export interface FileState {
  readonly bytes: number;
  /** SHA-256 of each whole chunk. */
  readonly chunks: readonly string[];
  /** Saved states of the hashes of the file and of the chunk that is not whole, in hexadecimal. */
  readonly fileHash: string;
  readonly chunkHash: string;
}

/** A file that is appended to, whose hashes are computed while the bytes pass. */
export class HashingFile {
  readonly path: string;
  private readonly file: SinkFile;
  private readonly fileHash: Sha256;
  private readonly chunkHash: Sha256;
  private readonly chunks: string[];
  private length: number;
  private isDirty = false;

  private constructor(
    path: string,
    file: SinkFile,
    hashes: readonly [Sha256, Sha256],
    state: FileState | undefined,
  ) {
    this.path = path;
    this.file = file;
    [this.fileHash, this.chunkHash] = hashes;
    this.chunks = [...(state?.chunks ?? [])];
    this.length = state?.bytes ?? 0;
  }

  /** Begins anew, or cuts the file to where `state` was taken and goes on behind it. */
  static async open(sink: ModelSink, path: string, state?: FileState): Promise<HashingFile> {
    const hashes = [
      await Sha256.start(state && fromHex(state.fileHash)),
      await Sha256.start(state && fromHex(state.chunkHash)),
    ] as const;
    return new HashingFile(path, await sink.open(path, state?.bytes ?? 0), hashes, state);
  }

  get bytes(): number {
    return this.length;
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.fileHash.update(bytes);
    for (let from = 0; from < bytes.length; ) {
      const room = CHUNK_BYTES - (this.length % CHUNK_BYTES);
      const piece = bytes.subarray(from, from + room);
      this.chunkHash.update(piece);
      this.length += piece.length;
      from += piece.length;
      if (this.length % CHUNK_BYTES === 0) this.chunks.push(this.chunkHash.hex());
    }
    this.isDirty = true;
    await this.file.write(bytes);
  }

  async flush(): Promise<void> {
    if (this.isDirty) await this.file.flush();
    this.isDirty = false;
  }

  close(): Promise<void> {
    return this.file.close();
  }

  state(): FileState {
    return {
      bytes: this.length,
      chunks: [...this.chunks],
      fileHash: toHex(this.fileHash.save()),
      chunkHash: toHex(this.chunkHash.save()),
    };
  }
}

/** A file as the manifest lists it. */
export async function describeFile(path: string, state: FileState): Promise<ManifestFile> {
  const { bytes, chunks } = state;
  const sha256 = (await Sha256.start(fromHex(state.fileHash))).hex();
  if (bytes <= CHUNK_BYTES) return { path, bytes, sha256 };
  const rest = (await Sha256.start(fromHex(state.chunkHash))).hex();
  return {
    path,
    bytes,
    sha256,
    chunks: bytes % CHUNK_BYTES === 0 ? [...chunks] : [...chunks, rest],
  };
}

export async function writeWhole(
  sink: ModelSink,
  path: string,
  bytes: Uint8Array,
): Promise<ManifestFile> {
  const file = await HashingFile.open(sink, path);
  await file.write(bytes);
  await file.flush();
  await file.close();
  return describeFile(path, file.state());
}
