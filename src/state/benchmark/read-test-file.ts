import Papa, { type ParseResult, type Parser } from 'papaparse';
import { Failure } from '#base/failure.ts';
import { digestSha256 } from '#library/digest-sha256.ts';
import type { TestFile } from './benchmark-state.ts';
import { clip, MOST_ROWS, TableBuilder, type TestTable, textOf } from './test-table.ts';

/** 256 MiB. */
export const MOST_BYTES = 256 * 2 ** 20;

const SHOWN_ROWS = 5;
/** Characters that are parsed before the page may do something else. */
const PIECE = 2 ** 20;
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
  const table = await tableOf(text, file.name, onShare);
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
      firstRows: table.rows.slice(0, SHOWN_ROWS).map(({ cells }) => shown(cells)),
    },
  };
}

function shown(cells: TestTable['rows'][number]['cells']): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, textOf(cell)]));
}

function decode(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Failure({
      code: 'test-file-not-text',
      message: `“${name}” is no text in UTF-8.`,
      cure: 'Save it as UTF-8 (in a spreadsheet: “CSV UTF-8”); unpack archives first.',
    });
  }
}

function tableOf(
  text: string,
  name: string,
  onShare: (share: number) => void,
): Promise<TestTable> | TestTable {
  const kind = /\.(jsonl|ndjson|json|csv|tsv)$/i.exec(name)?.[1]?.toLowerCase();
  if (kind === 'csv' || kind === 'tsv') return readCsv(text, kind, name, onShare);
  if (kind === 'jsonl' || kind === 'ndjson') return readLines(text, name, onShare);
  const start = text.trimStart()[0];
  if (start === '[' || (kind === 'json' && start !== '{')) return readJson(text, name);
  if (start === '{')
    return isOneObject(text) ? readJson(text, name) : readLines(text, name, onShare);
  return readCsv(text, text.slice(0, 2000).includes('\t') ? 'tsv' : 'csv', name, onShare);
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
    refuseTooMany(builder, name);
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
    refuseTooMany(builder, name);
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

/** A list; a list under one name, such as `data`; or objects under names, as predictions are saved. */
function rowsIn(parsed: unknown, name: string): readonly unknown[] {
  if (Array.isArray(parsed)) return parsed;
  if (typeof parsed === 'object' && parsed !== null) {
    const inside: readonly unknown[] = Object.values(parsed);
    const lists = inside.filter((value) => Array.isArray(value));
    if (lists.length === 1 && lists[0]) return lists[0];
    if (inside.every((value) => typeof value === 'object' && value !== null)) return inside;
    return [parsed];
  }
  throw new Failure({
    code: 'test-file-unreadable',
    message: `“${name}” holds ${clip(JSON.stringify(parsed))}, no list of rows.`,
    cure: 'Give a list of objects, each with a prompt and a reference.',
  });
}

/** Numbers rows as a spreadsheet does: the heading is row 1. */
function readCsv(
  text: string,
  kind: 'csv' | 'tsv',
  name: string,
  onShare: (share: number) => void,
): Promise<TestTable> {
  const builder = new TableBuilder();
  let heading: readonly string[] | undefined;
  let fileRow = 0;

  function take(fields: readonly string[], isMisquoted: boolean): void {
    fileRow++;
    if (fields.every((field) => field.trim() === '')) return;
    if (!heading) {
      heading = headingOf(fields, name);
      return;
    }
    if (isMisquoted) {
      builder.refuse(
        fileRow,
        'A quotation mark in it is not closed, or stands in the middle of a text. Double those inside texts.',
      );
    } else if (fields.length !== heading.length) {
      const counted = `It has ${fields.length} columns, and the heading has ${heading.length}.`;
      builder.refuse(
        fileRow,
        `${counted} Put texts with commas or line breaks into quotation marks.`,
      );
    } else {
      builder.add(fileRow, Object.fromEntries(heading.map((column, at) => [column, fields[at]])));
    }
    refuseTooMany(builder, name);
  }

  return new Promise((resolve, reject) => {
    // Not written where it is used: the types know `chunk` for files only.
    const config = {
      delimiter: kind === 'tsv' ? '\t' : delimiterOf(text),
      chunkSize: PIECE,
      chunk: ({ data, errors, meta }: ParseResult<string[]>, parser: Parser) => {
        const wrongQuotes = new Set(
          errors.flatMap(({ type, row }) => (type === 'Quotes' ? [row] : [])),
        );
        try {
          for (const [at, fields] of data.entries()) take(fields, wrongQuotes.has(at));
        } catch (thrown) {
          // Ending the parser completes it: the reason has to be there before.
          reject(thrown);
          parser.abort();
          return;
        }
        onShare(Math.min(1, meta.cursor / text.length));
        parser.pause();
        setTimeout(() => parser.resume());
      },
      complete: () => resolve(builder.table()),
    };
    Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), config);
  });
}

/** Spreadsheets of some countries put semicolons where the decimal mark is a comma. */
function delimiterOf(text: string): string {
  const heading = text.slice(0, text.search(/[\r\n]|$/));
  return !heading.includes(',') && heading.includes(';') ? ';' : ',';
}

function headingOf(fields: readonly string[], name: string): readonly string[] {
  const heading = fields.map((field) => field.trim());
  const twice = heading.find((column, at) => heading.indexOf(column) !== at);
  if (twice === undefined && !heading.includes('')) return heading;
  throw new Failure({
    code: 'test-file-unreadable',
    message:
      twice === undefined || twice === ''
        ? `A column in the first row of “${name}” has no name.`
        : `Two columns in the first row of “${name}” are named “${twice}”.`,
    cure: 'Give each column a name of its own in the first row.',
  });
}

function refuseTooMany(builder: TableBuilder, name: string): void {
  if (builder.count <= MOST_ROWS) return;
  throw new Failure({
    code: 'test-file-too-long',
    message: `“${name}” has more than ${MOST_ROWS.toLocaleString('en')} rows.`,
    cure: 'Split it, or keep a part of its rows.',
  });
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
