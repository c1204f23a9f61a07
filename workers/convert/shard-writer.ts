import { Failure } from '#base/failure.ts';
import type { ModelSink, SinkFile } from './folder.ts';
import type { Placement } from './onnx-model.ts';

/** Browsers read a file into one buffer; half a gigabyte is what the smallest of them bear. */
const MAX_SHARD_BYTES = 512 * 1024 * 1024;
const ALIGNMENT = 64;

/** Appends tensors to `model.onnx_data`, `model.onnx_data_1`, … of one graph's folder. */
export class ShardWriter {
  private readonly sink: ModelSink;
  private readonly folder: string;
  private readonly maxShardBytes: number;
  private readonly names: string[] = [];
  private file: SinkFile | undefined;
  private offset = 0;

  constructor(sink: ModelSink, folder: string, maxShardBytes = MAX_SHARD_BYTES) {
    this.sink = sink;
    this.folder = folder;
    this.maxShardBytes = maxShardBytes;
  }

  /** Paths of the shards so far. */
  get paths(): readonly string[] {
    return this.names.map((name) => `${this.folder}/${name}`);
  }

  /** Throws `tensor-too-large` when one tensor fills more than a shard. */
  async append(tensorName: string, bytes: Uint8Array): Promise<Placement> {
    if (bytes.length > this.maxShardBytes)
      throw tooLarge(tensorName, bytes.length, this.maxShardBytes);
    const padding = (ALIGNMENT - (this.offset % ALIGNMENT)) % ALIGNMENT;
    let file = this.file;
    if (!file || this.offset + padding + bytes.length > this.maxShardBytes)
      file = await this.next();
    else if (padding > 0) {
      await file.write(new Uint8Array(padding));
      this.offset += padding;
    }
    const placement = { file: this.names.at(-1) ?? '', offset: this.offset, length: bytes.length };
    await file.write(bytes);
    this.offset += bytes.length;
    return placement;
  }

  async close(): Promise<void> {
    await this.file?.close();
    this.file = undefined;
  }

  private async next(): Promise<SinkFile> {
    await this.close();
    const name = `model.onnx_data${this.names.length === 0 ? '' : `_${this.names.length}`}`;
    this.names.push(name);
    this.offset = 0;
    this.file = await this.sink.create(`${this.folder}/${name}`);
    return this.file;
  }
}

function tooLarge(tensorName: string, bytes: number, most: number): Failure {
  return new Failure({
    code: 'tensor-too-large',
    message: `${tensorName} takes ${bytes} bytes in this flavour; one file may hold ${most}.`,
    cure: 'Convert a flavour with fewer bits only, such as gpu-q4.',
    facts: { tensor: tensorName, bytes },
  });
}
