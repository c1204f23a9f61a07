import { definitely } from '#base/assert.ts';
import { Sha256 } from '#library/sha256.ts';
import type { CheckpointFile } from './checkpoint.ts';
import type { ModelSink } from './folder.ts';
import type { FileState } from './hashing-file.ts';
import { fromHex, toHex } from './hex.ts';
import { type Journal, type JournalEntry, lastStates } from './journal.ts';
import { type SetShards, type Slab, storeFloats } from './part-writer.ts';
import type { ConversionPlan } from './plan-conversion.ts';
import { HEAD } from './qwen3-tensors.ts';
import { readBytes } from './read-bytes.ts';
import { readSlabs } from './read-slabs.ts';
import { rotaryTables } from './rotary-tables.ts';
import type { TensorEntry } from './safetensors.ts';
import type { ShardWriter } from './shard-writer.ts';
import type { StoredFloats, StoredMatrix, StoredWeights } from './stored-weights.ts';
import {
  joinLanes,
  type Lane,
  LaneWriter,
  lanesOf,
  matricesToStore,
  openShards,
  planReadings,
} from './weight-set.ts';

interface ProgressOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onBytes: (doneBytes: number, tensor: string | undefined) => void;
}

/** The weights of one set as far as they are stored. */
interface SetWeights {
  readonly matrices: Record<string, StoredMatrix>;
  readonly vectors: Record<string, StoredFloats>;
}

/** Reads the checkpoint once, from the first byte to the last, and writes every set from it. */
export class TensorConversion {
  private readonly plan: ConversionPlan;
  private readonly journal: Journal;
  private readonly progress: ProgressOptions;
  private readonly shards: ReadonlyMap<string, SetShards>;
  private readonly weights: ReadonlyMap<string, SetWeights>;
  /** Saved states of the files' hashes, by file name; that of a file that is read lives here. */
  private readonly sourceHashes = new Map<string, string>();
  private readonly doneTensors = new Set<string>();
  /** Lengths of the shards when the journal was written last, by path. */
  private readonly journaled = new Map<string, number>();
  private doneBytes = 0;
  private lastTensor: string | undefined;

  private constructor(
    plan: ConversionPlan,
    journal: Journal,
    shards: ReadonlyMap<string, SetShards>,
    progress: ProgressOptions,
  ) {
    this.plan = plan;
    this.journal = journal;
    this.shards = shards;
    this.progress = progress;
    this.weights = new Map(plan.sets.map(({ id }) => [id, { matrices: {}, vectors: {} }]));
    for (const entry of journal.entries) this.replay(entry);
  }

  /** Goes on behind the journal's last entry. Rejects when the shards are shorter than it says. */
  static async open(
    plan: ConversionPlan,
    sink: ModelSink,
    journal: Journal,
    progress: ProgressOptions,
  ): Promise<TensorConversion> {
    const earlier = lastStates(journal.entries);
    const shards = new Map<string, SetShards>();
    for (const set of plan.sets) {
      shards.set(set.id, await openShards(set, sink, plan.maxShardBytes, earlier));
    }
    return new TensorConversion(plan, journal, shards, progress);
  }

  async run(): Promise<void> {
    this.report();
    for (const file of this.plan.checkpoint.files) {
      const saved = this.sourceHashes.get(file.name);
      const hash = await Sha256.start(saved === undefined ? undefined : fromHex(saved));
      if (saved === undefined) {
        hash.update(await readBytes(file, 0, file.headerBytes));
        this.doneBytes += file.headerBytes;
      }
      for (const tensor of file.tensors) {
        if (!this.doneTensors.has(tensor.name)) await this.convertTensor(file, tensor, hash);
      }
      // Kept even for a file without tensors.
      this.sourceHashes.set(file.name, toHex(hash.save()));
    }
  }

  /** Adds what no tensor holds, and closes the shards. */
  async finish(): Promise<ReadonlyMap<string, StoredWeights>> {
    const { contextLength, headSize, rotary } = this.plan.config;
    const { cos, sin } = rotaryTables(rotary, contextLength);
    const shape = [contextLength, headSize / 2];
    const finished = new Map<string, StoredWeights>();
    for (const [id, { packed, floats }] of this.shards) {
      const { matrices, vectors } = definitely(this.weights.get(id), id);
      const cosines = await storeFloats('cos_cache', cos, shape, floats);
      const sines = await storeFloats('sin_cache', sin, shape, floats);
      for (const writer of [packed, ...writersOf(floats)]) await writer.close();
      finished.set(id, { matrices, vectors, cosines, sines });
    }
    return finished;
  }

  shardsOf(set: string): SetShards {
    return definitely(this.shards.get(set), set);
  }

  async sourceSha256(file: string): Promise<string> {
    const state = definitely(this.sourceHashes.get(file), file);
    return (await Sha256.start(fromHex(state))).hex();
  }

  /** After a failure; the files keep what the journal says. */
  async abandon(): Promise<void> {
    const writers = [...this.shards.values()].flatMap(({ packed, floats }) => [
      packed,
      ...writersOf(floats),
    ]);
    await Promise.allSettled([...writers.map((writer) => writer.close()), this.journal.close()]);
  }

