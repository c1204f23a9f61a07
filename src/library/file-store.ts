/** A file that one writer has open. */
export interface OpenFile {
  size(): number;
  /**
   * Bytes that were written. Callers compare it with the length: over quota a browser may write
   * less, or return an error code, instead of throwing.
   */
  write(bytes: Uint8Array, at: number): number;
  truncate(bytes: number): void;
  /** What was written survives a crash from here on. */
  flush(): void;
  close(): void;
}

/** Bytes in folders of one level. Folders and files have generated names, never a person's. */
export interface FileStore {
  /** Creates folder and file when they are missing. Rejects with `busy-elsewhere` when it is open. */
  openForWriting(folder: string, name: string): Promise<OpenFile>;
  /** Backed by the disk, and no lock; `undefined` when there is none. */
  read(folder: string, name: string): Promise<Blob | undefined>;
  /** For reading synchronously in a worker; absent where the store is not on a disk. */
  handle?(folder: string, name: string): Promise<FileSystemFileHandle | undefined>;
  /** Not an error when there is none. */
  removeFile(folder: string, name: string): Promise<void>;
  /** With all files in it; not an error when there is none. */
  removeFolder(folder: string): Promise<void>;
  folders(): Promise<readonly string[]>;
  /** Bytes by file name; empty when there is no such folder. */
  sizes(folder: string): Promise<ReadonlyMap<string, number>>;
}
