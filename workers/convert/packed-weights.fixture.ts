import { definitely } from '#base/assert.ts';
import { encodeHalfFloats, roundToHalf } from './half-floats.ts';
import type { ElementType, Placement } from './onnx-model.ts';
import type { Qwen3Config } from './qwen3-config.ts';
import { rotaryTables } from './rotary-tables.ts';
import type { NamedTensor } from './safetensors-writer.ts';
import type {
  StoredConstant,
  StoredFloats,
  StoredMatrix,
  StoredPart,
  StoredWeights,
  WeightFormatId,
} from './stored-weights.ts';

/** Into which constants a matrix goes. */
export interface Packing {
  readonly format: WeightFormatId;
  /** The first row or column of each part but the first; the matrix is whole when absent. */
  readonly rowCuts?: readonly number[];
  readonly columnCuts?: readonly number[];
}

export interface PackedWeights {
  readonly weights: StoredWeights;
  /** The only shard, by the name that the constants have for it. */
  readonly shard: { readonly path: string; readonly data: Uint8Array };
  /** What the graph computes with in place of the tensors. */
  readonly values: ReadonlyMap<string, Float32Array>;
}

const SHARD = 'model.onnx_data';

/**
 * Packs weights plainly, by rounding to the nearest step, so that graphs are judged without the
 * converter; every scale is a half float, so that both precisions hold the same weights.
 */
export function packWeights(
  config: Qwen3Config,
  tensors: readonly NamedTensor[],
  packing: (name: string) => Packing,
): PackedWeights {
  const shard = new Shard();
  const matrices: Record<string, StoredMatrix> = {};
  const vectors: Record<string, StoredFloats> = {};
  const values = new Map<string, Float32Array>();
  for (const tensor of tensors) {
    if (tensor.shape.length === 1) {
      vectors[tensor.name] = shard.floats(tensor.values, tensor.shape);
      values.set(tensor.name, tensor.values);
    } else {
      const packed = packMatrix(shard, tensor, packing(tensor.name));
      matrices[tensor.name] = packed.stored;
      values.set(tensor.name, packed.values);
    }
  }
  const { cos, sin } = rotaryTables(config.rotary, config.contextLength);
  const shape = [config.contextLength, config.headSize / 2];
  const cosines = shard.floats(cos, shape);
  const sines = shard.floats(sin, shape);
  return {
    weights: { matrices, vectors, cosines, sines },
    shard: { path: SHARD, data: shard.bytes() },
    values,
  };
}

/** Constants one behind the other. */
class Shard {
  private readonly pieces: Uint8Array[] = [];
  private length = 0;

  constant(
    type: ElementType,
    shape: readonly number[],
    values: Uint8Array | Uint16Array | Float32Array,
  ): StoredConstant {
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    const place: Placement = { file: SHARD, offset: this.length, length: bytes.length };
    const padding = new Uint8Array((64 - (bytes.length % 64)) % 64);
    this.pieces.push(bytes, padding);
    this.length += bytes.length + padding.length;
    return { type, shape, place };
  }

  floats(values: Float32Array, shape: readonly number[]): StoredFloats {
    return {
      fp32: this.constant('float32', shape, values),
      fp16: this.constant('float16', shape, encodeHalfFloats(values)),
    };
  }

