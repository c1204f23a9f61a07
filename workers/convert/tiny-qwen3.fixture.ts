import { seededRandom } from '#base/seeded-random.ts';
import { memorySource } from './memory-folder.ts';
import { normal } from './normal.fixture.ts';
import { parseQwen3Config, type Qwen3Config } from './qwen3-config.ts';
import { qwen3TensorShapes } from './qwen3-tensors.ts';
import { encodeSafetensors, type NamedTensor } from './safetensors-writer.ts';

/** A config.json of two layers that every flavour can be made of. */
export const tinyConfigJson = {
  architectures: ['Qwen3ForCausalLM'],
  model_type: 'qwen3',
  hidden_size: 64,
  num_hidden_layers: 2,
  num_attention_heads: 4,
  num_key_value_heads: 2,
  head_dim: 32,
  intermediate_size: 96,
  vocab_size: 50,
  max_position_embeddings: 64,
  rms_norm_eps: 1e-6,
  rope_theta: 10_000,
  tie_word_embeddings: true,
  hidden_act: 'silu',
  attention_bias: false,
};

export const tinyConfig = (changes: object = {}): Qwen3Config =>
  parseQwen3Config({ ...tinyConfigJson, ...changes });

/** Normal weights that keep the stream's size, norms around one. */
export function randomTensors(config: Qwen3Config, seed: number): readonly NamedTensor[] {
  const random = seededRandom(seed);
  return [...qwen3TensorShapes(config)].map(([name, shape]) => {
    const count = shape.reduce((product, size) => product * size, 1);
    const isNorm = shape.length === 1;
    const spread = isNorm ? 0.2 : 1 / Math.sqrt(shape[1] ?? 1);
    const values = Float32Array.from(
      { length: count },
      () => (isNorm ? 1 : 0) + spread * normal(random),
    );
    return { name, shape, values };
  });
}

const encode = (text: string) => new TextEncoder().encode(text);

/** The files of a checkpoint folder around the tensors. */
export function tinyFiles(
  configJson: object,
  tensors: readonly NamedTensor[],
): Map<string, Uint8Array> {
  return new Map([
    ['config.json', encode(JSON.stringify(configJson))],
    ['tokenizer.json', encode('{"model":{"type":"BPE"}}')],
    ['tokenizer_config.json', encode('{"chat_template":"{{ messages }}"}')],
    ['generation_config.json', encode('{"eos_token_id":0}')],
    ['model.safetensors', encodeSafetensors(tensors, 'F32')],
  ]);
}

export const tinySource = (files: ReadonlyMap<string, Uint8Array>) => memorySource('tiny', files);
