import type { ModelSizes } from './model-sizes.ts';

/** wasm32 addresses no more, and everything that the CPU backend computes with lies there. */
export const WASM_HEAP_BYTES = 4 * 2 ** 30;

export type Activations = 'fp32' | 'fp16';

/** What a model is loaded as. */
export interface MemoryQuestion {
  readonly sizes: ModelSizes;
  readonly backend: 'wasm' | 'webgpu';
  readonly activations: Activations;
  /** As in the manifest: `q4`, `q8`, `int8`, `fp32`. */
  readonly quantisation: string;
  readonly weightBytes: number;
  readonly largestConstantBytes: number;
  /** Tokens of prompt and reply together. */
  readonly contextLength: number;
  /** Past and present keys and values share one place, instead of being copied for every token. */
  readonly isCacheFixed: boolean;
}

/** One line of the arithmetic, for people. */
export interface MemoryTerm {
  readonly name: string;
  /** Such as `28 layers × 2 × 8 heads × 128 × 2 bytes × 4,096 tokens`. */
  readonly formula: string;
  readonly bytes: number;
}

export interface MemoryNeeds {
  readonly terms: readonly MemoryTerm[];
  readonly bytes: number;
}

/** Keys and values of one token in all layers, in bytes. */
export function keyValueBytesPerToken(
  sizes: Pick<ModelSizes, 'num_hidden_layers' | 'num_key_value_heads' | 'head_dim'>,
  activations: Activations,
): number {
  const { num_hidden_layers, num_key_value_heads, head_dim } = sizes;
  return num_hidden_layers * 2 * num_key_value_heads * head_dim * floatBytes(activations);
}

/** What the model takes at its fullest, term by term. What the browser itself takes is not in it. */
export function memoryNeeds(question: MemoryQuestion): MemoryNeeds {
  const terms = [
    weights(question),
    keysAndValues(question),
    ...oldKeysAndValues(question),
    attentionScores(question),
    activationsOfStep(question),
    logits(question),
    ...unpackedMatrix(question),
    runtime(question),
  ];
  return { terms, bytes: terms.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** The most tokens whose needs stay within `budgetBytes`; at most what the model reads, 0 for none. */
export function longestContext(
  question: Omit<MemoryQuestion, 'contextLength'>,
  budgetBytes: number,
): number {
  const fits = (contextLength: number) =>
    memoryNeeds({ ...question, contextLength }).bytes <= budgetBytes;
  let most = 0;
  let tooMany = question.sizes.max_position_embeddings + 1;
  while (tooMany - most > 1) {
    const middle = Math.floor((most + tooMany) / 2);
    if (fits(middle)) most = middle;
    else tooMany = middle;
  }
  return most;
}

/** A cache in one place begins with room for so many tokens, and is doubled when it is full. */
export const FIRST_CACHE_LENGTH = 512;

/** How many tokens of a prompt one step takes, as the inference worker reads prompts. */
const STEP_TOKENS = { wasm: 32, webgpu: 16 } as const;

/**
 * A session without weights takes 16 MiB of the heap, which then grows by a fifth, at most 96 MiB,
 * beyond what is asked for; measured. The GPU bundle keeps a heap of the same kind, and staging buffers.
 */
const RUNTIME_BYTES = { wasm: (16 + 96) * 2 ** 20, webgpu: 256 * 2 ** 20 } as const;

function floatBytes(activations: Activations): number {
  return activations === 'fp16' ? 2 : 4;
}

function weights({ quantisation, weightBytes }: MemoryQuestion): MemoryTerm {
  const formula = `the ${quantisation} weights as they lie in the files`;
  return { name: 'weights', formula, bytes: weightBytes };
}

function keysAndValues({ sizes, activations, contextLength }: MemoryQuestion): MemoryTerm {
  const { num_hidden_layers: layers, num_key_value_heads: heads, head_dim: size } = sizes;
  return {
    name: 'keys and values',
    formula: `${layers} layers × 2 × ${heads} heads × ${size} × ${floatBytes(activations)} bytes × ${count(contextLength)} tokens`,
    bytes: keyValueBytesPerToken(sizes, activations) * contextLength,
  };
}

function oldKeysAndValues(question: MemoryQuestion): readonly MemoryTerm[] {
  const { bytes } = keysAndValues(question);
  if (!question.isCacheFixed) {
    const formula = 'kept until the new ones are written: the same again';
    return [{ name: 'keys and values of the token before', formula, bytes }];
  }
  if (question.contextLength <= FIRST_CACHE_LENGTH) return [];
  const formula = 'kept until the larger cache has them: half of it';
  return [{ name: 'keys and values before the cache was doubled', formula, bytes: bytes / 2 }];
}

/** GroupQueryAttention writes one score for each head, new token and token before. */
function attentionScores({ sizes, backend, activations, contextLength }: MemoryQuestion) {
  const tokens = Math.min(STEP_TOKENS[backend], contextLength);
  const { num_attention_heads: heads } = sizes;
  const bytesEach = floatBytes(activations);
  return {
    name: 'attention scores',
    formula: `${heads} heads × ${tokens} new tokens × ${count(contextLength)} tokens × ${bytesEach} bytes`,
    bytes: heads * tokens * contextLength * bytesEach,
  };
}

/** The stream with its normalised copy and two sums, queries, keys, values, and three of the feed-forward. */
function activationsOfStep({ sizes, backend, activations, contextLength }: MemoryQuestion) {
  const tokens = Math.min(STEP_TOKENS[backend], contextLength);
  const { num_attention_heads: heads, num_key_value_heads: kvHeads, head_dim: size } = sizes;
  const { hidden_size: hidden, intermediate_size: feedForward } = sizes;
  const numbers = 4 * hidden + (heads + 2 * kvHeads) * size + 3 * feedForward;
  return {
    name: 'activations of one step',
    formula: `${tokens} tokens × ${count(numbers)} numbers × ${floatBytes(activations)} bytes`,
    bytes: tokens * numbers * floatBytes(activations),
  };
}

function logits({ sizes: { vocab_size: vocabulary } }: MemoryQuestion): MemoryTerm {
  const formula = `${count(vocabulary)} tokens of the vocabulary × 4 bytes, computed and read back`;
  return { name: 'logits', formula, bytes: 2 * 4 * vocabulary };
}

/** The CPU's MatMulNBits unpacks a whole matrix to 32-bit floats; its int8 product does not. Measured. */
function unpackedMatrix(question: MemoryQuestion): readonly MemoryTerm[] {
  const { backend, quantisation, largestConstantBytes } = question;
  const bits = Number(/^q(\d)/.exec(quantisation)?.[1]);
  if (backend === 'webgpu' || !bits) return [];
  const formula = `${count(largestConstantBytes)} bytes, from ${bits} bits to 32`;
  const bytes = Math.ceil((largestConstantBytes * 32) / bits);
  return [{ name: 'the largest matrix, unpacked', formula, bytes }];
}

function runtime({ backend }: MemoryQuestion): MemoryTerm {
  const formula =
    backend === 'wasm'
      ? '16 MiB, and up to 96 MiB by which the heap grows ahead'
      : 'heap and staging buffers, about 256 MiB';
  return { name: 'runtime', formula, bytes: RUNTIME_BYTES[backend] };
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
