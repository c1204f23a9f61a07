import { Failure } from '#base/failure.ts';
import type { WeightFormatId } from './stored-weights.ts';
import { columnUnit, packedBytes } from './weight-format.ts';

/** A part of a matrix. */
export interface Rectangle {
  readonly firstRow: number;
  readonly rows: number;
  readonly firstColumn: number;
  readonly columns: number;
}

/** A matrix that a weight set keeps, and how it may be divided. */
export interface MatrixToStore {
  /** The name it is stored by; that of the head may not be its tensor's. */
  readonly name: string;
  readonly format: WeightFormatId;
  readonly rows: number;
  readonly columns: number;
  readonly divides: 'by-rows' | 'by-columns' | 'never';
}

/** Kernels take output features sixteen at a time. */
const ROW_UNIT = 16;

/** Balanced parts of at most `mostBytes` packed bytes each. Throws `tensor-too-large`. */
export function divideMatrix(matrix: MatrixToStore, mostBytes: number): readonly Rectangle[] {
  const { rows, columns, format, divides } = matrix;
  const bytes = packedBytes(format, rows * columns);
  const whole = { firstRow: 0, rows, firstColumn: 0, columns };
  if (bytes <= mostBytes) return [whole];
  if (divides === 'by-rows') {
    const most = Math.floor(mostBytes / packedBytes(format, columns));
    return divide(matrix, rows, ROW_UNIT, most, bytes, mostBytes).map(({ first, count }) => ({
      ...whole,
      firstRow: first,
      rows: count,
    }));
  }
  const most = divides === 'never' ? 0 : Math.floor(mostBytes / packedBytes(format, rows));
  const unit = columnUnit(format);
  return divide(matrix, columns, unit, most, bytes, mostBytes).map(({ first, count }) => ({
    ...whole,
    firstColumn: first,
    columns: count,
  }));
}

function divide(
  { name }: MatrixToStore,
  total: number,
  unit: number,
  most: number,
  bytes: number,
  mostBytes: number,
): ReadonlyArray<{ readonly first: number; readonly count: number }> {
  const mostUnits = Math.floor(most / unit);
  if (mostUnits === 0) throw tooLarge(name, bytes, mostBytes);
  const units = Math.ceil(total / unit);
  const parts = Math.ceil(units / mostUnits);
  const size = Math.ceil(units / parts) * unit;
  return Array.from({ length: Math.ceil(total / size) }, (_, i) => ({
    first: i * size,
    count: Math.min(size, total - i * size),
  }));
}

function tooLarge(tensor: string, bytes: number, most: number): Failure {
  return new Failure({
    code: 'tensor-too-large',
    message: `${tensor} takes ${bytes} bytes in this format; one constant may have ${most}.`,
    cure: 'Convert to a format with fewer bits only, such as gpu-q4.',
    facts: { tensor, bytes },
  });
}
