import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knownCandidates } from './candidates.ts';
import {
  keyValueBytesPerToken,
  longestContext,
  memoryNeeds,
  WASM_HEAP_BYTES,
} from './memory-needs.ts';
import { parseModelSizes } from './model-sizes.ts';

const candidate = (model: string, flavour: string) => {
  const found = knownCandidates().find((each) => each.model === model && each.flavour === flavour);
  if (!found) throw new Error(`no ${model} ${flavour}`);
  return found;
};
const small = candidate('SciReasoner-1.7B', 'gpu-q4f16');
const large = candidate('SciReasoner-8B', 'gpu-q4f16');

describe('memory', () => {
  it('takes for keys and values of a token what the shapes say', () => {
    expect(keyValueBytesPerToken(small.sizes, 'fp16')).toBe(114_688);
    expect(keyValueBytesPerToken(large.sizes, 'fp16')).toBe(147_456);
    expect(keyValueBytesPerToken(small.sizes, 'fp32')).toBe(229_376);
  });

  it('shows its arithmetic', () => {
    const { terms, bytes } = memoryNeeds({ ...small, contextLength: 4096, isCacheFixed: true });
    expect(terms.map(({ name }) => name)).toEqual([
      'weights',
      'keys and values',
      'keys and values before the cache was doubled',
      'attention scores',
      'activations of one step',
      'logits',
      'runtime',
    ]);
    expect(terms[1]).toEqual({
      name: 'keys and values',
      formula: '28 layers × 2 × 8 heads × 128 × 2 bytes × 4,096 tokens',
      bytes: 28 * 2 * 8 * 128 * 2 * 4096,
    });
    expect(bytes).toBe(terms.reduce((sum, term) => sum + term.bytes, 0));
  });

  it('counts old keys and values where they are copied for every token', () => {
    const names = (isCacheFixed: boolean) =>
      memoryNeeds({ ...small, contextLength: 512, isCacheFixed }).terms.map(({ name }) => name);
    expect(names(false)).toContain('keys and values of the token before');
    expect(names(true)).toEqual(names(false).filter((name) => !name.includes('before')));
  });

  it('foretells the wasm heap that was measured for the same weights', () => {
    // 32 matrices of 4096 x 4096: 513 MiB of int8 took 618 MiB, 320 MiB of 4 bits took 400 MiB.
    const sizes = { ...small.sizes, num_hidden_layers: 1, vocab_size: 1000 };
    const common = {
      sizes,
      backend: 'wasm',
      activations: 'fp32',
      contextLength: 1,
      isCacheFixed: false,
    } as const;
    const mebibytes = (quantisation: string, weightBytes: number, largestConstantBytes: number) =>
      memoryNeeds({ ...common, quantisation, weightBytes, largestConstantBytes }).bytes / 2 ** 20;
    const int8 = mebibytes('int8', 512.6 * 2 ** 20, 2 ** 24);
    const q4 = mebibytes('q4', 320 * 2 ** 20, 2 ** 23);
    expect(int8).toBeGreaterThanOrEqual(618);
    expect(int8).toBeLessThan(618 * 1.2);
    expect(q4).toBeGreaterThanOrEqual(400);
    expect(q4).toBeLessThan(400 * 1.3);
  });

  it('has no room for the 8B model in a wasm heap', () => {
    const whole = memoryNeeds({
      ...candidate('SciReasoner-8B', 'cpu-int8'),
      contextLength: 1,
      isCacheFixed: false,
    });
    expect(whole.bytes).toBeGreaterThan(WASM_HEAP_BYTES);
  });
});

describe('the longest context', () => {
  it('is the last one that fits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12e9 }), fc.boolean(), (budget, isCacheFixed) => {
        const question = { ...small, isCacheFixed };
        const longest = longestContext(question, budget);
        const needs = (contextLength: number) => memoryNeeds({ ...question, contextLength }).bytes;
        if (longest > 0) expect(needs(longest)).toBeLessThanOrEqual(budget);
        if (longest < small.sizes.max_position_embeddings) {
          expect(needs(longest + 1)).toBeGreaterThan(budget);
        }
      }),
    );
  });

  it("is the model's own where memory is plenty, and none where the weights do not fit", () => {
    expect(longestContext({ ...small, isCacheFixed: true }, 1e12)).toBe(40_960);
    expect(longestContext({ ...small, isCacheFixed: true }, small.weightBytes)).toBe(0);
  });
});

describe('the sizes of a model', () => {
  it('are undefined where config.json lacks one', () => {
    const { head_dim: _, ...rest } = small.sizes;
    expect(parseModelSizes(rest)).toBeUndefined();
    expect(parseModelSizes({ ...small.sizes, hidden_act: 'silu' })).toEqual(small.sizes);
    expect(parseModelSizes(null)).toBeUndefined();
  });
});
