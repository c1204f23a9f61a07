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

/** The bytes that a model's weights take in a flavour, from its sizes alone; equal to the converter's. */
export function weightBytes(
  sizes: ModelSizes,
  keptAs: KeptAs,
  activations: Activations,
): WeightBytes {
  const floatBytes = activations === 'fp16' ? 2 : 4;
  const kept = (matrix: Matrix) => matrixBytes(matrix, keptAs, floatBytes);
  const whole = (matrix: Matrix) => kept(matrix).values + kept(matrix).scales;
  const vocabulary: Matrix = [sizes.vocab_size, sizes.hidden_size];
  const layer = layerMatrices(sizes);
  const layers = sizes.num_hidden_layers * layer.reduce((sum, each) => sum + whole(each), 0);
  const norms = normCount(sizes) * floatBytes;
  const rotaryTable = (sizes.max_position_embeddings * sizes.head_dim * floatBytes) / 2;
  const rest = layers + norms + 2 * rotaryTable;
  const isTied = sizes.tie_word_embeddings;
  const isLoadedTwice = isTied && keptAs.startsWith('q');
  const matrices = [vocabulary, ...layer].map((matrix) => kept(matrix).values);
  const onDisk = rest + (isTied ? 1 : 2) * whole(vocabulary);
  return {
    onDisk,
    inMemory: onDisk + (isLoadedTwice ? kept(vocabulary).values : 0),
    perToken: layers + whole(vocabulary) + norms,
    largestConstant: Math.min(Math.max(...matrices, rotaryTable), MOST_CONSTANT_BYTES),
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

function matrixBytes(
  [rows, columns]: Matrix,
  keptAs: KeptAs,
  floatBytes: number,
): { readonly values: number; readonly scales: number } {
  const scales = (block: number) => rows * Math.ceil(columns / block) * floatBytes;
  const count = rows * columns;
  switch (keptAs) {
    case 'q4':
      return { values: count / 2, scales: scales(32) };
    case 'q4b128':
      return { values: count / 2, scales: scales(128) };
    case 'q8':
      return { values: count, scales: scales(32) };
    case 'int8':
      return { values: count, scales: rows * 4 };
    case 'fp32':
      return { values: count * 4, scales: 0 };
  }
}
