import { describe, expect, it } from 'vitest';
import { Failure } from '#base/failure.ts';
import { parseQwen3Config } from './qwen3-config.ts';
import { tinyConfig, tinyConfigJson } from './tiny-qwen3.fixture.ts';

function failureOf(json: unknown): Failure {
  try {
    parseQwen3Config(json);
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown;
    throw thrown;
  }
  throw new Error('the configuration was accepted');
}

const { rope_theta: _theta, ...withoutTheta } = tinyConfigJson;
const { head_dim: _size, ...withoutHeadSize } = tinyConfigJson;

describe('a config.json', () => {
  it('gives the sizes of the model', () => {
    expect(tinyConfig()).toEqual({
      hiddenSize: 64,
      layerCount: 2,
      headCount: 4,
      kvHeadCount: 2,
      headSize: 32,
      feedForwardSize: 96,
      vocabularySize: 50,
      contextLength: 64,
      epsilon: 1e-6,
      rotary: { headSize: 32, theta: 10_000, scaling: { kind: 'none' } },
      tied: true,
    });
  });

  it('may leave out the size of a head, which then is the share of the stream', () => {
    expect(parseQwen3Config(withoutHeadSize).headSize).toBe(16);
    expect(parseQwen3Config({ ...withoutHeadSize, head_dim: null }).rotary.headSize).toBe(16);
  });

  it.each([
    { rope_scaling: { rope_type: 'linear', factor: 2 } },
    { rope_scaling: { type: 'linear', factor: 2 } },
    { rope_parameters: { rope_type: 'linear', factor: 2 } },
    { rope_parameters: { rope_type: 'linear', factor: 2, rope_theta: 10_000 } },
    { rope_scaling: null, rope_parameters: { rope_type: 'linear', factor: 2 } },
  ])('may spell its RoPE as %j', (spelling) => {
    const { theta, scaling } = tinyConfig(spelling).rotary;
    expect({ theta, scaling }).toEqual({ theta: 10_000, scaling: { kind: 'linear', factor: 2 } });
  });

  it('takes theta from rope_parameters before the old place', () => {
    expect(tinyConfig({ rope_parameters: { rope_theta: 5e6 } }).rotary.theta).toBe(5e6);
    const alone = { ...withoutTheta, rope_parameters: { rope_type: 'default', rope_theta: 7 } };
    expect(parseQwen3Config(alone).rotary).toEqual({
      headSize: 32,
      theta: 7,
      scaling: { kind: 'none' },
    });
  });

  it('may have a sliding window that no layer uses', () => {
    const window = { use_sliding_window: true, sliding_window: 4096, max_window_layers: 2 };
    expect(tinyConfig(window).layerCount).toBe(2);
    expect(tinyConfig({ layer_types: ['full_attention', 'full_attention'] }).layerCount).toBe(2);
  });
});

describe('a model that the graph would compute wrongly is refused', () => {
  it.each<readonly [string, object, RegExp]>([
    ['another type', { model_type: 'llama' }, /model_type "llama".*architectures \["Qwen3For/],
    ['no type', { model_type: undefined }, /model_type missing/],
    ['a mixture of experts', { model_type: 'qwen3_moe' }, /model_type "qwen3_moe"/],
    [
      'another head',
      { architectures: ['Qwen3ForSequenceClassification'] },
      /architectures \["Qwen3ForSequenceClassification"\].*no Qwen3ForCausalLM/s,
    ],
    ['biases', { attention_bias: true }, /attention_bias/],
    ['another activation', { hidden_act: 'gelu' }, /hidden_act/],
    ['quantised weights', { quantization_config: { quant_method: 'awq' } }, /quantised already/],
    [
      'sliding layers',
      { use_sliding_window: true, sliding_window: 128, max_window_layers: 1 },
      /layers from 1 on use a sliding window of 128/,
    ],
    ['a sliding layer', { layer_types: ['full_attention', 'sliding_attention'] }, /layer_types/],
    ['dynamic RoPE', { rope_scaling: { type: 'dynamic', factor: 2 } }, /of type "dynamic"/],
    [
      'LongRoPE',
      {
        rope_parameters: {
          rope_type: 'longrope',
          rope_theta: 1e4,
          short_factor: [],
          long_factor: [],
        },
      },
      /of type "longrope"/,
    ],
    ['multimodal RoPE', { rope_scaling: { type: 'mrope', mrope_section: [1] } }, /of type "mrope"/],
    ['half-rotated heads', { partial_rotary_factor: 0.5 }, /partial_rotary_factor is 0.5/],
  ])('%s', (_what, changes, message) => {
    const failure = failureOf({ ...tinyConfigJson, ...changes });
    expect(failure.code).toBe('unsupported-architecture');
    expect(failure.message).toMatch(message);
    expect(failure.cure).toContain('Qwen3ForCausalLM');
  });

  it('a file that is no object', () => {
    expect(failureOf([]).message).toMatch(/model_type missing, architectures missing/);
    expect(failureOf('qwen3').code).toBe('unsupported-architecture');
  });

  it('without repeating a name of any length', () => {
    const failure = failureOf({ ...tinyConfigJson, model_type: 'x'.repeat(10_000) });
    expect(failure.message.length).toBeLessThan(1000);
  });
});

describe('a file with impossible sizes is called damaged', () => {
  it.each<readonly [string, object, RegExp]>([
    ['a size that is missing', { hidden_size: undefined }, /hidden_size/],
    ['half a layer', { num_hidden_layers: 1.5 }, /num_hidden_layers/],
    ['too many layers', { num_hidden_layers: 513 }, /num_hidden_layers/],
    ['heads that share unevenly', { num_key_value_heads: 3 }, /4 attention heads cannot share 3/],
    ['an odd head', { head_dim: 31 }, /head of 31/],
    ['heads that do not divide the stream', { head_dim: null, hidden_size: 66 }, /head of 16.5/],
    ['no theta', { rope_theta: undefined }, /rope_theta is missing/],
    ['a negative theta', { rope_theta: -1 }, /rope_theta/],
    [
      'an infinite factor',
      { rope_scaling: { type: 'linear', factor: 1e300 } },
      /linear RoPE.*factor/s,
    ],
    ['no factor', { rope_scaling: { type: 'linear' } }, /linear RoPE.*factor/s],
    [
      'llama3 without a band',
      { rope_scaling: { rope_type: 'llama3', factor: 8, low_freq_factor: 4, high_freq_factor: 4 } },
      /high_freq_factor above/,
    ],
    ['yarn of text', { rope_scaling: { rope_type: 'yarn', factor: '4' } }, /yarn RoPE.*factor/s],
  ])('%s', (_what, changes, message) => {
    const failure = failureOf({ ...tinyConfigJson, ...changes });
    expect(failure.code).toBe('damaged-file');
    expect(failure.message).toMatch(message);
  });
});

describe('a context whose rotary tables would be too large is refused', () => {
  it.each([
    { max_position_embeddings: 1_048_577 },
    { max_position_embeddings: 1_048_576, head_dim: 256 },
    { max_position_embeddings: Number.MAX_SAFE_INTEGER },
  ])('%j', (changes) => {
    const failure = failureOf({ ...tinyConfigJson, ...changes });
    expect(failure.code).toBe('unsupported-size');
    expect(failure.message).toContain(String(changes.max_position_embeddings));
  });

  it('but not one of a million tokens with heads of 128', () => {
    const config = tinyConfig({ max_position_embeddings: 1_048_576, head_dim: 128 });
    expect(config.contextLength).toBe(1_048_576);
  });
});
