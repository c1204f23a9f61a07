import {
  BLOCK_SIZE,
  type BlockBits,
  dequantiseBlocks,
  emptyBlockQuantised,
  quantiseRowsToBlocks,
} from './block-quantised.ts';
import type { Attribute } from './onnx-model.ts';
import { quantiseInSlabs, type WeightFormat } from './weight-format.ts';

/**
 * MatMulNBits and GatherBlockQuantized, which the WebGPU backend fuses and runs on packed weights.
 * accuracy_level stays unset: on WebGPU that is the exact and on software adapters the faster way.
 */
export function blockFormat(bits: BlockBits): WeightFormat {
  const attributes: Readonly<Record<string, Attribute>> = {
    bits: { int: bits },
    block_size: { int: BLOCK_SIZE },
  };
  return {
    columnMultiple: BLOCK_SIZE,
    async store(graph, matrix) {
      const { name, rows, columns } = matrix;
      const packed = emptyBlockQuantised(bits, rows, columns);
      const sums = await quantiseInSlabs(matrix, (slab, row) =>
        quantiseRowsToBlocks(slab, row, packed),
      );
      const blocks = columns / BLOCK_SIZE;
      const blockBytes = (BLOCK_SIZE * bits) / 8;
      const place = await graph.store(`${name}_packed`, packed.values, [rows, blocks, blockBytes]);
      // The operators disagree on the rank of the same bytes; constants that no node uses are dropped.
      graph.alias(`${name}_rows`, 'uint8', [rows, (columns * bits) / 8], place);
      await graph.store(`${name}_scales`, packed.scales, [rows, blocks]);
      return { name, rows, columns, sums };
    },
    multiply(graph, output, input, { name, rows, columns }) {
      const inputs = [input, `${name}_packed`, `${name}_scales`];
      const sizes = { K: { int: columns }, N: { int: rows } };
      return graph.node(output, 'MatMulNBits', inputs, { ...sizes, ...attributes });
    },
    lookUp(graph, output, ids, { name }) {
      const axes = { gather_axis: { int: 0 }, quantize_axis: { int: 1 } };
      const inputs = [`${name}_rows`, ids, `${name}_scales`];
      return graph.node(output, 'GatherBlockQuantized', inputs, { ...axes, ...attributes });
    },
    roundTrip(weights, rows, columns) {
      const packed = emptyBlockQuantised(bits, rows, columns);
      quantiseRowsToBlocks(weights, 0, packed);
      return dequantiseBlocks(packed);
    },
  };
}
