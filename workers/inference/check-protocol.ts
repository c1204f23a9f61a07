import type { Call } from '#base/rpc.ts';
import type { ManifestFile } from '#library/manifest.ts';

/** A stored file, as a worker can be given it. */
export interface StoredFile {
  readonly file: ManifestFile;
  readonly blob: Blob;
  /** Faster than the Blob, where the browser lets several read at once. */
  readonly handle: FileSystemFileHandle | undefined;
}

export interface CheckParams {
  readonly files: readonly StoredFile[];
}

export interface DamagedChunks {
  readonly path: string;
  readonly chunks: readonly number[];
}

/** What the worker beside the inference worker does while a model is being started. */
export interface CheckProtocol {
  /** The first damaged file, or undefined; progress is bytes that were checked since the last. */
  check: Call<CheckParams, number, DamagedChunks | undefined>;
}
