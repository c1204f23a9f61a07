import type { MathPiece } from './markdown-tree.ts';

/** A source in which Markdown reads neither math nor signs that belong to notation. */
export interface MaskedSource {
  /** As long as the source; masked characters are `MASK`. */
  readonly text: string;
  /** In order, without overlap. */
  readonly math: readonly MathPiece[];
}

/** For private use, so that Markdown takes it for a letter. */
export const MASK = '\ue000';

interface Range {
  readonly start: number;
  readonly end: number;
}

/** A formula has fewer characters; what looks longer is prose between two unrelated signs. */
const LONGEST_MATH = 2000;

/**
 * Code first, then math, both in one pass from the left: `$` in code is no math, and a backquote in
 * math no code. A blank line ends whatever is open.
 */
const codeOrMath =
  /(?<fence>^ {0,3}(?<mark>`{3,}|~{3,})[^\n]*(?:\n(?! {0,3}\k<mark>)[^\n]*)*(?:\n[^\n]*)?)|(?<ticks>`+)|(?<open>\$\$|\\\[|\\\(|\$|\\begin\{(?<name>(?:equation|align|aligned|gather|multline|cases|split)\*?)\})/gm;

/** Finds math in a source and hides from Markdown what it would misread. */
export function maskScience(source: string): MaskedSource {
  const { code, math } = findCodeAndMath(source);
  const hidden = [...math.map(({ start, source: all }) => ({ start, end: start + all.length }))];
  const signs = notationSigns(source).filter(
    ({ start }) => !code.some((range) => start >= range.start && start < range.end),
  );
  return { text: mask(source, [...hidden, ...signs]), math };
}

function mask(source: string, ranges: readonly Range[]): string {
  const letters = source.split('');
  for (const { start, end } of ranges) letters.fill(MASK, start, end);
  return letters.join('');
}

function findCodeAndMath(source: string) {
  const code: Range[] = [];
  const math: MathPiece[] = [];
  codeOrMath.lastIndex = 0;
  for (let found = codeOrMath.exec(source); found; found = codeOrMath.exec(source)) {
    const { index: start, groups = {} } = found;
    const piece = groups['open'] && mathAt(source, start, groups['open'], groups['name']);
    const codeEnd = groups['open'] ? undefined : codeEndAt(source, start, found);
    if (piece) math.push(piece);
    if (codeEnd !== undefined) code.push({ start, end: codeEnd });
    // What closes nowhere stands for itself.
    const end = piece ? start + piece.source.length : codeEnd;
    codeOrMath.lastIndex = end ?? start + found[0].length;
  }
  return { code, math };
}

function codeEndAt(source: string, start: number, { 0: all, groups }: RegExpExecArray) {
  return groups?.['fence'] === undefined ? spanEnd(source, start, all) : start + all.length;
}

/** Behind the run of backquotes that closes a code span; undefined where none does. */
function spanEnd(source: string, start: number, ticks: string): number | undefined {
  const paragraph = paragraphFrom(source, start + ticks.length);
  const close = new RegExp(`(?<!\`)${ticks}(?!\`)`).exec(paragraph);
  return close ? start + 2 * ticks.length + close.index : undefined;
}

function paragraphFrom(source: string, start: number): string {
  const rest = source.slice(start, start + LONGEST_MATH);
  const end = rest.search(/\n[ \t]*\n/);
  return end < 0 ? rest : rest.slice(0, end);
}

function mathAt(
  source: string,
  start: number,
  open: string,
  name: string | undefined,
): MathPiece | undefined {
  const inside = paragraphFrom(source, start + open.length);
  const close = name === undefined ? closings[open] : `\\end{${name}}`;
  const length = open === '$' ? dollarLength(inside) : inside.indexOf(close ?? '');
  if (length < 1 || close === undefined) return undefined;
  const body = inside.slice(0, length);
  const all = source.slice(start, start + open.length + length + close.length);
  if (body.trim() === '') return undefined;
  return {
    kind: 'math',
    tex: name === undefined ? body : all,
    isDisplay: open !== '$' && open !== '\\(',
    source: all,
    start,
  };
}

const closings: Readonly<Record<string, string>> = {
  $$: '$$',
  $: '$',
  '\\[': '\\]',
  '\\(': '\\)',
};

/** A dollar opens math when a word follows, and closes it behind one, with no digit next: prices do not. */
function dollarLength(inside: string): number {
  const line = inside.split('\n', 1)[0] ?? '';
  if (/^[\s$]/.test(line)) return -1;
  return line.search(/(?<=[^\s\\])\$(?![\d$])/);
}

/**
 * Signs that mean something else in notation than in Markdown: the star of a product or of an open
 * bond, the brackets of an atom before a branch, a backslash before a bracket, `>>` of a reaction
 * and a plus at the beginning of a line.
 */
const notation: readonly RegExp[] = [
  /(?<=[\w)\]])(?<!\*)\*(?=[\w([])(?!\*)/g,
  /(?<=\[)\*(?=[\]:])/g,
  /\](?=\((?!\s*<?(?:https?:|ftp:|mailto:|javascript:|vbscript:|data:|file:|blob:|tel:|wss?:|about:|\/\/|www\.)))/gi,
  /\\(?=[[\]()])/g,
  /^ {0,3}>+(?![> ])/gm,
  /^ *\+(?= )/gm,
];

/** `*CC(=O)*`: two open bonds of a fragment, not an emphasised word. */
const fragment = /(?<![\w*])\*([^\s*]+)\*/g;

function notationSigns(source: string): readonly Range[] {
  const signs = notation.flatMap((pattern) =>
    [...source.matchAll(pattern)].map(({ index, 0: { length } }) => ({
      start: index,
      end: index + length,
    })),
  );
  const fragments = [...source.matchAll(fragment)].filter(([, inside = '']) =>
    /[=#([]/.test(inside),
  );
  const stars = fragments.flatMap(({ index, 0: { length } }) => [index, index + length - 1]);
  return [...signs, ...stars.map((start) => ({ start, end: start + 1 }))];
}
