/** A stretch of a text around one wrong character. */
export interface MarkedText {
  readonly before: string;
  /** The wrong character; a space where something is missing at the end. */
  readonly wrong: string;
  readonly after: string;
}

const REACH = 18;

/** Cuts a text down to what stands around `position`; cut ends are marked by an ellipsis. */
export function markPosition(text: string, position: number): MarkedText {
  const at = Math.max(0, Math.min(position, text.length));
  const from = at > REACH ? at - REACH : 0;
  const to = Math.min(text.length, at + 1 + REACH);
  return {
    before: (from > 0 ? '…' : '') + text.slice(from, at),
    wrong: text.slice(at, at + 1) || ' ',
    after: text.slice(at + 1, to) + (to < text.length ? '…' : ''),
  };
}
