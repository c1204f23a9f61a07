// A pattern such as `<rna>(.*?)</rna>` is tried at every opening mark and reads on to the end each time
// that no closing one follows: minutes for a reply that repeats itself to the limit of its length.

/** What stands behind the first opening mark, up to the next closing one; undefined without both. */
export function firstBetween(text: string, open: string, close: string): string | undefined {
  return pairsBetween(text, open, close).next().value?.inside;
}

/** The same for the last of all pairs, which do not overlap. */
export function lastBetween(text: string, open: string, close: string): string | undefined {
  let last: string | undefined;
  for (const { inside } of pairsBetween(text, open, close)) last = inside;
  return last;
}

/** The first pair of marks that stands on one line. */
export function firstOnOneLine(text: string, open: string, close: string): string | undefined {
  for (const line of text.split('\n')) {
    const inside = firstBetween(line, open, close);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

/** The text without any pair of marks and what stands between. */
export function withoutBetween(text: string, open: string, close: string): string {
  let kept = '';
  let from = 0;
  for (const { start, end } of pairsBetween(text, open, close)) {
    kept += text.slice(from, start);
    from = end;
  }
  return kept + text.slice(from);
}

interface MarkedPair {
  readonly inside: string;
  /** Where the opening mark begins, and what is behind the closing one. */
  readonly start: number;
  readonly end: number;
}

function* pairsBetween(
  text: string,
  open: string,
  close: string,
): Generator<MarkedPair, undefined> {
  for (let from = 0; ; ) {
    const start = text.indexOf(open, from);
    const stop = start < 0 ? -1 : text.indexOf(close, start + open.length);
    if (stop < 0) return undefined;
    from = stop + close.length;
    yield { inside: text.slice(start + open.length, stop), start, end: from };
  }
}
