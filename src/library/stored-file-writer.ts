import type { FileStore, OpenFile } from './file-store.ts';
import { OutOfSpace } from './storage-space.ts';
import { storedFileName } from './stored-file-name.ts';

/** Writes one file of a stored folder, and knows after each write that all of it was taken. */
export class StoredFileWriter {
  private readonly file: OpenFile;
  private end: number;

  private constructor(file: OpenFile, end: number) {
    this.file = file;
    this.end = end;
  }

  /** Opens for appending after the first `keepBytes`, or after what is there when that is less. */
  static async append(
    files: FileStore,
    id: string,
    path: string,
    keepBytes: number,
  ): Promise<StoredFileWriter> {
    const file = await files.openForWriting(id, await storedFileName(path));
    const end = Math.min(keepBytes, file.size());
    const writer = new StoredFileWriter(file, end);
    writer.cut(end);
    return writer;
  }

  /** Opens for mending pieces of a file whose other bytes stay. */
  static async mend(files: FileStore, id: string, path: string): Promise<StoredFileWriter> {
    const file = await files.openForWriting(id, await storedFileName(path));
    return new StoredFileWriter(file, file.size());
  }

  /** Bytes from the start that are written. */
  get position(): number {
    return this.end;
  }

  /** Throws `OutOfSpace`; the file then ends where it did before. */
  append(bytes: Uint8Array): void {
    try {
      this.write(bytes, this.end);
    } catch (thrown) {
      this.cut(this.end);
      throw thrown;
    }
    this.end += bytes.length;
  }

  /** Throws `OutOfSpace`; the piece is then damaged. */
  write(bytes: Uint8Array, at: number): void {
    const written = this.tryWrite(bytes, at);
    if (written !== bytes.length) {
      throw new OutOfSpace(
        `${written} was the answer to a write of ${bytes.length} bytes at ${at}`,
      );
    }
  }

  /** Drops what lies after the first `bytes`; never makes a file longer. */
  cut(bytes: number): void {
    if (this.file.size() > bytes) this.file.truncate(bytes);
    this.end = Math.min(this.end, bytes);
  }

  flush(): void {
    this.file.flush();
  }

  close(): void {
    this.file.close();
  }

  private tryWrite(bytes: Uint8Array, at: number): number {
    try {
      return this.file.write(bytes, at);
    } catch (thrown) {
      if (thrown instanceof DOMException && thrown.name === 'QuotaExceededError')
        throw new OutOfSpace(thrown.message);
      throw thrown;
    }
  }
}
