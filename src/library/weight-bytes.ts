import type { Activations } from './memory-needs.ts';
import type { ModelSizes } from './model-sizes.ts';

/** How a flavour that the converter writes is kept; see workers/convert/README.md. */
export type KeptAs = 'q4' | 'q4b128' | 'q8' | 'int8' | 'fp32';

export interface WeightBytes {
  readonly onDisk: number;
  /**
   * What loading takes to where it is computed with: a tied embedding in blocks is one constant for
   * its look-up and another for the head, on the same bytes of the file.
   */
  readonly inMemory: number;
  /** What one token reads: all but the embedding, of which it reads a row. A tied head is read. */
  readonly perToken: number;
  /** A WebGPU binding must hold this much. */
  readonly largestConstant: number;
}

/** The converter divides larger matrices between shards. */
const MOST_CONSTANT_BYTES = 512 * 2 ** 20;

/** The bytes that a model's weights take in a flavour, from its sizes alone. */
export function weightBytes(
  sizes: ModelSizes,
  keptAs: KeptAs,
  activations: Activations,
): WeightBytes {
  const floatBytes = activations === 'fp16' ? 2 : 4;
  const matrix = ([rows, columns]: Matrix) => matrixBytes(rows, columns, keptAs, floatBytes);
  const embedding = matrix([sizes.vocab_size, sizes.hidden_size]);
  const layer = layerMatrices(sizes);
  const layers = sizes.num_hidden_layers * layer.reduce((sum, each) => sum + matrix(each), 0);
  const norms = normCount(sizes) * floatBytes;
  const rotary = sizes.max_position_embeddings * sizes.head_dim * floatBytes;
  const rest = layers + norms + rotary;
  const isOneConstant = sizes.tie_word_embeddings && !keptAs.startsWith('q');
  const largest = Math.max(embedding, ...layer.map(matrix));
  return {
    onDisk: rest + (sizes.tie_word_embeddings ? 1 : 2) * embedding,
    inMemory: rest + (isOneConstant ? 1 : 2) * embedding,
    perToken: layers + embedding + norms,
    largestConstant: Math.min(largest, MOST_CONSTANT_BYTES),
  };
}

/** Weights of the checkpoint, by which models are compared in size. */
export function weightCount(sizes: ModelSizes): number {
  const layer = layerMatrices(sizes).reduce((sum, [rows, columns]) => sum + rows * columns, 0);
  const embeddings = sizes.tie_word_embeddings ? 1 : 2;
  return (
    sizes.num_hidden_layers * layer +
    embeddings * sizes.vocab_size * sizes.hidden_size +
    normCount(sizes)
  );
}

/** [output features, input features] */
type Matrix = readonly [rows: number, columns: number];

function layerMatrices(sizes: ModelSizes): readonly Matrix[] {
  const { hidden_size: hidden, intermediate_size: feedForward, head_dim: head } = sizes;
  const queries = sizes.num_attention_heads * head;
  const keys = sizes.num_key_value_heads * head;
  return [
    [queries, hidden],
    [keys, hidden],
    [keys, hidden],
    [hidden, queries],
    [feedForward, hidden],
    [feedForward, hidden],
    [hidden, feedForward],
  ];
}

function normCount({ num_hidden_layers: layers, hidden_size, head_dim }: ModelSizes): number {
  return layers * (2 * hidden_size + 2 * head_dim) + hidden_size;
}

function matrixBytes(rows: number, columns: number, keptAs: KeptAs, floatBytes: number): number {
  const scales = (block: number) => rows * Math.ceil(columns / block) * floatBytes;
  switch (keptAs) {
    case 'q4':
      return (rows * columns) / 2 + scales(32);
    case 'q4b128':
      return (rows * columns) / 2 + scales(128);
    case 'q8':
      return rows * columns + scales(32);
    case 'int8':
      return rows * columns + rows * 4;
    case 'fp32':
      return rows * columns * 4;
  }
}
