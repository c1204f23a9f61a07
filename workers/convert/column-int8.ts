import type { RowWindow } from './block-quantised.ts';
import type { SquaredSums } from './relative-error.ts';

/**
 * Steps from zero to the largest weight. 127 fit; 126 is a multiple of 7, so weights that already
 * lie on a 4-bit grid of -7 to 7 stay exact.
 */
const STEPS_INT8 = 126;
const ZERO_POINT_INT8 = 128;

/** Where rows are written as DynamicQuantizeMatMul takes them: transposed, a scale for each row. */
export interface ColumnTarget {
  /** Row of the whole constant that the window begins with. */
  readonly firstRow: number;
  /** Rows of the whole constant. */
  readonly rows: number;
  /** [columns, rows]; the weight is (value - 128) * scale. */
  readonly values: Uint8Array;
  /** [rows] */
  readonly scales: Float32Array;
}

/**
 * Stores the window's columns with the scales of its whole rows, so that a matrix that is divided
 * by columns has the same steps as an undivided one.
 */
export function quantiseRowsToInt8(window: RowWindow, target: ColumnTarget): SquaredSums {
  const { weights, rowLength, rows, firstColumn, columns } = window;
  const steps = new Uint8Array(rows * columns);
  let error = 0;
  let signal = 0;
  for (let row = 0; row < rows; row++) {
    const rowStart = row * rowLength;
    const largest = largestMagnitude(weights, rowStart, rowStart + rowLength);
    const scale = Math.fround(largest / STEPS_INT8) || 1;
    target.scales[target.firstRow + row] = scale;
    const from = rowStart + firstColumn;
    const to = row * columns;
    for (let k = 0; k < columns; k++) {
      const weight = weights[from + k] ?? 0;
      // Never below 1 or above 255, as the scale is the largest weight's.
      const stored = (weight / scale + (ZERO_POINT_INT8 + 0.5)) | 0;
      const rest = weight - (stored - ZERO_POINT_INT8) * scale;
      error += rest * rest;
      signal += weight * weight;
      steps[to + k] = stored;
    }
  }
  transposeInto(steps, rows, columns, target);
  return { error, signal };
}

interface TransposeTarget<T> {
  readonly firstRow: number;
  readonly rows: number;
  readonly values: T;
}

/** Small enough that a tile's lines of both matrices stay in the processor's first cache. */
const TILE = 64;

/** Writes row-major [rows, columns] as the rows from `firstRow` on of [columns, target.rows]. */
export function transposeInto<T extends Uint8Array | Float32Array>(
  source: T,
  rows: number,
  columns: number,
  target: TransposeTarget<T>,
): void {
  const { values, firstRow, rows: stride } = target;
  for (let row = 0; row < rows; row += TILE) {
    const rowEnd = Math.min(rows, row + TILE);
    for (let column = 0; column < columns; column += TILE) {
      const columnEnd = Math.min(columns, column + TILE);
      for (let k = column; k < columnEnd; k++) {
        const to = k * stride + firstRow;
        for (let i = row; i < rowEnd; i++) values[to + i] = source[i * columns + k] ?? 0;
      }
    }
  }
}

function largestMagnitude(values: Float32Array, start: number, end: number): number {
  let largest = 0;
  for (let i = start; i < end; i++) largest = Math.max(largest, Math.abs(values[i] ?? 0));
  return largest;
}
