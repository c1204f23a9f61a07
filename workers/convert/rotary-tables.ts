import { assertNever } from '#base/assert.ts';
import { portableCos, portableLog, portablePower, portableSin } from './portable-math.ts';

/** How the angles of RoPE (arXiv 2104.09864) are stretched for contexts longer than those trained on. */
export type RotaryScaling =
  | { readonly kind: 'none' }
  | { readonly kind: 'linear'; readonly factor: number }
  | LlamaScaling
  | YarnScaling;

/** Llama 3.1's: slow angles are divided by the factor, fast ones kept, those between blended. */
export interface LlamaScaling {
  readonly kind: 'llama3';
  readonly factor: number;
  /** Turns within the original context below which an angle is slow, and above which it is fast. */
  readonly lowFrequencyFactor: number;
  readonly highFrequencyFactor: number;
  /** Tokens. */
  readonly originalContext: number;
}

/** YaRN (arXiv 2309.00071): the blend is linear in the index of the angle. */
export interface YarnScaling {
  readonly kind: 'yarn';
  readonly factor: number;
  /** Turns within the original context above which an angle is kept, and below which it is divided. */
  readonly betaFast: number;
  readonly betaSlow: number;
  /** Whether the two indices between which is blended are rounded outwards to whole ones. */
  readonly isTruncated: boolean;
  /** Cosines and sines are multiplied by it, and so the attention's logits by its square. */
  readonly attentionFactor: number;
  /** Tokens. */
  readonly originalContext: number;
}

/** The rotation of queries and keys; the two halves of a head are real and imaginary parts. */
export interface RotaryEmbedding {
  /** Even. */
  readonly headSize: number;
  readonly theta: number;
  readonly scaling: RotaryScaling;
}

/** Cosines and sines of the rotation, row-major [positions, headSize / 2]. */
export function rotaryTables(
  rotary: RotaryEmbedding,
  positions: number,
): { readonly cos: Float32Array; readonly sin: Float32Array } {
  const frequencies = rotaryFrequencies(rotary);
  const size = rotarySize(rotary);
  const half = frequencies.length;
  const cos = new Float32Array(positions * half);
  const sin = new Float32Array(positions * half);
  for (const [i, frequency] of frequencies.entries()) {
    for (let position = 0; position < positions; position++) {
      cos[position * half + i] = size * portableCos(position * frequency);
      sin[position * half + i] = size * portableSin(position * frequency);
    }
  }
  return { cos, sin };
}

/** What rotating multiplies the length of a head by. */
export function rotarySize({ scaling }: RotaryEmbedding): number {
  return scaling.kind === 'yarn' ? scaling.attentionFactor : 1;
}

/** [headSize / 2] angles of the first position, in radians; as Hugging Face defines each scaling. */
export function rotaryFrequencies({ headSize, theta, scaling }: RotaryEmbedding): Float64Array {
  const plain = Float64Array.from({ length: headSize / 2 }, (_, i) =>
    portablePower(theta, (-2 * i) / headSize),
  );
  switch (scaling.kind) {
    case 'none':
      return plain;
    case 'linear':
      return plain.map((frequency) => frequency / scaling.factor);
    case 'llama3':
      return plain.map((frequency) => llamaFrequency(frequency, scaling));
    case 'yarn': {
      const divided = yarnRamp(headSize, theta, scaling);
      return plain.map((frequency, i) => blend(frequency, scaling.factor, divided(i)));
    }
    default:
      return assertNever(scaling, 'rotaryFrequencies');
  }
}

/** The frequency for a share of 0, that divided by the factor for a share of 1. */
function blend(frequency: number, factor: number, share: number): number {
  return frequency * (1 - share) + (frequency / factor) * share;
}

function llamaFrequency(frequency: number, scaling: LlamaScaling): number {
  const { factor, lowFrequencyFactor: low, highFrequencyFactor: high } = scaling;
  const turns = (scaling.originalContext * frequency) / (2 * Math.PI);
  if (turns < low) return frequency / factor;
  if (turns > high) return frequency;
  return blend(frequency, factor, (high - turns) / (high - low));
}

/** The share of the division by its factor that each angle takes. */
function yarnRamp(
  headSize: number,
  theta: number,
  { betaFast, betaSlow, isTruncated, originalContext }: YarnScaling,
): (index: number) => number {
  // Where an angle makes so many turns within the original context.
  const indexOf = (turns: number) =>
    (headSize * portableLog(originalContext / (turns * 2 * Math.PI))) / (2 * portableLog(theta));
  const fastest = isTruncated ? Math.floor(indexOf(betaFast)) : indexOf(betaFast);
  const slowest = isTruncated ? Math.ceil(indexOf(betaSlow)) : indexOf(betaSlow);
  const first = Math.max(fastest, 0);
  const last = Math.min(slowest, headSize - 1);
  const width = last === first ? 0.001 : last - first;
  return (index) => Math.min(1, Math.max(0, (index - first) / width));
}
