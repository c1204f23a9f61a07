/** A file that can be read at any place, so that a checkpoint larger than memory can be converted. */
export interface RandomAccess {
  /** Bytes. */
  readonly size: number;
  /** Exactly `length` bytes from `offset`; rejects when the file ends before that. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** The folder that is read: a Hugging Face checkpoint. */
export interface ModelSource {
  /** What the person calls it; the default name of the converted model. */
  readonly name: string;
  /** `undefined` when the folder has no such file. */
  open(fileName: string): Promise<RandomAccess | undefined>;
}

export interface SinkFile {
  write(bytes: Uint8Array): Promise<void>;
  /** What was written survives a crash of this process from here on. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The folder that is written; paths have at most one subfolder (`cpu/model.onnx`). It may hold what
 * an interrupted attempt left.
 */
export interface ModelSink {
  /**
   * Opens a file for appending, cut to the first `keepBytes` of what an earlier attempt wrote.
   * Rejects when there are fewer.
   */
  open(path: string, keepBytes: number): Promise<SinkFile>;
  /** The whole of a small file that an earlier attempt left; `undefined` when there is none. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Forgets a file; not an error when it does not exist. */
  remove(path: string): Promise<void>;
}
