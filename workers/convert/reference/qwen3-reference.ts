import type { Qwen3Config } from '../qwen3-config.ts';
import { EMBEDDING, HEAD, LAST_NORM } from '../qwen3-tensors.ts';
import { rotaryFrequencies, rotarySize } from '../rotary-tables.ts';
import { quantiseActivations } from './quantise-activations.ts';

type Vector = Float64Array;

export interface ReferenceModel {
  readonly config: Qwen3Config;
  /** Row-major weights by the checkpoint's names; matrices are [output, input]. */
  readonly tensor: (name: string) => Float32Array;
  /**
   * `dynamic-uint8` rounds the input of every matrix product as DynamicQuantizeMatMul does, so that
   * int8 graphs can be compared closely; `exact` by default.
   */
  readonly activations?: 'exact' | 'dynamic-uint8';
  /** Computes with the first layers only; all by default. */
  readonly layerCount?: number;
}

/** Keys and values of one layer, one vector of all key-value heads for each position. */
interface LayerCache {
  readonly keys: Vector[];
  readonly values: Vector[];
}

/**
 * The Qwen3 forward pass written straight from the papers, one number at a time in 64-bit floats:
 * the judge of the graphs, far too slow for people. RMSNorm 1910.07467, RoPE 2104.09864, grouped
 * queries 2305.13245, SwiGLU 2002.05202, QK-norm as in 2505.09388.
 */
export class Qwen3Reference {
  private readonly model: ReferenceModel;
  private readonly caches: readonly LayerCache[];
  private readonly frequencies: Vector;

  constructor(model: ReferenceModel) {
    this.model = model;
    const layerCount = model.layerCount ?? model.config.layerCount;
    this.caches = Array.from({ length: layerCount }, () => ({ keys: [], values: [] }));
    this.frequencies = rotaryFrequencies(model.config.rotary);
  }

  /** Appends the tokens to the context. Returns the logits that follow the last of them. */
  advance(tokens: readonly number[]): Vector {
    const last = this.states(tokens).at(-1);
    if (!last) throw new Error('Broken assumption: advance needs at least one token');
    return this.head([last])[0] ?? new Float64Array(0);
  }

  /** Appends the tokens to the context. Returns the logits that follow each of them. */
  advanceAll(tokens: readonly number[]): readonly Vector[] {
    return this.head(this.states(tokens));
  }

  private states(tokens: readonly number[]): Vector[] {
    const { config, tensor } = this.model;
    const embedding = tensor(EMBEDDING);
    let states = tokens.map((token) => row(embedding, token, config.hiddenSize));
    for (let layer = 0; layer < this.caches.length; layer++) states = this.layer(layer, states);
    return states;
  }

  private head(states: readonly Vector[]): Vector[] {
    const normalised = states.map((state) => this.normalise(state, LAST_NORM));
    return this.multiply(normalised, this.model.config.tied ? EMBEDDING : HEAD);
  }

  private layer(layer: number, states: readonly Vector[]): Vector[] {
    const name = (part: string) => `model.layers.${layer}.${part}.weight`;
    const attended = this.attention(
      layer,
      states.map((state) => this.normalise(state, name('input_layernorm'))),
    );
    const between = states.map((state, i) => add(state, attended[i]));
    const inputs = between.map((state) => this.normalise(state, name('post_attention_layernorm')));
    const gates = this.multiply(inputs, name('mlp.gate_proj'));
    const ups = this.multiply(inputs, name('mlp.up_proj'));
    const products = gates.map((gate, i) => gate.map((g, k) => silu(g) * (ups[i]?.[k] ?? 0)));
    const fed = this.multiply(products, name('mlp.down_proj'));
    return between.map((state, i) => add(state, fed[i]));
  }

