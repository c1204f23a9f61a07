import { assert } from '#base/assert.ts';
import type { Token, TokenAlternative } from '#workers/inference/protocol.ts';

/** Tokens by columns: a fifth of what the same tokens take as objects. */
export interface PackedTokens {
  readonly ids: Uint32Array;
  readonly texts: readonly string[];
  readonly logProbabilities: Float64Array;
  readonly timesMs: Float64Array;
  /** 1 where a person gave the token. */
  readonly given: Uint8Array;
  /** How many alternatives each token has; `NO_LIST` where none were asked for. */
  readonly alternativeCounts: Int8Array;
  /** The alternatives of all tokens, one behind the other. */
  readonly alternativeIds: Uint32Array;
  readonly alternativeTexts: readonly string[];
  readonly alternativeLogProbabilities: Float64Array;
}

const NO_LIST = -1;

export function packTokens(tokens: readonly Token[]): PackedTokens {
  const others = tokens.flatMap(({ alternatives = [] }) => alternatives);
  return {
    ids: Uint32Array.from(tokens, ({ id }) => id),
    texts: tokens.map(({ text }) => text),
    logProbabilities: Float64Array.from(tokens, ({ logProbability }) => logProbability),
    timesMs: Float64Array.from(tokens, ({ timeMs }) => timeMs),
    given: Uint8Array.from(tokens, ({ given }) => Number(given === true)),
    alternativeCounts: Int8Array.from(
      tokens,
      ({ alternatives }) => alternatives?.length ?? NO_LIST,
    ),
    alternativeIds: Uint32Array.from(others, ({ id }) => id),
    alternativeTexts: others.map(({ text }) => text),
    alternativeLogProbabilities: Float64Array.from(others, ({ logProbability }) => logProbability),
  };
}

/** Throws where the columns do not belong together, which then are not what was packed. */
export function unpackTokens(packed: PackedTokens): readonly Token[] {
  checkLengths(packed);
  let at = 0;
  return Array.from(packed.ids, (id, index) => {
    const count = packed.alternativeCounts[index] ?? NO_LIST;
    const from = at;
    at += Math.max(0, count);
    return {
      id,
      text: packed.texts[index] ?? '',
      logProbability: packed.logProbabilities[index] ?? 0,
      timeMs: packed.timesMs[index] ?? 0,
      ...(packed.given[index] === 1 && { given: true as const }),
      ...(count !== NO_LIST && { alternatives: alternativesOf(packed, from, at) }),
    };
  });
}

function alternativesOf(packed: PackedTokens, from: number, to: number): TokenAlternative[] {
  return Array.from(packed.alternativeIds.subarray(from, to), (id, index) => ({
    id,
    text: packed.alternativeTexts[from + index] ?? '',
    logProbability: packed.alternativeLogProbabilities[from + index] ?? 0,
  }));
}

function checkLengths(packed: PackedTokens): void {
  const { ids, texts, logProbabilities, timesMs, given, alternativeCounts } = packed;
  const count = ids.length;
  const columns = [texts, logProbabilities, timesMs, given, alternativeCounts];
  assert(
    columns.every(({ length }) => length === count),
    `columns of ${count} tokens`,
  );
  const others = alternativeCounts.reduce((sum, length) => sum + Math.max(0, length), 0);
  const { alternativeIds, alternativeTexts, alternativeLogProbabilities } = packed;
  assert(
    [alternativeIds, alternativeTexts, alternativeLogProbabilities].every(
      ({ length }) => length === others,
    ),
    `columns of ${others} alternatives`,
  );
}
