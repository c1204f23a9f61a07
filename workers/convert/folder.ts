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
  close(): Promise<void>;
}

/** The folder that is written; paths have at most one subfolder (`cpu/model.onnx`). */
export interface ModelSink {
  create(path: string): Promise<SinkFile>;
}
