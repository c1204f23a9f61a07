import type { SquaredSums } from './relative-error.ts';

/**
 * A linear layer's weight as DynamicQuantizeMatMul takes it: uint8 around 128 with one scale per
 * output feature.
 */
export interface ColumnInt8 {
  /** Output features. */
  readonly rows: number;
  /** Input features. */
  readonly columns: number;
  /** Transposed: [columns, rows]; the weight is (value - 128) * scale. */
  readonly values: Uint8Array;
  /** [rows] */
  readonly scales: Float32Array;
}

export const ZERO_POINT_INT8 = 128;
/**
 * Steps from zero to the largest weight. 127 fit; 126 is a multiple of 7, so weights that already
 * lie on a 4-bit grid of -7 to 7 stay exact.
 */
export const STEPS_INT8 = 126;

export function emptyColumnInt8(rows: number, columns: number): ColumnInt8 {
  return {
    rows,
    columns,
    values: new Uint8Array(rows * columns).fill(ZERO_POINT_INT8),
    scales: new Float32Array(rows),
  };
}

/** Stores the rows in `slab` (row-major) from row `firstRow` on. */
export function quantiseRowsToInt8(
  slab: Float32Array,
  firstRow: number,
  into: ColumnInt8,
): SquaredSums {
  const { rows, columns, values, scales } = into;
  let error = 0;
  let signal = 0;
  for (let at = 0, row = firstRow; at < slab.length; at += columns, row++) {
    const weights = slab.subarray(at, at + columns);
    const scale = Math.fround(largestMagnitude(weights) / STEPS_INT8) || 1;
    scales[row] = scale;
    for (let k = 0; k < columns; k++) {
      const weight = weights[k] ?? 0;
      const step = Math.max(-ZERO_POINT_INT8, Math.min(127, Math.round(weight / scale)));
      values[k * rows + row] = step + ZERO_POINT_INT8;
      error += (weight - step * scale) ** 2;
      signal += weight ** 2;
    }
  }
  return { error, signal };
}

/** The weights that are computed with, row-major [rows, columns]. */
export function dequantiseInt8({ rows, columns, values, scales }: ColumnInt8): Float32Array {
  const weights = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < columns; k++) {
      const step = (values[k * rows + row] ?? 0) - ZERO_POINT_INT8;
      weights[row * columns + k] = step * (scales[row] ?? 0);
    }
  }
  return weights;
}

export function largestMagnitude(values: Float32Array): number {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  return largest;
}
