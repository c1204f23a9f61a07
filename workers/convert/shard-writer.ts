import { assert, definitely } from '#base/assert.ts';
import type { ModelSink } from './folder.ts';
import { type FileState, HashingFile } from './hashing-file.ts';
import type { Placement } from './onnx-model.ts';

/** Browsers read a file into one buffer; half a gigabyte is what the smallest of them bear. */
export const MAX_SHARD_BYTES = 512 * 1024 * 1024;
const ALIGNMENT = 64;

/** Where the shards `stem`, `stem_1`, `stem_2`, … are written. */
export interface ShardPlace {
  readonly sink: ModelSink;
  readonly folder: string;
  /** Such as `model.onnx_data`. */
  readonly stem: string;
  readonly maxShardBytes: number;
}

/** Appends constants to shards and begins a new one when the last is full. */
export class ShardWriter {
  private readonly place: ShardPlace;
  private readonly finished: FileState[];
  private file: HashingFile | undefined;
  /** The last shard of an earlier attempt, until it is written to. */
  private left: FileState | undefined;
  /** Bytes of the constant that was begun and are not written yet. */
  private missing = 0;

  private constructor(place: ShardPlace, finished: readonly FileState[]) {
    this.place = place;
    this.finished = [...finished];
  }

  /**
   * Goes on behind the shards that an earlier attempt left, or begins with the first. Rejects when
   * one of them is gone or shorter than it was.
   */
  static async open(place: ShardPlace, shards: readonly FileState[] = []): Promise<ShardWriter> {
    const writer = new ShardWriter(place, shards.slice(0, -1));
    writer.left = shards.at(-1);
    for (const [i, { bytes }] of shards.entries()) {
      await (await place.sink.open(writer.path(i), bytes)).close();
    }
    return writer;
  }

  /** Makes room for a constant, whose bytes the next calls of `write` bring. */
  async begin(length: number): Promise<Placement> {
    assert(this.missing === 0, 'the constant before is whole');
    assert(length <= this.place.maxShardBytes, `${length} bytes fit into a shard`);
    let file = this.file ?? (await this.goOn());
    const padding = (ALIGNMENT - (file.bytes % ALIGNMENT)) % ALIGNMENT;
    if (file.bytes + padding + length > this.place.maxShardBytes) file = await this.next();
    else if (padding > 0) await file.write(new Uint8Array(padding));
    this.missing = length;
    return { file: this.name(this.finished.length), offset: file.bytes, length };
  }

  async write(bytes: Uint8Array): Promise<void> {
    assert(bytes.length <= this.missing, 'a constant has the length it was begun with');
    this.missing -= bytes.length;
    await definitely(this.file, 'an open shard').write(bytes);
  }

  async append(values: Uint8Array | Uint16Array | Float32Array): Promise<Placement> {
    const place = await this.begin(values.byteLength);
    await this.write(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    return place;
  }

  async flush(): Promise<void> {
    await this.file?.flush();
  }

  /** By path, in the order of their beginning; closed ones among them. */
  shards(): ReadonlyArray<readonly [path: string, state: FileState]> {
    const last = this.file?.state() ?? this.left;
    const states = last ? [...this.finished, last] : this.finished;
    return states.map((state, i) => [this.path(i), state]);
  }

  async close(): Promise<void> {
    if (!this.file) return;
    await this.file.flush();
    await this.file.close();
    this.finished.push(this.file.state());
    this.file = undefined;
  }

  private async goOn(): Promise<HashingFile> {
    if (!this.left) return this.next();
    const path = this.path(this.finished.length);
    this.file = await HashingFile.open(this.place.sink, path, this.left);
    this.left = undefined;
    return this.file;
  }

  private async next(): Promise<HashingFile> {
    await this.close();
    this.file = await HashingFile.open(this.place.sink, this.path(this.finished.length));
    return this.file;
  }

  private path(index: number): string {
    return `${this.place.folder}/${this.name(index)}`;
  }

  private name(index: number): string {
    return shardPath(this.place.stem, index);
  }
}

/** `stem` for the first shard, then `stem_1`, `stem_2`, … */
export function shardPath(stem: string, index: number): string {
  return index === 0 ? stem : `${stem}_${index}`;
}
