import { Failure } from '#base/failure.ts';
import { digestSha256 } from '#library/digest-sha256.ts';
import { withDecimalPoints } from './decimal-commas.ts';
import { readCsv } from './read-csv.ts';
import type { TestFile } from './test-file.ts';
import { clip, TableBuilder, type TestTable, textOf } from './test-table.ts';

/** 256 MiB. */
export const MOST_BYTES = 256 * 2 ** 20;

const SHOWN_ROWS = 5;
/** Lines between two looks at the clock. */
const LINES_AT_ONCE = 2000;

export interface ReadFile {
  readonly file: TestFile;
  readonly table: TestTable;
}

/**
 * Reads a test file of JSON, JSON lines, CSV or TSV. Rows that cannot be read are kept with their
 * reason; rejects with a `Failure` where the file as a whole cannot be used: `test-file-too-large`,
 * `test-file-not-text`, `test-file-unreadable`, `test-file-empty`, `test-file-too-long`.
 */
export async function readTestFile(
  file: File,
  onShare: (share: number) => void,
): Promise<ReadFile> {
  if (file.size > MOST_BYTES) {
    throw new Failure({
      code: 'test-file-too-large',
      message: `“${file.name}” has ${Math.ceil(file.size / 2 ** 20)} MiB.`,
      cure: `Split it into files of at most ${MOST_BYTES / 2 ** 20} MiB.`,
    });
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = decode(bytes, file.name);
  if (text.trim() === '') throw empty(file.name);
  const { table, notes } = withDecimalPoints(await tableOf(text, file.name, onShare));
  if (table.rows.length + table.badRows.length === 0) throw empty(file.name);
  return {
    table,
    file: {
      name: file.name,
      bytes: file.size,
      sha256: await digestSha256(bytes),
      columns: table.columns,
      rowCount: table.rows.length + table.badRows.length,
      badRows: table.badRows,
      notes,
      firstRows: table.rows.slice(0, SHOWN_ROWS).map(({ cells }) => shown(cells)),
    },
  };
}

function shown(cells: TestTable['rows'][number]['cells']): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, textOf(cell)]));
}

function decode(bytes: Uint8Array, name: string): string {
  const text = textIn(bytes);
  // UTF-16 without its mark, and short archives, are UTF-8 by accident.
  if (text === undefined || text.includes('\0')) {
    throw new Failure({
      code: 'test-file-not-text',
      message: `“${name}” is no text in UTF-8.`,
      cure: 'Save it as UTF-8 (in a spreadsheet: “CSV UTF-8”); unpack archives first.',
    });
  }
  return text;
}

function textIn(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function tableOf(
  text: string,
  name: string,
  onShare: (share: number) => void,
): Promise<TestTable> | TestTable {
  const kind = /\.(jsonl|ndjson|json|csv|tsv)$/i.exec(name)?.[1]?.toLowerCase();
  if (kind === 'tsv') return readCsv(text, name, onShare, '\t');
  if (kind === 'csv') return readCsv(text, name, onShare);
  if (kind === 'jsonl' || kind === 'ndjson') return readLines(text, name, onShare);
  const start = text.trimStart()[0];
  if (start === '[' || (kind === 'json' && start !== '{')) return readJson(text, name);
  if (start === '{')
    return isOneObject(text) ? readJson(text, name) : readLines(text, name, onShare);
  return readCsv(text, name, onShare);
}

/** Whether the first line of JSON lines is no whole object: then all of the text is one. */
function isOneObject(text: string): boolean {
  const start = text.trimStart();
  const end = start.indexOf('\n');
  try {
    JSON.parse(end < 0 ? start : start.slice(0, end));
    return start.slice(end < 0 ? start.length : end).trim() === '';
  } catch {
    return true;
  }
}

async function readLines(
  text: string,
  name: string,
  onShare: (share: number) => void,
): Promise<TestTable> {
  const builder = new TableBuilder();
  let [at, line] = [0, 0];
  while (at < text.length) {
    const end = text.indexOf('\n', at);
    const stop = end < 0 ? text.length : end;
    const written = text.slice(at, stop).trim();
    line++;
    at = stop + 1;
    if (written !== '') addLine(builder, line, written);
    builder.refuseTooMany(name);
    if (line % LINES_AT_ONCE === 0) {
      onShare(at / text.length);
      await breath();
    }
  }
  return builder.table();
}

function addLine(builder: TableBuilder, line: number, written: string): void {
  try {
    builder.add(line, JSON.parse(written));
  } catch (thrown) {
    builder.refuse(line, `It is no JSON (${reasonOf(thrown)}): ${clip(written)}`);
  }
}

function readJson(text: string, name: string): TestTable {
  const builder = new TableBuilder();
  for (const [index, row] of rowsIn(parseJson(text, name), name).entries()) {
    builder.add(index + 1, row);
    builder.refuseTooMany(name);
  }
  return builder.table();
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    throw new Failure({
      code: 'test-file-unreadable',
      message: `“${name}” is no JSON: ${reasonOf(thrown)}`,
      cure: 'Mend it there, or write one object a line and name the file .jsonl: then one bad line does not spoil the others.',
    });
  }
}

