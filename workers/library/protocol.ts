import type { Call } from '#base/rpc.ts';
import type { SelfTestResult } from '#library/self-test.ts';
import type { LibraryContents, StoredModel } from '#library/stored-model.ts';

export interface ImportParams {
  readonly label: string;
  /** A converted folder, or another export of a Qwen3 model; paths relative to the folder. */
  readonly files: readonly { readonly path: string; readonly file: File }[];
}

export interface TransferProgress {
  readonly doneBytes: number;
  readonly totalBytes: number;
}

/** A file whose bytes are not those that the manifest names. */
export interface DamagedFile {
  readonly path: string;
  /** Numbers of the damaged chunks, from 0. */
  readonly chunks: readonly number[];
}

export interface LibraryProtocol {
  contents: Call<Record<string, never>, never, LibraryContents>;
  importFolder: Call<ImportParams, TransferProgress, StoredModel>;
  /** Writes the folder into a directory that the person chose and granted. */
  exportFolder: Call<
    { readonly id: string; readonly directory: FileSystemDirectoryHandle },
    TransferProgress,
    void
  >;
  /** One file as a Blob backed by the disk, for browsers without a directory picker. */
  file: Call<{ readonly id: string; readonly path: string }, never, Blob>;
  /** Reads every chunk again. */
  verify: Call<{ readonly id: string }, TransferProgress, readonly DamagedFile[]>;
  /** Mends damaged chunks from the files of the same folder. */
  repair: Call<
    { readonly id: string; readonly files: ImportParams['files'] },
    TransferProgress,
    readonly DamagedFile[]
  >;
  /** Removes a model, or what an interrupted transfer left. */
  remove: Call<{ readonly id: string }, never, void>;
  keepSelfTest: Call<SelfTestResult, never, void>;
  selfTests: Call<Record<string, never>, never, readonly SelfTestResult[]>;
}
