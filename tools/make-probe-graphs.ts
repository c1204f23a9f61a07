import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  encodeOnnxModel,
  type Initialiser,
  type OnnxNode,
  type Placement,
} from '#workers/convert/onnx-model.ts';

/** Where the page fetches them from. */
export const PROBE_FOLDER = join(import.meta.dirname, '../public/probe');

/**
 * The graphs that the page measures a machine with, by file name: chains of the matrix products
 * that models run, one token at a time. All matrices of a graph are the same range of one external
 * file, `weights`, which the page fills with noise; the runtime still keeps each for itself.
 */
export function probeGraphs(): ReadonlyMap<string, Uint8Array> {
  return new Map([
    ['gpu-q4.onnx', chain(blockProduct('float32', 8192), 4)],
    ['gpu-q4f16.onnx', chain(blockProduct('float16', 8192), 4)],
    // As many products with next to no weights: what starting and awaiting them costs.
    ['gpu-start.onnx', chain(blockProduct('float32', 256), 4)],
    ['cpu-int8.onnx', chain(columnProduct(4096), 4)],
  ]);
}

interface Product {
  readonly type: 'float32' | 'float16';
  /** Input and output features. */
  readonly size: number;
  readonly node: Pick<OnnxNode, 'operator' | 'attributes'>;
  /** Without their names, which get the number of the link. */
  readonly constants: readonly Initialiser[];
}

const BLOCK = 32;

/** MatMulNBits as the converter writes it for the GPU. */
function blockProduct(type: 'float32' | 'float16', size: number): Product {
  const packedBytes = (size * size) / 2;
  const blocks = size / BLOCK;
  const scaleBytes = size * blocks * (type === 'float16' ? 2 : 4);
  return {
    type,
    size,
    node: {
      operator: 'MatMulNBits',
      attributes: {
        K: { int: size },
        N: { int: size },
        bits: { int: 4 },
        block_size: { int: BLOCK },
      },
    },
    constants: [
      { name: 'packed', type: 'uint8', shape: [size, blocks, 16], data: range(0, packedBytes) },
      { name: 'scales', type, shape: [size, blocks], data: range(packedBytes, scaleBytes) },
    ],
  };
}

/** DynamicQuantizeMatMul as the converter writes it for the processor. */
function columnProduct(size: number): Product {
  const bytes = size * size;
  return {
    type: 'float32',
    size,
    node: { operator: 'DynamicQuantizeMatMul', attributes: {} },
    constants: [
      { name: 'quantized', type: 'uint8', shape: [size, size], data: range(0, bytes) },
      { name: 'scale', type: 'float32', shape: [size], data: range(bytes, size * 4) },
      { name: 'zero', type: 'uint8', shape: [], data: Uint8Array.of(128) },
    ],
  };
}

function range(offset: number, length: number): Placement {
  return { file: 'weights', offset, length };
}

function chain({ type, size, node, constants }: Product, links: number): Uint8Array {
  const numbers = Array.from({ length: links }, (_, link) => link);
  const value = (link: number) => (link === 0 ? 'x' : link === links ? 'y' : `x${link}`);
  const shape = [1, 1, size];
  return encodeOnnxModel({
    name: 'probe',
    inputs: [{ name: 'x', type, shape }],
    outputs: [{ name: 'y', type, shape }],
    nodes: numbers.map((link) => ({
      ...node,
      name: `product${link}`,
      inputs: [value(link), ...constants.map(({ name }) => `${name}${link}`)],
      outputs: [value(link + 1)],
    })),
    initialisers: numbers.flatMap((link) =>
      constants.map((constant) => ({ ...constant, name: `${constant.name}${link}` })),
    ),
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await mkdir(PROBE_FOLDER, { recursive: true });
  for (const [name, bytes] of probeGraphs()) {
    await writeFile(join(PROBE_FOLDER, name), bytes);
    console.log(`${name}: ${bytes.length} bytes`);
  }
}