  private replay(entry: JournalEntry): void {
    const { tensor, source, sets } = entry;
    const { checkpoint } = this.plan;
    if (!this.sourceHashes.has(source.file)) {
      const file = checkpoint.files.find(({ name }) => name === source.file);
      this.doneBytes += file?.headerBytes ?? 0;
    }
    this.sourceHashes.set(source.file, source.hash);
    this.doneBytes += checkpoint.tensors.get(tensor)?.length ?? 0;
    this.doneTensors.add(tensor);
    this.lastTensor = tensor;
    for (const [id, stored] of Object.entries(sets)) this.keep(id, stored);
    for (const [path, { bytes }] of Object.entries(entry.shards)) this.journaled.set(path, bytes);
  }

  private keep(set: string, stored: SetWeights): void {
    const weights = this.weights.get(set);
    Object.assign(weights?.matrices ?? {}, stored.matrices);
    Object.assign(weights?.vectors ?? {}, stored.vectors);
  }

  private async convertTensor(
    file: CheckpointFile,
    tensor: TensorEntry,
    hash: Sha256,
  ): Promise<void> {
    const onSlab = (slab: { readonly bytes: Uint8Array }) => {
      hash.update(slab.bytes);
      this.doneBytes += slab.bytes.length;
      this.report();
    };
    const sets =
      tensor.shape.length > 1
        ? await this.storeMatrix(file, tensor, onSlab)
        : await this.storeVector(file, tensor, onSlab);
    for (const [id, stored] of Object.entries(sets)) this.keep(id, stored);
    await this.enterJournal({
      tensor: tensor.name,
      source: { file: file.name, hash: toHex(hash.save()) },
      sets,
    });
    this.lastTensor = tensor.name;
    this.report();
  }

  private async storeVector(
    file: CheckpointFile,
    tensor: TensorEntry,
    onSlab: (slab: { readonly bytes: Uint8Array }) => void,
  ): Promise<Record<string, SetWeights>> {
    const stored: Record<string, SetWeights> = {};
    for await (const slab of readSlabs(file, tensor)) {
      this.progress.signal?.throwIfAborted();
      onSlab(slab);
      for (const [id, { floats }] of this.shards) {
        const vector = await storeFloats(tensor.name, slab.weights, tensor.shape, floats);
        stored[id] = { matrices: {}, vectors: { [tensor.name]: vector } };
      }
    }
    return stored;
  }

  private async storeMatrix(
    file: CheckpointFile,
    tensor: TensorEntry,
    onSlab: (slab: { readonly bytes: Uint8Array }) => void,
  ): Promise<Record<string, SetWeights>> {
    const readings = planReadings(this.lanesFor(tensor), this.plan.maxShardBytes);
    const written: Array<{ readonly lane: Lane; readonly matrix: StoredMatrix }> = [];
    // The head that some tied models repeat is hashed and not kept.
    for (const [i, lanes] of (readings.length > 0 ? readings : [[]]).entries()) {
      const writers = lanes.map((lane) => new LaneWriter(lane, this.shardsOf(lane.set)));
      for await (const slab of readSlabs(file, tensor)) {
        this.progress.signal?.throwIfAborted();
        if (i === 0) onSlab(slab);
        await addToAll(writers, slab);
      }
      lanes.forEach((lane, k) => {
        written.push({ lane, matrix: definitely(writers[k], 'its writer').stored() });
      });
    }
    return joinBySet(written);
  }

  private lanesFor({ name, shape }: TensorEntry): readonly Lane[] {
    const { sets, config, maxShardBytes } = this.plan;
    if (name === HEAD && config.tied) return [];
    const [rows = 1, columns = 1] = shape;
    return sets.flatMap((set) =>
      matricesToStore(set, { name, rows, columns }, config.tied, maxShardBytes).flatMap((matrix) =>
        lanesOf(set.id, matrix, maxShardBytes),
      ),
    );
  }

  private async enterJournal(entry: Omit<JournalEntry, 'shards'>): Promise<void> {
    const changed: Array<readonly [string, FileState]> = [];
    for (const { packed, floats } of this.shards.values()) {
      for (const writer of [packed, ...writersOf(floats)]) {
        await writer.flush();
        for (const shard of writer.shards()) {
          if (this.journaled.get(shard[0]) === shard[1].bytes) continue;
          this.journaled.set(shard[0], shard[1].bytes);
          changed.push(shard);
        }
      }
    }
    await this.journal.append(entry, changed);
  }

  private report(): void {
    this.progress.onBytes(this.doneBytes, this.lastTensor);
  }
}

async function addToAll(writers: readonly LaneWriter[], slab: Slab): Promise<void> {
  for (const writer of writers) await writer.add(slab);
}

function joinBySet(
  written: ReadonlyArray<{ readonly lane: Lane; readonly matrix: StoredMatrix }>,
): Record<string, SetWeights> {
  const sets: Record<string, SetWeights> = {};
  for (const { lane, matrix } of written) {
    const { name } = lane.matrix;
    sets[lane.set] ??= { matrices: {}, vectors: {} };
    const { matrices } = definitely(sets[lane.set], lane.set);
    const earlier = matrices[name];
    matrices[name] = earlier ? joinLanes(earlier, matrix) : matrix;
  }
  return sets;
}

function writersOf(floats: SetShards['floats']): readonly ShardWriter[] {
  return [floats.fp32, floats.fp16].filter((writer) => writer !== undefined);
}
