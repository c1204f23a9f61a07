import type { ElementType, OnnxValue } from './onnx-model.ts';
import type { Qwen3Config } from './qwen3-config.ts';
import type { Precision } from './stored-weights.ts';

/**
 * `model` has the interface of Hugging Face's exports; `decode` a key-value cache of fixed length;
 * `check` the first layers and the head, with logits of every position.
 */
export type GraphKind = 'model' | 'decode' | 'check';

/** transformers.js 4.3 looks for this name to know the dimension. */
const BATCH = 'batch_size';

/** Layers of the `check` graph, or all where a model has fewer. */
export const CHECK_LAYERS = 2;

export const FLOAT_TYPE: Readonly<Record<Precision, ElementType>> = {
  fp32: 'float32',
  fp16: 'float16',
};

export function layerCountOf(kind: GraphKind, config: Qwen3Config): number {
  return kind === 'check' ? Math.min(CHECK_LAYERS, config.layerCount) : config.layerCount;
}

export function graphInputs(
  kind: GraphKind,
  config: Qwen3Config,
  precision: Precision,
): readonly OnnxValue[] {
  const cache = cacheValues(kind, config, precision, 'past_key_values');
  if (kind === 'decode') {
    return [
      // 32 bits, which shaders have too, so that a token chosen on the GPU can stay there.
      { name: 'input_ids', type: 'int32', shape: [BATCH, 'sequence'] },
      { name: 'seqlens_k', type: 'int32', shape: [BATCH] },
      { name: 'total_sequence_length', type: 'int32', shape: [] },
      { name: 'positions', type: 'int32', shape: ['positions'] },
      ...cache,
    ];
  }
  return [
    { name: 'input_ids', type: 'int64', shape: [BATCH, 'sequence'] },
    { name: 'attention_mask', type: 'int64', shape: [BATCH, 'total'] },
    ...cache,
  ];
}

export function graphOutputs(
  kind: GraphKind,
  config: Qwen3Config,
  precision: Precision,
): readonly OnnxValue[] {
  const positions = { model: 1, decode: 'positions', check: 'sequence' }[kind];
  const logits: OnnxValue = {
    name: 'logits',
    type: 'float32',
    shape: [BATCH, positions, config.vocabularySize],
  };
  return [logits, ...cacheValues(kind, config, precision, 'present')];
}

function cacheValues(
  kind: GraphKind,
  config: Qwen3Config,
  precision: Precision,
  prefix: 'past_key_values' | 'present',
): readonly OnnxValue[] {
  const growing = prefix === 'present' ? 'total' : 'past';
  const length = kind === 'decode' ? 'context' : growing;
  return Array.from({ length: layerCountOf(kind, config) * 2 }, (_, i) => ({
    name: `${prefix}.${Math.floor(i / 2)}.${i % 2 === 0 ? 'key' : 'value'}`,
    type: FLOAT_TYPE[precision],
    shape: [BATCH, config.kvHeadCount, length, config.headSize],
  }));
}
