import type { FileStore, OpenFile } from './file-store.ts';

/** Faults that a test causes; all are off at first and may change at any time. */
export interface StoreFaults {
  /** Bytes that all files together may have. */
  quota: number;
  /** How a write over quota answers: as a persistent or as a private profile does. */
  overQuota: 'throw' | 'error-code' | 'short';
  /** The write with this number, counted from 1, throws. */
  throwAtWrite: number;
}

/** Folders in memory. What was written after the last flush is lost when `crash` is called. */
export class MemoryFileStore implements FileStore {
  readonly faults: StoreFaults = {
    quota: Number.POSITIVE_INFINITY,
    overQuota: 'throw',
    throwAtWrite: 0,
  };
  writes = 0;
  private readonly content = new Map<string, Map<string, Uint8Array<ArrayBuffer>>>();
  private readonly flushed = new Map<string, Uint8Array<ArrayBuffer>>();
  private readonly open = new Set<string>();

  async openForWriting(folder: string, name: string): Promise<OpenFile> {
    const key = `${folder}/${name}`;
    if (this.open.has(key)) throw new Error(`${key} is open already`);
    this.open.add(key);
    const files = this.folder(folder);
    if (!files.has(name)) files.set(name, new Uint8Array());
    const bytesNow = () => files.get(name) ?? new Uint8Array();
    return {
      size: () => bytesNow().length,
      write: (bytes, at) => this.write(files, name, bytes, at),
      truncate: (length) => files.set(name, resized(bytesNow(), length)),
      flush: () => this.flushed.set(key, bytesNow().slice()),
      close: () => this.open.delete(key),
    };
  }

  async read(folder: string, name: string): Promise<Blob | undefined> {
    const bytes = this.content.get(folder)?.get(name);
    return bytes && new Blob([bytes]);
  }

  async removeFile(folder: string, name: string): Promise<void> {
    this.content.get(folder)?.delete(name);
  }

  async removeFolder(folder: string): Promise<void> {
    this.content.delete(folder);
  }

  async folders(): Promise<readonly string[]> {
    return [...this.content.keys()];
  }

  async sizes(folder: string): Promise<ReadonlyMap<string, number>> {
    const files = this.content.get(folder) ?? new Map<string, Uint8Array>();
    return new Map([...files].map(([name, bytes]) => [name, bytes.length]));
  }

  /** The bytes themselves, for a test to damage. */
  bytes(folder: string, name: string): Uint8Array<ArrayBuffer> {
    const bytes = this.content.get(folder)?.get(name);
    if (!bytes) throw new Error(`there is no ${folder}/${name}`);
    return bytes;
  }

  usedBytes(): number {
    const files = [...this.content.values()].flatMap((folder) => [...folder.values()]);
    return files.reduce((sum, file) => sum + file.length, 0);
  }

  /** As if the machine lost power: open files close, and only what was flushed is left. */
  crash(): void {
    this.open.clear();
    for (const [folder, files] of this.content) {
      for (const name of files.keys()) {
        files.set(name, this.flushed.get(`${folder}/${name}`) ?? new Uint8Array());
      }
    }
  }

  private folder(name: string) {
    const files = this.content.get(name) ?? new Map<string, Uint8Array<ArrayBuffer>>();
    this.content.set(name, files);
    return files;
  }

  private write(
    files: Map<string, Uint8Array<ArrayBuffer>>,
    name: string,
    bytes: Uint8Array,
    at: number,
  ): number {
    this.writes++;
    if (this.writes === this.faults.throwAtWrite) throw new Error('the disk failed');
    const old = files.get(name) ?? new Uint8Array();
    const growth = Math.max(0, at + bytes.length - old.length);
    const room = this.faults.quota - this.usedBytes();
    const taken = growth <= room ? bytes.length : bytes.length - (growth - room);
    const next = resized(old, Math.max(old.length, at + Math.max(0, taken)));
    next.set(bytes.subarray(0, Math.max(0, taken)), at);
    files.set(name, next);
    if (taken === bytes.length) return taken;
    if (this.faults.overQuota === 'throw')
      throw new DOMException('No space is left.', 'QuotaExceededError');
    return this.faults.overQuota === 'short' ? Math.max(0, taken) : 4_294_967_288;
  }
}

function resized(bytes: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  const next = new Uint8Array(length);
  next.set(bytes.subarray(0, length));
  return next;
}
