/** The items of the first data block of a CIF: one value for a single item, a column for a loop. */
export interface CifBlock {
  readonly name: string;
  /** How many data blocks the file has. */
  readonly blockCount: number;
  /** All values of an item, without its quotes; empty where the item is absent, `.` or `?`. */
  readonly values: (...tags: readonly string[]) => readonly string[];
  /** The first of the items that is present, as it is written; for readers that name what is wrong. */
  readonly column: (...tags: readonly string[]) => CifColumn | undefined;
}

/** One item with its values and where they stand. */
export interface CifColumn {
  /** In lower case. */
  readonly tag: string;
  readonly values: readonly string[];
  /** Line of a value, from 1. */
  readonly lineOf: (row: number) => number;
}

/** A text between semicolons at line starts, a comment, a quoted text of one line, or a word. */
const TOKEN =
  /^;([\s\S]*?)^;|#.*|'((?:[^'\r\n]|'(?=\S)){0,500})'(?=\s|$)|"((?:[^"\r\n]|"(?=\S)){0,500})"(?=\s|$)|\S+/gm;

/** Whether a text begins as a CIF: comments, then a data block. */
export function looksLikeCif(text: string): boolean {
  return /^\s*(?:#.*\s+)*data_\S*\s/i.test(text) && /^\s*_\w/m.test(text);
}

/** Reads the syntax of CIF 1.1 (Hall, Allen and Brown, Acta Cryst. A47, 655, 1991), kindly: what does not fit is skipped. */
export function readCifBlock(text: string): CifBlock {
  const blocks = [...text.matchAll(/^data_(\S*)/gim)];
  const columns = readColumns(text.slice(0, blocks[1]?.index));
  const find = (tags: readonly string[]) =>
    tags.map((tag) => tag.toLowerCase()).find((tag) => hasValue(columns.get(tag)));
  const valuesOf = (tag: string) => (columns.get(tag) ?? []).map(({ value }) => value);
  return {
    name: blocks[0]?.[1] ?? '',
    blockCount: blocks.length,
    values: (...tags) => {
      const tag = find(tags);
      return tag === undefined ? [] : valuesOf(tag);
    },
    column: (...tags) => {
      const tag = find(tags);
      if (tag === undefined) return undefined;
      const lineOf = (row: number) => lineAt(text, columns.get(tag)?.[row]?.offset ?? 0);
      return { tag, values: valuesOf(tag), lineOf };
    },
  };
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\n|\r/).length;
}

function hasValue(values: readonly CifToken[] | undefined): boolean {
  return values?.some(({ value }) => value !== '.' && value !== '?') ?? false;
}

function readColumns(text: string): ReadonlyMap<string, readonly CifToken[]> {
  const columns = new Map<string, CifToken[]>();
  let tags: string[] = [];
  let isLoop = false;
  let count = 0;
  for (const token of readTokens(text)) {
    const { kind, value } = token;
    if (kind === 'keyword') {
      [tags, isLoop, count] = [[], value === 'loop_', 0];
    } else if (kind === 'tag') {
      if (!isLoop || count > 0) [tags, isLoop, count] = [[], false, 0];
      tags.push(value);
      columns.set(value, []);
    } else if (isLoop || count === 0) {
      columns.get(tags[count % tags.length] ?? '')?.push(token);
      count++;
    }
  }
  return columns;
}

interface CifToken {
  /** Tags and keywords are in lower case. */
  readonly kind: 'tag' | 'keyword' | 'value';
  readonly value: string;
  readonly offset: number;
}

function* readTokens(text: string): Generator<CifToken> {
  for (const { 0: token, 1: field, 2: single, 3: double, index: offset } of text.matchAll(TOKEN)) {
    const quoted = field ?? single ?? double;
    if (quoted !== undefined) yield { kind: 'value', value: quoted, offset };
    else if (token.startsWith('_')) yield { kind: 'tag', value: token.toLowerCase(), offset };
    else if (/^(?:loop_|data_\S*)$/i.test(token)) {
      yield { kind: 'keyword', value: token.toLowerCase(), offset };
    } else if (!token.startsWith('#')) yield { kind: 'value', value: token, offset };
  }
}
