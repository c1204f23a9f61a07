import { assert } from '#base/assert.ts';
import type { LogitComparison } from './self-test.ts';

/** Logits of several positions, one row after the other. */
export interface LogitRows {
  /** [positions, vocabulary] */
  readonly logits: Float32Array;
  readonly vocabulary: number;
}

/** What a backend must reach to be trusted. */
export interface Bar {
  readonly fewestPositions: number;
  /** Share of the positions. */
  readonly agreement: number;
  /** Nats. */
  readonly meanKl: number;
  readonly worstKl: number;
  readonly worstError: number;
  /**
   * Another best token counts as the same where the reference's own logits of the two lie no
   * further apart than this share of their standard deviation.
   */
  readonly tie: number;
}

/**
 * Right kernels were measured at a relative error of 1e-6 with 32-bit and 3e-3 with 16-bit
 * activations (SwiftShader and lavapipe, models of 2 to 4 layers, the wasm backend as reference).
 * Faults of one constant lie above 0.3, of 64 bytes above 0.05, of one scale above 1e-3
 * (workers/convert/planted-faults.test.ts). With logits that spread as a trained model's do, the
 * errors allowed here change a probability by less than a hundredth and less than a tenth.
 */
export const BARS: Readonly<Record<'fp32' | 'fp16', Bar>> = {
  fp32: {
    fewestPositions: 16,
    agreement: 0.95,
    meanKl: 1e-5,
    worstKl: 1e-4,
    worstError: 1e-3,
    tie: 1e-3,
  },
  fp16: {
    fewestPositions: 16,
    agreement: 0.9,
    meanKl: 1e-2,
    worstKl: 1e-1,
    worstError: 5e-2,
    tie: 5e-2,
  },
};

/** How closely the candidate's rows follow the reference's; both hold the same positions. */
export function compareLogits(
  reference: LogitRows,
  candidate: LogitRows,
  { tie }: Pick<Bar, 'tie'>,
): LogitComparison {
  const { vocabulary } = reference;
  assert(
    candidate.vocabulary === vocabulary,
    `vocabularies ${vocabulary}, ${candidate.vocabulary}`,
  );
  const size = reference.logits.length;
  assert(candidate.logits.length === size, `logits ${size}, ${candidate.logits.length}`);
  const positions = size / vocabulary;
  assert(Number.isInteger(positions) && positions > 0, `${size} logits of ${vocabulary} tokens`);
  const compared = Array.from({ length: positions }, (_, position) => {
    const row = ({ logits }: LogitRows) =>
      logits.subarray(position * vocabulary, (position + 1) * vocabulary);
    return compareRows(row(reference), row(candidate), tie);
  });
  const finite = compared.filter(({ notFinite }) => notFinite === 0);
  return {
    positions,
    agreeing: finite.filter(({ agrees }) => agrees).length,
    meanKl: finite.reduce((sum, { kl }) => sum + kl, 0) / Math.max(1, finite.length),
    worstKl: Math.max(0, ...finite.map(({ kl }) => kl)),
    worstError: Math.max(0, ...finite.map(({ error }) => error)),
    notFinite: compared.reduce((sum, { notFinite }) => sum + notFinite, 0),
  };
}

/** What is below the bar, in whole sentences for the person; none when the backend can be trusted. */
export function shortfalls(comparison: LogitComparison, bar: Bar): readonly string[] {
  const { positions, agreeing, notFinite, meanKl, worstKl, worstError } = comparison;
  const share = agreeing / positions;
  return [
    positions < bar.fewestPositions &&
      `Only ${positions} positions were compared; ${bar.fewestPositions} are needed.`,
    notFinite > 0 && `${notFinite} of the logits are not numbers.`,
    share < bar.agreement &&
      `The most probable token is the same at ${agreeing} of ${positions} positions; ${Math.ceil(bar.agreement * positions)} are needed.`,
    above('mean divergence', meanKl, bar.meanKl, ' nats'),
    above('largest divergence', worstKl, bar.worstKl, ' nats'),
    above('largest relative error', worstError, bar.worstError, ''),
  ].filter((sentence) => sentence !== false);
}

function above(name: string, value: number, limit: number, unit: string): string | false {
  // Not `value > limit`, which NaN would pass.
  if (value <= limit) return false;
  return `The ${name} is ${value.toPrecision(2)}${unit}; ${limit}${unit} is the most.`;
}

interface ComparedRow {
  readonly notFinite: number;
  readonly agrees: boolean;
  readonly kl: number;
  readonly error: number;
}

function compareRows(reference: Float32Array, candidate: Float32Array, tie: number): ComparedRow {
  const notFinite = countNotFinite(reference) + countNotFinite(candidate);
  if (notFinite > 0) return { notFinite, agrees: false, kl: 0, error: 0 };
  const spread = summarise(reference);
  const other = summarise(candidate);
  const gap = spread.largest - (reference[other.best] ?? Number.NEGATIVE_INFINITY);
  const { kl, difference } = divergence(reference, candidate, spread, other);
  return {
    notFinite,
    agrees: gap <= tie * spread.deviation,
    kl,
    error: relativeTo(spread.deviation, difference),
  };
}

/** A reference whose logits are all the same has no scale: whatever differs is wrong there. */
function relativeTo(deviation: number, difference: number): number {
  if (difference === 0) return 0;
  return deviation === 0 ? Number.MAX_VALUE : difference / deviation;
}

function countNotFinite(row: Float32Array): number {
  let count = 0;
  for (const logit of row) if (!Number.isFinite(logit)) count++;
  return count;
}

interface RowSummary {
  readonly best: number;
  readonly largest: number;
  readonly mean: number;
  readonly deviation: number;
  readonly logSumExp: number;
}

/** In 64-bit floats, with the largest logit taken out so that no exponential overflows. */
function summarise(row: Float32Array): RowSummary {
  let best = 0;
  let largest = Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (const [token, logit] of row.entries()) {
    sum += logit;
    if (logit > largest) {
      largest = logit;
      best = token;
    }
  }
  const mean = sum / row.length;
  let squares = 0;
  let exponentials = 0;
  for (const logit of row) {
    squares += (logit - mean) ** 2;
    exponentials += Math.exp(logit - largest);
  }
  const deviation = Math.sqrt(squares / row.length);
  return { best, largest, mean, deviation, logSumExp: largest + Math.log(exponentials) };
}

function divergence(
  reference: Float32Array,
  candidate: Float32Array,
  spread: RowSummary,
  other: RowSummary,
): { readonly kl: number; readonly difference: number } {
  let kl = 0;
  let squares = 0;
  for (const [token, logit] of reference.entries()) {
    const logitThere = candidate[token] ?? 0;
    const logProbability = logit - spread.logSumExp;
    kl += Math.exp(logProbability) * (logProbability - (logitThere - other.logSumExp));
    squares += (logit - spread.mean - (logitThere - other.mean)) ** 2;
  }
  // Rounding leaves about 1e-16 below zero where both are equal.
  return { kl: Math.max(0, kl), difference: Math.sqrt(squares / reference.length) };
}
