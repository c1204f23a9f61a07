/** The items of the first data block of a CIF: one value for a single item, a column for a loop. */
export interface CifBlock {
  readonly name: string;
  /** How many data blocks the file has. */
  readonly blockCount: number;
  /** All values of an item, without its quotes; empty where the item is absent, `.` or `?`. */
  readonly values: (...tags: readonly string[]) => readonly string[];
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
  return {
    name: blocks[0]?.[1] ?? '',
    blockCount: blocks.length,
    values: (...tags) => {
      const present = tags.map((tag) => columns.get(tag.toLowerCase())).find(hasValue);
      return present ?? [];
    },
  };
}

function hasValue(values: readonly string[] | undefined): boolean {
  return values?.some((value) => value !== '.' && value !== '?') ?? false;
}

function readColumns(text: string): ReadonlyMap<string, readonly string[]> {
  const columns = new Map<string, string[]>();
  let tags: string[] = [];
  let isLoop = false;
  let count = 0;
  for (const { kind, value } of readTokens(text)) {
    if (kind === 'keyword') {
      [tags, isLoop, count] = [[], value === 'loop_', 0];
    } else if (kind === 'tag') {
      if (!isLoop || count > 0) [tags, isLoop, count] = [[], false, 0];
      tags.push(value);
      columns.set(value, []);
    } else if (isLoop || count === 0) {
      columns.get(tags[count % tags.length] ?? '')?.push(value);
      count++;
    }
  }
  return columns;
}

interface CifToken {
  /** Tags and keywords are in lower case. */
  readonly kind: 'tag' | 'keyword' | 'value';
  readonly value: string;
}

function* readTokens(text: string): Generator<CifToken> {
  for (const [token, field, single, double] of text.matchAll(TOKEN)) {
    const quoted = field ?? single ?? double;
    if (quoted !== undefined) yield { kind: 'value', value: quoted };
    else if (token.startsWith('_')) yield { kind: 'tag', value: token.toLowerCase() };
    else if (/^(?:loop_|data_\S*)$/i.test(token)) {
      yield { kind: 'keyword', value: token.toLowerCase() };
    } else if (!token.startsWith('#')) yield { kind: 'value', value: token };
  }
}