  private attention(layer: number, inputs: readonly Vector[]): Vector[] {
    const { config } = this.model;
    const name = (part: string) => `model.layers.${layer}.self_attn.${part}.weight`;
    const cache = this.caches[layer] ?? { keys: [], values: [] };
    const firstPosition = cache.keys.length;
    const placed = (vectors: readonly Vector[], norm: string) =>
      vectors.map((vector, i) => this.placeHeads(vector, norm, firstPosition + i));
    const queries = placed(this.multiply(inputs, name('q_proj')), name('q_norm'));
    cache.keys.push(...placed(this.multiply(inputs, name('k_proj')), name('k_norm')));
    cache.values.push(...this.multiply(inputs, name('v_proj')));
    const mixed = queries.map((query, i) => {
      const visible = firstPosition + i + 1;
      const whole = new Float64Array(config.headCount * config.headSize);
      for (let head = 0; head < config.headCount; head++) {
        whole.set(this.attendHead(head, query, cache, visible), head * config.headSize);
      }
      return whole;
    });
    return this.multiply(mixed, name('o_proj'));
  }

  private attendHead(head: number, query: Vector, cache: LayerCache, visible: number): Vector {
    const { headCount, kvHeadCount, headSize } = this.model.config;
    const group = Math.floor(head / (headCount / kvHeadCount));
    const part = (vector: Vector | undefined, index: number) =>
      vector?.subarray(index * headSize, (index + 1) * headSize) ?? new Float64Array(headSize);
    const own = part(query, head);
    const scores = cache.keys
      .slice(0, visible)
      .map((key) => dot(own, part(key, group)) / Math.sqrt(headSize));
    const mixed = new Float64Array(headSize);
    for (const [position, share] of softmax(scores).entries()) {
      const value = part(cache.values[position], group);
      for (let k = 0; k < headSize; k++) mixed[k] = (mixed[k] ?? 0) + share * (value[k] ?? 0);
    }
    return mixed;
  }

  /** QK-norm and rotation of every head of one position's queries or keys. */
  private placeHeads(vector: Vector, norm: string, position: number): Vector {
    const { headSize, rotary } = this.model.config;
    const placed = new Float64Array(vector.length);
    for (let start = 0; start < vector.length; start += headSize) {
      const head = this.normalise(vector.subarray(start, start + headSize), norm);
      placed.set(rotate(head, position, this.frequencies, rotarySize(rotary)), start);
    }
    return placed;
  }

  private normalise(vector: Vector, weightName: string): Vector {
    const weight = this.model.tensor(weightName);
    const meanSquare = dot(vector, vector) / vector.length;
    const factor = 1 / Math.sqrt(meanSquare + this.model.config.epsilon);
    return vector.map((value, i) => value * factor * (weight[i] ?? 0));
  }

  private multiply(inputs: readonly Vector[], weightName: string): Vector[] {
    const weight = this.model.tensor(weightName);
    const rounded =
      this.model.activations === 'dynamic-uint8' ? quantiseActivations(inputs) : inputs;
    return rounded.map((input) => {
      const output = new Float64Array(weight.length / input.length);
      for (let n = 0; n < output.length; n++) {
        let sum = 0;
        const start = n * input.length;
        for (let k = 0; k < input.length; k++) sum += (input[k] ?? 0) * (weight[start + k] ?? 0);
        output[n] = sum;
      }
      return output;
    });
  }
}

/** RoPE with the two halves of a head as real and imaginary parts, stretched by `size`. */
function rotate(head: Vector, position: number, frequencies: Vector, size: number): Vector {
  const half = head.length / 2;
  const rotated = new Float64Array(head.length);
  for (const [i, frequency] of frequencies.entries()) {
    const angle = position * frequency;
    const real = size * (head[i] ?? 0);
    const imaginary = size * (head[i + half] ?? 0);
    rotated[i] = real * Math.cos(angle) - imaginary * Math.sin(angle);
    rotated[i + half] = imaginary * Math.cos(angle) + real * Math.sin(angle);
  }
  return rotated;
}

function softmax(scores: readonly number[]): readonly number[] {
  const largest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

function silu(x: number): number {
  return x / (1 + Math.exp(-x));
}

function dot(a: Vector, b: Vector): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function add(a: Vector, b: Vector | undefined): Vector {
  return a.map((value, i) => value + (b?.[i] ?? 0));
}

function row(matrix: Float32Array, index: number, columns: number): Vector {
  return Float64Array.from(matrix.subarray(index * columns, (index + 1) * columns));
}
