/** A folder in memory in the shape of a handle that a person granted; the part that is used. */
export class MemoryDirectory {
  readonly folders = new Map<string, MemoryDirectory>();
  readonly files = new Map<string, Blob>();
  /** Writing to a file of this name fails, as on a full stick. */
  fullAt: string | undefined;

  /** The same as the platform's type; what is not here throws. */
  get handle(): FileSystemDirectoryHandle {
    return this as unknown as FileSystemDirectoryHandle;
  }

  async getDirectoryHandle(name: string, { create = false } = {}): Promise<MemoryDirectory> {
    const found = this.folders.get(name);
    if (found) return found;
    if (this.files.has(name)) throw new DOMException('a file', 'TypeMismatchError');
    if (!create) throw new DOMException('nothing', 'NotFoundError');
    const made = new MemoryDirectory();
    made.fullAt = this.fullAt;
    this.folders.set(name, made);
    return made;
  }

  async getFileHandle(name: string) {
    return {
      createWritable: async () => {
        const parts: BlobPart[] = [];
        return {
          write: async (part: BlobPart) => {
            if (name === this.fullAt) throw new DOMException('no room', 'QuotaExceededError');
            parts.push(part);
          },
          close: async () => {
            this.files.set(name, new Blob(parts));
          },
          abort: async () => undefined,
        };
      },
    };
  }
}
