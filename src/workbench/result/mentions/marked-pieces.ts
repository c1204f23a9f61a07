import type { Mention } from '#reasoning/mention.ts';
import type { Verdict } from '#scoring/verdict.ts';

/** A claim that a check speaks of, in characters of the text. */
export interface Claim {
  readonly start: number;
  readonly end: number;
  readonly verdict: Verdict;
  /** Whether the claim ends in this text, where its sign stands. */
  readonly isEnd: boolean;
}

/** Text as it stands, or a mention. */
export interface TextPiece {
  readonly start: number;
  readonly text: string;
  readonly mention: Mention | undefined;
}

/** Pieces with the claim that they belong to, if any. */
export interface ClaimPiece {
  readonly start: number;
  readonly claim: Claim | undefined;
  readonly pieces: readonly TextPiece[];
}

/** Verdicts on a stretch of the part of a reply from which `text` was taken at `start`. */
export function claimsIn(
  verdicts: readonly Verdict[],
  part: 'thought' | 'answer',
  start: number,
  length: number,
): readonly Claim[] {
  return verdicts.flatMap((verdict) => {
    const { place } = verdict;
    if (place?.part !== part || place.start >= start + length || place.end <= start) return [];
    return [
      {
        start: Math.max(place.start - start, 0),
        end: Math.min(place.end - start, length),
        verdict,
        isEnd: place.end <= start + length,
      },
    ];
  });
}

/**
 * Cuts a text so that nothing overlaps: of two claims on the same characters the failed one stays,
 * else the first; a mention that crosses the edge of a claim goes.
 */
export function markedPieces(
  text: string,
  mentions: readonly Mention[],
  claims: readonly Claim[],
): readonly ClaimPiece[] {
  const stretches: ClaimPiece[] = [];
  let at = 0;
  const add = (end: number, claim: Claim | undefined) => {
    if (end > at) stretches.push({ start: at, claim, pieces: cut(text, at, end, mentions) });
    at = Math.max(at, end);
  };
  for (const claim of apart(claims)) {
    add(claim.start, undefined);
    add(claim.end, claim);
  }
  add(text.length, undefined);
  return stretches;
}

function apart(claims: readonly Claim[]): readonly Claim[] {
  const kept: Claim[] = [];
  const failedFirst = claims.toSorted(
    (a, b) => Number(b.verdict.status === 'fails') - Number(a.verdict.status === 'fails'),
  );
  for (const claim of failedFirst) {
    if (kept.every(({ start, end }) => claim.end <= start || claim.start >= end)) kept.push(claim);
  }
  return kept.sort((a, b) => a.start - b.start);
}

function cut(
  text: string,
  start: number,
  end: number,
  mentions: readonly Mention[],
): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let at = start;
  const add = (to: number, mention: Mention | undefined) => {
    if (to > at) pieces.push({ start: at, text: text.slice(at, to), mention });
    at = to;
  };
  for (const mention of mentions) {
    if (mention.start < at || mention.end > end) continue;
    add(mention.start, undefined);
    add(mention.end, mention);
  }
  add(end, undefined);
  return pieces;
}
