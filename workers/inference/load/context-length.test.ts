import { describe, expect, it } from 'vitest';
import { chooseContextLength } from './context-length.ts';

/** The sizes of Qwen3-1.7B and 8B. */
const sizes = {
  hidden_size: 2048,
  num_hidden_layers: 28,
  num_attention_heads: 16,
  num_key_value_heads: 8,
  head_dim: 128,
  intermediate_size: 6144,
  vocab_size: 151_936,
  max_position_embeddings: 40_960,
  tie_word_embeddings: true,
};

const onCpu = {
  memory: {
    sizes,
    backend: 'wasm',
    activations: 'fp32',
    quantisation: 'int8',
    weightBytes: 1.9e9,
    largestConstantBytes: 128 * 2 ** 20,
    isCacheFixed: false,
  },
  largestConstant: 'lm_head',
  wanted: undefined,
  gpu: undefined,
} as const;

const gpu = { hasF16: true, maxBufferBytes: 2 ** 31, maxBindingBytes: 2 ** 30 };
const onGpu = {
  ...onCpu,
  memory: { ...onCpu.memory, backend: 'webgpu', activations: 'fp16' },
  gpu,
} as const;

describe('the context', () => {
  it('is as long as the heap of WebAssembly bears beside the weights', () => {
    const length = chooseContextLength(onCpu);
    expect(length).toBeGreaterThan(2000);
    expect(length).toBeLessThan(10_000);
    const smaller = { ...onCpu, memory: { ...onCpu.memory, weightBytes: 3e8 } };
    expect(chooseContextLength(smaller)).toBeGreaterThan(length);
  });

  it('is what was asked for where that fits, and never more than the model reads', () => {
    expect(chooseContextLength({ ...onCpu, wanted: 1000 })).toBe(1000);
    expect(chooseContextLength({ ...onCpu, wanted: 1e9 })).toBe(chooseContextLength(onCpu));
    expect(chooseContextLength({ ...onGpu, wanted: 1e9 })).toBe(40_960);
  });

  it('is refused with the arithmetic where the weights alone fill the heap', () => {
    const large = { ...onCpu, memory: { ...onCpu.memory, weightBytes: 8.2e9 } };
    expect(() => chooseContextLength(large)).toThrow(
      /needs 8,\d\d\d MB.*WebAssembly ends at 4,295 MB: weights 8,200 MB \+ keys and values/,
    );
  });

  it("is at most what one buffer holds of one layer's keys on a GPU", () => {
    const small = { ...gpu, maxBindingBytes: 16 * 2 ** 20 };
    const little = { ...onGpu.memory, largestConstantBytes: 2 ** 20 };
    // 8 heads × 128 × 2 bytes for each token.
    expect(chooseContextLength({ ...onGpu, memory: little, gpu: small })).toBe(8192);
  });

  it('is refused where a constant does not fit into a buffer, with name and numbers', () => {
    const small = { ...gpu, maxBufferBytes: 64 * 2 ** 20 };
    expect(() => chooseContextLength({ ...onGpu, gpu: small })).toThrow(
      /"lm_head" has 134 MB; a buffer of this graphics adapter holds at most 67 MB/,
    );
  });
});
