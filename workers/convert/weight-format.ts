import type { Matrix } from './checkpoint.ts';
import type { GraphBuilder } from './graph-builder.ts';
import { addSums, type SquaredSums } from './relative-error.ts';

/** A matrix whose constants are in the graph, by the name prefix of those constants. */
export interface StoredMatrix {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly sums: SquaredSums;
}

/** How a flavour keeps matrices and computes with them. */
export interface WeightFormat {
  /** Divides the input features of every matrix. */
  readonly columnMultiple: number;
  store(graph: GraphBuilder, matrix: Matrix): Promise<StoredMatrix>;
  /** `input` [batch, sequence, columns] times the matrix: [batch, sequence, rows]. */
  multiply(graph: GraphBuilder, output: string, input: string, stored: StoredMatrix): string;
  /** Rows of the matrix by `ids` [batch, sequence]: [batch, sequence, columns]. */
  lookUp(graph: GraphBuilder, output: string, ids: string, stored: StoredMatrix): string;
  /** The values that the graph computes with in place of the given ones (row-major). */
  roundTrip(weights: Float32Array, rows: number, columns: number): Float32Array;
}

const SLAB_ELEMENTS = 1 << 22;

/** Reads the whole matrix in slabs and adds up what `quantise` reports. */
export async function quantiseInSlabs(
  matrix: Matrix,
  quantise: (slab: Float32Array, firstRow: number) => SquaredSums,
): Promise<SquaredSums> {
  const rowsAtOnce = Math.max(1, Math.floor(SLAB_ELEMENTS / matrix.columns));
  let sums: SquaredSums = { error: 0, signal: 0 };
  for (let row = 0; row < matrix.rows; row += rowsAtOnce) {
    const slab = await matrix.read(row, Math.min(rowsAtOnce, matrix.rows - row));
    sums = addSums(sums, quantise(slab, row));
  }
  return sums;
}
