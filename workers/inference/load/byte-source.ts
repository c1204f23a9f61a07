/** A file that is read synchronously, at any place. */
export interface ByteSource {
  /** Bytes. */
  readonly size: number;
  /** The bytes from `begin` to before `end`; valid until the next read. Throws when they are gone. */
  read(begin: number, end: number): Uint8Array<ArrayBuffer>;
  close(): void;
}
