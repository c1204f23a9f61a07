import type { TextPiece } from './markdown-tree.ts';
import { MASK } from './mask-science.ts';

interface Alignment {
  /** What Markdown read. */
  readonly masked: string;
  /** What was written; as long. */
  readonly source: string;
  /** The part of both that the value came from. */
  readonly start: number;
  readonly end: number;
}

const reference = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{0,31});/iy;

/**
 * The places of the source that a value came from. Markdown drops escapes, indentation and signs of
 * quotes on the way and turns references into characters; each piece is what lies between.
 */
export function alignText(value: string, alignment: Alignment): readonly TextPiece[] {
  const { masked, source, start, end } = alignment;
  const pieces: TextPiece[] = [];
  let run = '';
  let index = 0;
  let at = start;
  const flush = () => {
    if (run !== '') pieces.push({ text: run, start: at - run.length });
    run = '';
  };
  while (index < value.length && at < end) {
    const replaced = replacedAt(value, index, { masked, at, end });
    const letter = value[index] ?? '';
    if (!replaced && isSame(letter, masked[at])) {
      run += unmasked(letter, source[at]);
      index++;
      at++;
      continue;
    }
    flush();
    if (replaced) pieces.push({ text: replaced.text, start: at });
    index += replaced?.text.length ?? 0;
    at += replaced?.length ?? 1;
  }
  flush();
  const rest = value.slice(index).replaceAll(MASK, '\ufffd');
  return rest === '' ? pieces : [...pieces, { text: rest, start }];
}

interface Place {
  readonly masked: string;
  readonly at: number;
  readonly end: number;
}

/** What stands in the value for other characters of the source, and how many these are. */
function replacedAt(
  value: string,
  index: number,
  { masked, at, end }: Place,
): { readonly text: string; readonly length: number } | undefined {
  // A tab of which indentation took a part is read as the spaces that are left of it.
  const spaces = masked[at] === '\t' ? /^ {1,4}/.exec(value.slice(index, index + 4)) : null;
  if (spaces) return { text: spaces[0], length: 1 };
  const length = referenceLength(masked, at, value[index] ?? '');
  if (length === 0) return undefined;
  const next = at + length < end ? masked[at + length] : undefined;
  return { text: value.slice(index, index + charactersBefore(value, index, next)), length };
}

function unmasked(letter: string, written = ''): string {
  return letter === MASK ? written : letter;
}

/** How long the reference at a place is, where it stands for another character; else 0. */
function referenceLength(masked: string, at: number, letter: string): number {
  if (masked[at] !== '&' || letter === '&') return 0;
  reference.lastIndex = at;
  return reference.exec(masked)?.[0].length ?? 0;
}

/** A reference stands for one character, or for a few that are written together. */
function charactersBefore(value: string, index: number, next: string | undefined): number {
  for (let count = 1; count <= 3; count++) {
    if (value[index + count] === next) return count;
  }
  return 1;
}

function isSame(read: string, written: string | undefined): boolean {
  if (read === written) return true;
  return (
    (read === '\ufffd' && written === '\0') || (read === ' ' && /^[\n\r]$/.test(written ?? ''))
  );
}
