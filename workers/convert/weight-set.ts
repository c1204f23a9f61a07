import { divideMatrix, type MatrixToStore, type Rectangle } from './divide-matrix.ts';
import type { WeightSetPlan } from './flavours.ts';
import type { ModelSink } from './folder.ts';
import type { FileState } from './hashing-file.ts';
import { type PartWriter, type SetShards, type Slab, startPart } from './part-writer.ts';
import { EMBEDDING, HEAD } from './qwen3-tensors.ts';
import { addSums, type SquaredSums } from './relative-error.ts';
import { ShardWriter, shardPath } from './shard-writer.ts';
import type { Precision, StoredMatrix, StoredPart } from './stored-weights.ts';
import { packedBytes, WEIGHT_FORMATS } from './weight-format.ts';

const PACKED_STEM = 'model.onnx_data';
const floatsStem = (precision: Precision) => `floats_${precision}.onnx_data`;

/** Paths of the first shards of a set. */
export function shardStems({ folder, precisions }: WeightSetPlan): readonly string[] {
  return [PACKED_STEM, ...precisions.map(floatsStem)].map((stem) => `${folder}/${stem}`);
}

/** Opens the shards of a set, behind what an earlier attempt left in them. */
export async function openShards(
  plan: WeightSetPlan,
  sink: ModelSink,
  maxShardBytes: number,
  earlier: ReadonlyMap<string, FileState>,
): Promise<SetShards> {
  const open = (stem: string) => {
    const path = `${plan.folder}/${stem}`;
    const states: FileState[] = [];
    for (;;) {
      const state = earlier.get(shardPath(path, states.length));
      if (!state) break;
      states.push(state);
    }
    return ShardWriter.open({ sink, folder: plan.folder, stem, maxShardBytes }, states);
  };
  const packed = await open(PACKED_STEM);
  const floats: Partial<Record<Precision, ShardWriter>> = {};
  for (const precision of plan.precisions) floats[precision] = await open(floatsStem(precision));
  return { packed, floats };
}

/**
 * What a set keeps of one matrix of the checkpoint: usually itself; of a tied embedding also the
 * head, where that is of another format or divided the other way.
 */
export function matricesToStore(
  plan: WeightSetPlan,
  tensor: { readonly name: string; readonly rows: number; readonly columns: number },
  isTied: boolean,
  mostBytes: number,
): readonly MatrixToStore[] {
  const head = { ...tensor, name: HEAD, format: plan.head, divides: 'by-rows' } as const;
  if (tensor.name === HEAD) return [head];
  if (tensor.name !== EMBEDDING) return [{ ...tensor, format: plan.body, divides: 'never' }];
  const embedding = { ...tensor, format: plan.embedding, divides: 'by-columns' } as const;
  const isShared = plan.embedding === plan.head && divideMatrix(embedding, mostBytes).length === 1;
  return isTied && !isShared ? [embedding, head] : [embedding];
}

/** Parts of a matrix that one reading of the tensor can write: their rows follow one another. */
export interface Lane {
  readonly set: string;
  readonly matrix: MatrixToStore;
  readonly rectangles: readonly Rectangle[];
}

export function lanesOf(set: string, matrix: MatrixToStore, mostBytes: number): readonly Lane[] {
  const rectangles = divideMatrix(matrix, mostBytes);
  if (matrix.divides !== 'by-columns') return [{ set, matrix, rectangles }];
  return rectangles.map((rectangle) => ({ set, matrix, rectangles: [rectangle] }));
}

/**
 * The lanes that are written in the same reading of their tensor. Nearly always one reading is
 * enough; parts of one set that lie beside each other need one each, and so do transposed parts
 * that would fill more than `mostBytes` of memory together.
 */
export function planReadings(
  lanes: readonly Lane[],
  mostBytes: number,
): ReadonlyArray<readonly Lane[]> {
  const readings: Lane[][] = [];
  for (const lane of lanes) {
    const after = readings.findLastIndex((reading) => reading.some(({ set }) => set === lane.set));
    const fits = (reading: readonly Lane[], i: number) =>
      i > after && memoryOf([...reading, lane]) <= Math.max(mostBytes, memoryOf([lane]));
    const found = readings.findIndex(fits);
    if (found >= 0) readings[found]?.push(lane);
    else readings.push([lane]);
  }
  return readings;
}

/** Bytes of the transposed constants that are in memory at once. */
function memoryOf(lanes: readonly Lane[]): number {
  return lanes.reduce((sum, { matrix: { format }, rectangles }) => {
    if (WEIGHT_FORMATS[format].layout === 'blocks') return sum;
    const sizes = rectangles.map(({ rows, columns }) => packedBytes(format, rows * columns));
    return sum + Math.max(...sizes);
  }, 0);
}

/** Writes the parts of one lane one after the other. */
export class LaneWriter {
  private readonly lane: Lane;
  private readonly shards: SetShards;
  private readonly parts: StoredPart[] = [];
  private part: PartWriter | undefined;
  private sums: SquaredSums = { error: 0, signal: 0 };

  constructor(lane: Lane, shards: SetShards) {
    this.lane = lane;
    this.shards = shards;
  }

  async add(slab: Slab): Promise<void> {
    const slabEnd = slab.firstRow + slab.rows;
    for (const rectangle of this.lane.rectangles) {
      const end = rectangle.firstRow + rectangle.rows;
      if (rectangle.firstRow >= slabEnd || end <= slab.firstRow) continue;
      const part = this.part ?? (await this.start(rectangle));
      this.sums = addSums(this.sums, await part.add(slab));
      this.part = part;
      if (end > slabEnd) continue;
      this.parts.push(await part.finish());
      this.part = undefined;
    }
  }

  /** The matrix as far as this lane wrote it. */
  stored(): StoredMatrix {
    const { format, rows, columns } = this.lane.matrix;
    return { format, rows, columns, parts: this.parts, error: this.sums };
  }

  private start(rectangle: Rectangle): Promise<PartWriter> {
    const { name, format, columns } = this.lane.matrix;
    return startPart({ name, format, rectangle, rowLength: columns }, this.shards);
  }
}

/** A matrix of what two of its lanes wrote. */
export function joinLanes(first: StoredMatrix, second: StoredMatrix): StoredMatrix {
  const parts = [...first.parts, ...second.parts];
  return { ...first, parts, error: addSums(first.error, second.error) };
}
