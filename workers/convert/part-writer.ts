import { Failure } from '#base/failure.ts';
import { type BlockGrid, quantiseBlocks } from './block-quantised.ts';
import { quantiseRowsToInt8, transposeInto } from './column-int8.ts';
import type { Rectangle } from './divide-matrix.ts';
import { encodeHalfFloats, LARGEST_HALF } from './half-floats.ts';
import type { SquaredSums } from './relative-error.ts';
import type { ShardWriter } from './shard-writer.ts';
import type {
  Precision,
  StoredConstant,
  StoredFloats,
  StoredPart,
  WeightFormatId,
} from './stored-weights.ts';
import { packedBytes, scaleCount, WEIGHT_FORMATS } from './weight-format.ts';

/** The shards of one weight set. */
export interface SetShards {
  /** What is the same for each precision. */
  readonly packed: ShardWriter;
  readonly floats: Partial<Readonly<Record<Precision, ShardWriter>>>;
}

/** Whole rows of a matrix. */
export interface Slab {
  readonly weights: Float32Array;
  readonly firstRow: number;
  readonly rows: number;
}

/** Writes one rectangle of a matrix, whose rows come in slabs from above. */
export interface PartWriter {
  add(slab: Slab): Promise<SquaredSums>;
  finish(): Promise<StoredPart>;
}

export interface PartToStore {
  /** Of the tensor, for messages. */
  readonly name: string;
  readonly format: WeightFormatId;
  readonly rectangle: Rectangle;
  /** Of the whole matrix. */
  readonly rowLength: number;
}

export function startPart(part: PartToStore, shards: SetShards): Promise<PartWriter> {
  const format = WEIGHT_FORMATS[part.format];
  if (format.layout === 'blocks') {
    const grid = { ...format, halfScales: shards.floats.fp16 !== undefined };
    return startBlocks(part, grid, shards);
  }
  return Promise.resolve(
    format.type === 'uint8' ? startInt8(part, shards) : startFloats(part, shards),
  );
}

/** Steps go to the shard slab by slab; the scales follow when all are known. */
async function startBlocks(
  part: PartToStore,
  grid: BlockGrid,
  shards: SetShards,
): Promise<PartWriter> {
  const { rows, columns } = part.rectangle;
  const blocks = columns / grid.blockSize;
  const scales = new Float32Array(scaleCount(part.format, rows, columns));
  const place = await shards.packed.begin(packedBytes(part.format, rows * columns));
  return {
    async add(slab) {
      const window = windowOf(part, slab);
      const values = new Uint8Array(packedBytes(part.format, window.rows * columns));
      const firstScale = window.firstRow * blocks;
      const sums = quantiseBlocks(window, grid, { values, scales, firstScale });
      await shards.packed.write(values);
      return sums;
    },
    async finish() {
      const shape = [rows, blocks, (grid.blockSize * grid.bits) / 8];
      return {
        ...part.rectangle,
        values: { type: 'uint8', shape, place },
        scales: await storeFloats(part.name, scales, [rows, blocks], shards.floats),
      };
    },
  };
}

/** The transposed matrix is in memory until its last row has come. */
function startInt8(part: PartToStore, { packed }: SetShards): PartWriter {
  const { rows, columns } = part.rectangle;
  const values = new Uint8Array(rows * columns);
  const scales = new Float32Array(rows);
  return {
    add: (slab) => {
      const window = windowOf(part, slab);
      return Promise.resolve(quantiseRowsToInt8(window, { ...window, rows, values, scales }));
    },
    async finish() {
      const stored = await store(packed, 'uint8', values, [columns, rows]);
      // Beside the steps, as the product needs 32-bit scales in graphs of either precision.
      const fp32 = await store(packed, 'float32', scales, [rows]);
      return { ...part.rectangle, values: stored, scales: { fp32 } };
    },
  };
}

function startFloats(part: PartToStore, { packed }: SetShards): PartWriter {
  const { rows, columns } = part.rectangle;
  const values = new Float32Array(rows * columns);
  return {
    add: (slab) => {
      const { weights, rowLength, firstRow, firstColumn, rows: count } = windowOf(part, slab);
      const own = new Float32Array(count * columns);
      let signal = 0;
      for (let row = 0; row < count; row++) {
        const from = row * rowLength + firstColumn;
        own.set(weights.subarray(from, from + columns), row * columns);
      }
      for (let i = 0; i < own.length; i++) signal += (own[i] ?? 0) * (own[i] ?? 0);
      transposeInto(own, count, columns, { values, firstRow, rows });
      return Promise.resolve({ error: 0, signal });
    },
    async finish() {
      const stored = await store(packed, 'float32', values, [columns, rows]);
      return { ...part.rectangle, values: stored, scales: {} };
    },
  };
}

/** The part's share of a slab; its first row counts from the part's own. */
function windowOf({ rectangle, rowLength }: PartToStore, slab: Slab) {
  const start = Math.max(rectangle.firstRow, slab.firstRow);
  const end = Math.min(rectangle.firstRow + rectangle.rows, slab.firstRow + slab.rows);
  return {
    weights: slab.weights.subarray((start - slab.firstRow) * rowLength),
    rowLength,
    firstRow: start - rectangle.firstRow,
    rows: end - start,
    firstColumn: rectangle.firstColumn,
    columns: rectangle.columns,
  };
}

/** Stores the values once for each precision. Throws `value-too-large` where fp16 ends. */
export async function storeFloats(
  name: string,
  values: Float32Array,
  shape: readonly number[],
  shards: SetShards['floats'],
): Promise<StoredFloats> {
  const halves = shards.fp16 && encodeHalves(name, values);
  return {
    ...(shards.fp32 && { fp32: await store(shards.fp32, 'float32', values, shape) }),
    ...(shards.fp16 && halves && { fp16: await store(shards.fp16, 'float16', halves, shape) }),
  };
}

function encodeHalves(name: string, values: Float32Array): Uint16Array {
  try {
    return encodeHalfFloats(values);
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    throw new Failure({
      code: 'value-too-large',
      message: `${name} cannot be kept in 16-bit floats, which end at ${LARGEST_HALF}: ${thrown.message}.`,
      cure: 'Convert to flavours that compute with 32 bits only, such as gpu-q4.',
      facts: { tensor: name },
    });
  }
}

async function store(
  shards: ShardWriter,
  type: StoredConstant['type'],
  values: Uint8Array | Uint16Array | Float32Array,
  shape: readonly number[],
): Promise<StoredConstant> {
  return { type, shape, place: await shards.append(values) };
}