/** A list; a list under one name, such as `data`; columns; or objects under names, as predictions are saved. */
function rowsIn(parsed: unknown, name: string): readonly unknown[] {
  if (Array.isArray(parsed)) return parsed;
  if (typeof parsed === 'object' && parsed !== null) {
    const byColumn = rowsOfColumns(parsed);
    if (byColumn) return byColumn;
    const inside: readonly unknown[] = Object.values(parsed);
    // A list of texts is the references of a single row.
    const lists = inside.filter((value) => Array.isArray(value) && !isOfTexts(value));
    const [list] = lists;
    if (lists.length === 1 && Array.isArray(list)) return list;
    if (inside.every((value) => typeof value === 'object' && value !== null)) return inside;
    return [parsed];
  }
  throw new Failure({
    code: 'test-file-unreadable',
    message: `“${name}” holds ${clip(JSON.stringify(parsed))}, no list of rows.`,
    cure: 'Give a list of objects, each with a prompt and a reference.',
  });
}

/**
 * Rows of an object that holds columns, as pandas writes them: `{"smiles": {"0": "C", "1": "CC"}}`, or
 * lists of one length. Undefined for any other object.
 */
function rowsOfColumns(parsed: object): readonly unknown[] | undefined {
  const columns = Object.entries(parsed).map(([name, column]) => [name, keyed(column)] as const);
  const [first] = columns;
  if (columns.length < 2 || !first?.[1]) return undefined;
  const keys = Object.keys(first[1]);
  const isColumn = (column: object | undefined) =>
    column !== undefined && Object.keys(column).join() === keys.join();
  if (keys.length === 0 || !columns.every(([, column]) => isColumn(column))) return undefined;
  // Records under numbers have keys that are names.
  if (!keys.every((key) => /^\d+$/.test(key))) return undefined;
  return keys.map((key) =>
    Object.fromEntries(columns.map(([name, column]) => [name, Reflect.get(column ?? {}, key)])),
  );
}

function isOfTexts(list: readonly unknown[]): boolean {
  return list.length > 0 && list.every((value) => typeof value === 'string');
}

/** The values of a column by their rows; undefined where it is none. */
function keyed(column: unknown): object | undefined {
  if (typeof column !== 'object' || column === null) return undefined;
  const isSingle = (value: unknown) => typeof value !== 'object' || value === null;
  return Object.values(column).every(isSingle) ? { ...column } : undefined;
}

function empty(name: string): Failure {
  return new Failure({
    code: 'test-file-empty',
    message: `“${name}” has no rows.`,
    cure: 'Choose a file with a prompt and a reference in each row.',
  });
}

function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
