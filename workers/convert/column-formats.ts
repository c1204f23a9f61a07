import {
  dequantiseInt8,
  emptyColumnInt8,
  quantiseRowsToInt8,
  ZERO_POINT_INT8,
} from './column-int8.ts';
import { quantiseInSlabs, type WeightFormat } from './weight-format.ts';

/**
 * DynamicQuantizeMatMul: the fastest matrix product of the wasm backend. Embedding rows are read
 * from the same transposed bytes, so that a tied embedding is stored and loaded once.
 */
export const columnInt8Format: WeightFormat = {
  columnMultiple: 1,
  async store(graph, matrix) {
    const { name, rows, columns } = matrix;
    const packed = emptyColumnInt8(rows, columns);
    const sums = await quantiseInSlabs(matrix, (slab, row) =>
      quantiseRowsToInt8(slab, row, packed),
    );
    await graph.store(`${name}_quantized`, packed.values, [columns, rows]);
    await graph.store(`${name}_scale`, packed.scales, [rows]);
    const zeroPoints = new Uint8Array(rows).fill(ZERO_POINT_INT8);
    await graph.store(`${name}_zero_point`, zeroPoints, [rows]);
    return { name, rows, columns, sums };
  },
  multiply(graph, output, input, { name }) {
    const constants = [`${name}_quantized`, `${name}_scale`, `${name}_zero_point`];
    return graph.node(output, 'DynamicQuantizeMatMul', [input, ...constants]);
  },
  lookUp(graph, output, ids, { name }) {
    // [columns, batch, sequence]: tokens are columns of the transposed matrix.
    const raw = graph.node(`${output}/values`, 'Gather', [`${name}_quantized`, ids], {
      axis: { int: 1 },
    });
    const floats = graph.node(`${output}/floats`, 'Cast', [raw], { to: { int: 1 } });
    const steps = graph.node(`${output}/steps`, 'Sub', [floats, graph.scalar(ZERO_POINT_INT8)]);
    const scales = graph.node(`${output}/scales`, 'Gather', [`${name}_scale`, ids]);
    const scaled = graph.node(`${output}/scaled`, 'Mul', [steps, scales]);
    return graph.node(output, 'Transpose', [scaled], { perm: { ints: [1, 2, 0] } });
  },
  roundTrip(weights, rows, columns) {
    const packed = emptyColumnInt8(rows, columns);
    quantiseRowsToInt8(weights, 0, packed);
    return dequantiseInt8(packed);
  },
};

/** Plain 32-bit floats: four times the size of int8, for comparing only. */
export const floatFormat: WeightFormat = {
  columnMultiple: 1,
  async store(graph, matrix) {
    const { name, rows, columns } = matrix;
    const transposed = new Float32Array(rows * columns);
    const sums = await quantiseInSlabs(matrix, (slab, firstRow) =>
      transposeInto(transposed, slab, firstRow, rows, columns),
    );
    await graph.store(`${name}_transposed`, transposed, [columns, rows]);
    return { name, rows, columns, sums };
  },
  multiply(graph, output, input, { name }) {
    return graph.node(output, 'MatMul', [input, `${name}_transposed`]);
  },
  lookUp(graph, output, ids, { name }) {
    const columnsFirst = graph.node(`${output}/values`, 'Gather', [`${name}_transposed`, ids], {
      axis: { int: 1 },
    });
    return graph.node(output, 'Transpose', [columnsFirst], { perm: { ints: [1, 2, 0] } });
  },
  roundTrip: (weights) => weights,
};

function transposeInto(
  target: Float32Array,
  slab: Float32Array,
  firstRow: number,
  rows: number,
  columns: number,
): { readonly error: number; readonly signal: number } {
  let signal = 0;
  for (const [i, value] of slab.entries()) {
    target[(i % columns) * rows + firstRow + Math.floor(i / columns)] = value;
    signal += value ** 2;
  }
  return { error: 0, signal };
}
