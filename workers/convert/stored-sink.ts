import type { LibraryPlaces } from '#library/library-places.ts';
import { storedFileName } from '#library/stored-file-name.ts';
import { StoredFileWriter } from '#library/stored-file-writer.ts';
import type { ModelSink, SinkFile } from './folder.ts';

/** A folder of the library that a conversion writes; writes throw `OutOfSpace`. */
export class StoredSink implements ModelSink {
  private readonly places: LibraryPlaces;
  private readonly id: string;
  private readonly opened = new Set<StoredFileWriter>();

  constructor(places: LibraryPlaces, id: string) {
    this.places = places;
    this.id = id;
  }

  async open(path: string, keepBytes: number): Promise<SinkFile> {
    const writer = await StoredFileWriter.append(this.places.files, this.id, path, keepBytes);
    this.opened.add(writer);
    if (writer.position < keepBytes) {
      this.close(writer);
      throw new RangeError(`${path} has ${writer.position} bytes; ${keepBytes} were to be kept`);
    }
    return {
      write: async (bytes) => writer.append(bytes),
      flush: async () => writer.flush(),
      close: async () => this.close(writer),
    };
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    const blob = await this.places.files.read(this.id, await storedFileName(path));
    return blob && new Uint8Array(await blob.arrayBuffer());
  }

  async remove(path: string): Promise<void> {
    await this.places.files.removeFile(this.id, await storedFileName(path));
  }

  /** A file that stayed open would keep the folder from being removed, or gone on with. */
  closeAll(): void {
    for (const writer of this.opened) this.close(writer);
  }

  private close(writer: StoredFileWriter): void {
    if (this.opened.delete(writer)) writer.close();
  }
}
