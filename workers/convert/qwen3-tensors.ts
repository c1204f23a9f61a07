import type { Qwen3Config } from './qwen3-config.ts';

/** A layer's tensors by their names below `model.layers.{i}.`; matrices are [output, input]. */
const layerShapes = (config: Qwen3Config): Readonly<Record<string, readonly number[]>> => {
  const { hiddenSize: hidden, feedForwardSize: wide, headSize } = config;
  const queries = config.headCount * headSize;
  const keys = config.kvHeadCount * headSize;
  return {
    'input_layernorm.weight': [hidden],
    'self_attn.q_proj.weight': [queries, hidden],
    'self_attn.k_proj.weight': [keys, hidden],
    'self_attn.v_proj.weight': [keys, hidden],
    'self_attn.q_norm.weight': [headSize],
    'self_attn.k_norm.weight': [headSize],
    'self_attn.o_proj.weight': [hidden, queries],
    'post_attention_layernorm.weight': [hidden],
    'mlp.gate_proj.weight': [wide, hidden],
    'mlp.up_proj.weight': [wide, hidden],
    'mlp.down_proj.weight': [hidden, wide],
  };
};

export const EMBEDDING = 'model.embed_tokens.weight';
export const LAST_NORM = 'model.norm.weight';
export const HEAD = 'lm_head.weight';

/** Every tensor of a Qwen3 checkpoint with its shape, in the order of the forward pass. */
export function qwen3TensorShapes(config: Qwen3Config): ReadonlyMap<string, readonly number[]> {
  const shapes = new Map<string, readonly number[]>();
  const vocabulary = [config.vocabularySize, config.hiddenSize];
  shapes.set(EMBEDDING, vocabulary);
  for (let layer = 0; layer < config.layerCount; layer++) {
    for (const [name, shape] of Object.entries(layerShapes(config))) {
      shapes.set(`model.layers.${layer}.${name}`, shape);
    }
  }
  shapes.set(LAST_NORM, [config.hiddenSize]);
  if (!config.tied) shapes.set(HEAD, vocabulary);
  return shapes;
}
