/** A stretch of a text around one wrong character. */
export interface MarkedText {
  /** Counted from 1; absent where the text has one line. */
  readonly line?: number;
  readonly before: string;
  /** The wrong character; a space where something is missing at the end. */
  readonly wrong: string;
  readonly after: string;
}

const REACH = 18;
const SPACE = 32;

/**
 * Cuts a text down to what stands around `position` on the same line; cut ends of the line are
 * marked by an ellipsis.
 */
export function markPosition(text: string, position: number): MarkedText {
  const start = text.lastIndexOf('\n', position - 1) + 1;
  const [line = ''] = text.slice(start).split(/\r?\n/, 1);
  const at = Math.max(0, Math.min(position - start, line.length));
  const from = at > REACH ? at - REACH : 0;
  const wrong = String.fromCodePoint(line.codePointAt(at) ?? SPACE);
  const rest = line.slice(at + wrong.length);
  return {
    ...(text.includes('\n') ? { line: text.slice(0, start).split('\n').length } : {}),
    before: (from > 0 ? '…' : '') + line.slice(from, at).replaceAll('\t', ' '),
    wrong,
    after: rest.slice(0, REACH) + (rest.length > REACH ? '…' : ''),
  };
}