  bytes(): Uint8Array {
    const whole = new Uint8Array(this.length);
    let at = 0;
    for (const piece of this.pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }
}

type Rectangle = Omit<StoredPart, 'values' | 'scales'>;

function packMatrix(
  shard: Shard,
  { name, shape, values }: NamedTensor,
  { format, rowCuts = [], columnCuts = [] }: Packing,
): { readonly stored: StoredMatrix; readonly values: Float32Array } {
  const [rows = 0, columns = 0] = shape;
  const computed = new Float32Array(values.length);
  const parts: StoredPart[] = [];
  for (const [firstRow, nextRow] of ranges(rowCuts, rows)) {
    for (const [firstColumn, nextColumn] of ranges(columnCuts, columns)) {
      const size = { rows: nextRow - firstRow, columns: nextColumn - firstColumn };
      const rectangle = { firstRow, firstColumn, ...size };
      const piece = cutOut(values, columns, rectangle);
      const packed = packPart(shard, piece, rectangle, format);
      parts.push(packed.part);
      pasteIn(computed, columns, rectangle, packed.values);
    }
  }
  definitely(parts[0], `a part of ${name}`);
  const error = { error: 0, signal: 0 };
  return { stored: { format, rows, columns, parts, error }, values: computed };
}

function ranges(cuts: readonly number[], end: number): (readonly [number, number])[] {
  return [0, ...cuts].map((first, i) => [first, cuts[i] ?? end]);
}

function cutOut(values: Float32Array, stride: number, at: Rectangle): Float32Array {
  const piece = new Float32Array(at.rows * at.columns);
  for (let row = 0; row < at.rows; row++) {
    const start = (at.firstRow + row) * stride + at.firstColumn;
    piece.set(values.subarray(start, start + at.columns), row * at.columns);
  }
  return piece;
}

function pasteIn(values: Float32Array, stride: number, at: Rectangle, piece: Float32Array): void {
  for (let row = 0; row < at.rows; row++) {
    const source = piece.subarray(row * at.columns, (row + 1) * at.columns);
    values.set(source, (at.firstRow + row) * stride + at.firstColumn);
  }
}

interface PackedPart {
  readonly part: StoredPart;
  readonly values: Float32Array;
}

const BLOCKS = {
  q4: { bits: 4, blockSize: 32, most: 7, zero: 8 },
  q4b128: { bits: 4, blockSize: 128, most: 7, zero: 8 },
  q8: { bits: 8, blockSize: 32, most: 127, zero: 128 },
} as const;

function packPart(
  shard: Shard,
  values: Float32Array,
  at: Rectangle,
  format: WeightFormatId,
): PackedPart {
  const flipped = [at.columns, at.rows];
  if (format === 'fp32') {
    const stored = shard.constant('float32', flipped, transposed(values, at));
    return { part: { ...at, values: stored, scales: {} }, values };
  }
  if (format === 'int8') {
    const { steps, scales, values: rounded } = roundToSteps(values, at.columns, 127);
    const bytes = Uint8Array.from(transposed(steps, at), (step) => step + 128);
    const stored = shard.constant('uint8', flipped, bytes);
    const fp32 = shard.constant('float32', [at.rows], scales);
    return { part: { ...at, values: stored, scales: { fp32 } }, values: rounded };
  }
  const { bits, blockSize, most, zero } = BLOCKS[format];
  const { steps, scales, values: rounded } = roundToSteps(values, blockSize, most);
  const unsigned = Uint8Array.from(steps, (step) => step + zero);
  const bytes =
    bits === 8
      ? unsigned
      : Uint8Array.from({ length: steps.length / 2 }, (_, i) => {
          return (unsigned[2 * i] ?? 0) | ((unsigned[2 * i + 1] ?? 0) << 4);
        });
  const blocks = at.columns / blockSize;
  const stored = shard.constant('uint8', [at.rows, blocks, (blockSize * bits) / 8], bytes);
  const part = { ...at, values: stored, scales: shard.floats(scales, [at.rows, blocks]) };
  return { part, values: rounded };
}

/** One scale for each `group` values: the largest of them is `most` steps. */
function roundToSteps(values: Float32Array, group: number, most: number) {
  const scales = new Float32Array(values.length / group);
  const steps = new Float32Array(values.length);
  const rounded = new Float32Array(values.length);
  for (let i = 0; i < scales.length; i++) {
    const members = values.subarray(i * group, (i + 1) * group);
    const largest = members.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const scale = roundToHalf(largest / most);
    scales[i] = scale;
    for (const [k, value] of members.entries()) {
      const step = Math.max(-most, Math.min(most, Math.round(value / scale)));
      steps[i * group + k] = step;
      rounded[i * group + k] = step * scale;
    }
  }
  return { scales, steps, values: rounded };
}

function transposed(values: Float32Array, { rows, columns }: Rectangle): Float32Array {
  const flipped = new Float32Array(values.length);
  for (const [i, value] of values.entries()) {
    flipped[(i % columns) * rows + Math.floor(i / columns)] = value;
  }
  return flipped;
}
