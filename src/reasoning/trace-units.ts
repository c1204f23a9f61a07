/** What a line is, from its first characters. */
export type LineForm =
  | { readonly form: 'blank' }
  /** Level 1 to 6 as written, 7 for "Step 3:", 8 for a line in bold type. */
  | { readonly form: 'heading'; readonly level: number }
  | { readonly form: 'numbered'; readonly indent: number }
  | { readonly form: 'bullet' }
  | { readonly form: 'fence'; readonly mark: string }
  | { readonly form: 'math'; readonly close: string }
  | { readonly form: 'table' }
  | { readonly form: 'text'; readonly indent: number };

/** A line, or a sentence of a line: the least that a step is made of. */
export interface Unit {
  readonly start: number;
  readonly end: number;
  /** The form of the line that begins here; undefined for a later sentence of a line. */
  readonly line: LineForm | undefined;
}

/** A block whose lines belong together whatever they hold. */
export type OpenBlock =
  | { readonly kind: 'fence'; readonly mark: string }
  | { readonly kind: 'math'; readonly close: string };

/** So much of a line says what form it has. */
const WINDOW = 160;
/** A line without a sentence's end is cut after so many characters. */
const LONGEST = 2000;

/**
 * The unit that begins at `at`; undefined where text that is still to come could change it. What is
 * returned once stays the same however the text grows. Of a text that `ends`, nothing is to come.
 */
export function readUnit(
  text: string,
  at: number,
  block: OpenBlock | undefined,
  ends: boolean,
): Unit | undefined {
  if (at >= text.length) return undefined;
  const unit = unitAt(text, at, block, lineEndFrom(text, at, ends));
  return unit && { ...unit, end: Math.min(unit.end, text.length) };
}

function lineEndFrom(text: string, at: number, ends: boolean): number {
  const lineEnd = text.indexOf('\n', at);
  return lineEnd < 0 && ends ? text.length : lineEnd;
}

function unitAt(
  text: string,
  at: number,
  block: OpenBlock | undefined,
  lineEnd: number,
): Unit | undefined {
  const atLineStart = at === 0 || text[at - 1] === '\n';
  if (lineEnd < 0 && text.length - at < WINDOW && (atLineStart || block)) return undefined;
  if (block) {
    const end = wholeLine(text, at, lineEnd);
    return end === undefined ? undefined : { start: at, end, line: undefined };
  }
  const line = atLineStart ? lineFormOf(lineWindow(text, at, lineEnd)) : undefined;
  const isWhole = line !== undefined && !['text', 'numbered', 'bullet'].includes(line.form);
  const end = isWhole
    ? wholeLine(text, at, lineEnd)
    : sentenceEnd(text, at, lineEnd, line?.form === 'numbered');
  return end === undefined ? undefined : { start: at, end, line };
}

/** Whether a unit inside a block is its last. */
export function closesBlock(unit: string, block: OpenBlock): boolean {
  return block.kind === 'fence'
    ? unit.trimStart().startsWith(block.mark) && /^\s*(`+|~+)\s*$/.test(unit)
    : unit.includes(block.close);
}

/** The block that a line opens and leaves open. */
export function opensBlock(unit: string, line: LineForm): OpenBlock | undefined {
  if (line.form === 'fence') return { kind: 'fence', mark: line.mark };
  if (line.form !== 'math') return undefined;
  const rest = unit.trimStart().slice(2);
  return rest.includes(line.close) ? undefined : { kind: 'math', close: line.close };
}

function lineWindow(text: string, at: number, lineEnd: number): string {
  const end = lineEnd < 0 ? text.length : lineEnd;
  return text.slice(at, Math.min(end, at + WINDOW));
}

/** The form of a line, by its first 160 characters. */
export function lineFormOf(line: string): LineForm {
  const indent = line.length - line.trimStart().length;
  const words = line.slice(indent);
  if (words === '') return { form: 'blank' };
  const level = headingLevel(words);
  if (level !== undefined && indent < 4) return { form: 'heading', level };
  const fence = /^(`{3,}(?=[^`]*$)|~{3,})/.exec(words)?.[1];
  if (fence) return { form: 'fence', mark: fence };
  if (words.startsWith('$$')) return { form: 'math', close: '$$' };
  if (words.startsWith('\\[')) return { form: 'math', close: '\\]' };
  if (words.startsWith('|')) return { form: 'table' };
  if (/^\(?\d{1,3}[.)]\s/.test(words)) return { form: 'numbered', indent };
  return /^[-*+•]\s/.test(words) ? { form: 'bullet' } : { form: 'text', indent };
}

function headingLevel(words: string): number | undefined {
  const signs = /^(#{1,6})\s/.exec(words)?.[1];
  if (signs) return signs.length;
  if (/^(\*\*|__)?(step|part|stage)\s+\d{1,3}\s*(\*\*|__)?\s*[:.)—–-]/i.test(words)) return 7;
  return /^(\*\*|__)[^*_]{2,100}(\*\*|__):?\s*$/.test(words) && words.length < WINDOW
    ? 8
    : undefined;
}

function wholeLine(text: string, at: number, lineEnd: number): number | undefined {
  if (lineEnd >= 0 && lineEnd - at < LONGEST) return lineEnd + 1;
  return forcedEnd(text, at);
}

const SENTENCE_END = /[.!?…][*_"'”’)\]]*\s/g;
const ABBREVIATION =
  /(?:^|[\s("'[])(?:[A-Za-z]|e\.g|i\.e|etc|vs|cf|ca|approx|al|fig|figs|eq|eqs|no|nos|ref|refs|dr|prof|resp|incl|max|min|mol|wt|sp|st)$/i;

function sentenceEnd(
  text: string,
  at: number,
  lineEnd: number,
  isNumbered: boolean,
): number | undefined {
  const limit = lineEnd < 0 ? text.length : lineEnd + 1;
  const stretch = text.slice(at, Math.min(limit, at + LONGEST));
  SENTENCE_END.lastIndex = isNumbered ? stretch.search(/[.)]/) + 1 : 0;
  for (let found = SENTENCE_END.exec(stretch); found; found = SENTENCE_END.exec(stretch)) {
    const isFullStop = found[0].startsWith('.');
    const before = stretch.slice(Math.max(0, found.index - 8), found.index);
    if (!isFullStop || !ABBREVIATION.test(before)) return at + found.index + found[0].length;
  }
  if (lineEnd >= 0 && lineEnd + 1 - at <= LONGEST) return lineEnd + 1;
  return forcedEnd(text, at);
}

/** Behind the last space of an over-long stretch, never inside a character. */
function forcedEnd(text: string, at: number): number | undefined {
  const end = at + LONGEST;
  if (text.length <= end) return undefined;
  const space = text.lastIndexOf(' ', end - 1);
  if (space - at > LONGEST / 2) return space + 1;
  const isInside = /[\ud800-\udbff]/.test(text[end - 1] ?? '');
  return isInside ? end - 1 : end;
}
