import { largestMagnitude } from './column-int8.ts';
import type { SquaredSums } from './relative-error.ts';

/** Input features that share one scale. */
export const BLOCK_SIZE = 32;
export type BlockBits = 4 | 8;

/**
 * A weight as MatMulNBits and GatherBlockQuantized take it: blocks of 32 input features with one
 * scale, unsigned steps around the middle of the range.
 */
export interface BlockQuantised {
  readonly bits: BlockBits;
  /** Output features. */
  readonly rows: number;
  /** Input features; a multiple of 32. */
  readonly columns: number;
  /** [rows, columns * bits / 8]; of two 4-bit values in a byte the low one comes first. */
  readonly values: Uint8Array;
  /** [rows, columns / 32] */
  readonly scales: Float32Array;
}

/** Blocks below this are stored as zeros; their scale would leave the range of 32-bit floats. */
const SMALLEST_MAGNITUDE = 1e-30;

interface Grid {
  /** Added to a step before it is stored; the operators' default zero point. */
  readonly zeroPoint: number;
  /**
   * Candidate scales as fractions of the block's largest magnitude; the one with the least squared
   * error is taken, the first of equals.
   */
  readonly fractions: readonly number[];
}

const GRIDS: Readonly<Record<BlockBits, Grid>> = {
  // Besides the plain -7 to 7, the extra step -8 (either sign may use it) and two grids that clip
  // the largest weight for the sake of the others.
  4: { zeroPoint: 8, fractions: [1 / 7, 1 / 8, -1 / 8, 0.92 / 7, 0.84 / 7] },
  // 126 and not 127, so that a 4-bit grid of -7 to 7 stays exact.
  8: { zeroPoint: 128, fractions: [1 / 126] },
};

export function emptyBlockQuantised(
  bits: BlockBits,
  rows: number,
  columns: number,
): BlockQuantised {
  return {
    bits,
    rows,
    columns,
    values: new Uint8Array((rows * columns * bits) / 8),
    scales: new Float32Array((rows * columns) / BLOCK_SIZE),
  };
}

/** Stores the rows in `slab` (row-major) from row `firstRow` on. */
export function quantiseRowsToBlocks(
  slab: Float32Array,
  firstRow: number,
  into: BlockQuantised,
): SquaredSums {
  const grid = GRIDS[into.bits];
  const firstBlock = (firstRow * into.columns) / BLOCK_SIZE;
  let error = 0;
  let signal = 0;
  for (let block = 0; block * BLOCK_SIZE < slab.length; block++) {
    const weights = slab.subarray(block * BLOCK_SIZE, (block + 1) * BLOCK_SIZE);
    const best = bestScale(weights, grid);
    into.scales[firstBlock + block] = best.scale;
    storeBlock(weights, best.scale, firstBlock + block, into);
    error += best.error;
    for (const weight of weights) signal += weight ** 2;
  }
  return { error, signal };
}

/** The weights that are computed with, row-major [rows, columns]. */
export function dequantiseBlocks(matrix: BlockQuantised): Float32Array {
  const { zeroPoint } = GRIDS[matrix.bits];
  const weights = new Float32Array(matrix.rows * matrix.columns);
  for (let i = 0; i < weights.length; i++) {
    const scale = matrix.scales[Math.floor(i / BLOCK_SIZE)] ?? 0;
    weights[i] = (storedStep(matrix, i) - zeroPoint) * scale;
  }
  return weights;
}

function storedStep({ bits, values }: BlockQuantised, index: number): number {
  if (bits === 8) return values[index] ?? 0;
  const pair = values[index >> 1] ?? 0;
  return index % 2 === 0 ? pair & 15 : pair >> 4;
}

function bestScale(
  weights: Float32Array,
  grid: Grid,
): { readonly scale: number; readonly error: number } {
  const largest = largestMagnitude(weights);
  if (largest < SMALLEST_MAGNITUDE) return { scale: 1, error: 0 };
  let best = { scale: 1, error: Number.POSITIVE_INFINITY };
  for (const fraction of grid.fractions) {
    const scale = Math.fround(largest * fraction);
    const error = squaredError(weights, scale, grid.zeroPoint);
    if (error < best.error) best = { scale, error };
  }
  return best;
}

function squaredError(weights: Float32Array, scale: number, zeroPoint: number): number {
  let error = 0;
  for (const weight of weights)
    error += (weight - nearestStep(weight, scale, zeroPoint) * scale) ** 2;
  return error;
}

function nearestStep(weight: number, scale: number, zeroPoint: number): number {
  return Math.max(-zeroPoint, Math.min(zeroPoint - 1, Math.round(weight / scale)));
}

function storeBlock(
  weights: Float32Array,
  scale: number,
  block: number,
  { bits, values }: BlockQuantised,
): void {
  const { zeroPoint } = GRIDS[bits];
  const first = block * BLOCK_SIZE;
  for (let k = 0; k < weights.length; k++) {
    const stored = nearestStep(weights[k] ?? 0, scale, zeroPoint) + zeroPoint;
    const index = first + k;
    if (bits === 8) values[index] = stored;
    else values[index >> 1] = (values[index >> 1] ?? 0) | (stored << (4 * (index % 2)));
  }
}
