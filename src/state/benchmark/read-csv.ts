import Papa, { type ParseResult, type Parser } from 'papaparse';
import { Failure } from '#base/failure.ts';
import { TableBuilder, type TestTable } from './test-table.ts';

/** Characters that are parsed before the page may do something else. */
const PIECE = 2 ** 20;
/** Rows and characters that are looked at to tell what parts the columns. */
const FIRST_ROWS = 20;
const FIRST_TEXT = 200_000;

/**
 * Reads rows with a heading; what parts their columns is told from the first rows unless it is given.
 * Numbers rows as a spreadsheet does: the heading is row 1. Rejects with `test-file-unreadable` where
 * the heading names two columns alike, and with `test-file-too-long`.
 */
export function readCsv(
  text: string,
  name: string,
  onShare: (share: number) => void,
  delimiter = delimiterOf(text),
): Promise<TestTable> {
  const rows = new RowTaker(name);
  return new Promise((resolve, reject) => {
    // Not written where it is used: the types know `chunk` for files only.
    const config = {
      delimiter,
      chunkSize: PIECE,
      chunk: ({ data, errors, meta }: ParseResult<string[]>, parser: Parser) => {
        const wrongQuotes = new Set(
          errors.flatMap(({ type, row }) => (type === 'Quotes' ? [row] : [])),
        );
        try {
          for (const [at, fields] of data.entries()) rows.take(fields, wrongQuotes.has(at));
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
      complete: () => resolve(rows.table()),
    };
    Papa.parse<string[]>(text, config);
  });
}

/** Spreadsheets of some countries put semicolons, and call files with tabs CSV. */
const DELIMITERS = ['\t', ';', ','];

/** What gives most of the first rows as many columns as the heading, which has several. */
function delimiterOf(text: string): string {
  const start = text.slice(0, FIRST_TEXT);
  const [best] = DELIMITERS.flatMap((delimiter) => {
    const { data } = Papa.parse<string[]>(start, { delimiter, preview: FIRST_ROWS });
    const [heading = [], ...rows] = data.filter((fields) => !isBlank(fields));
    const alike = rows.filter(({ length }) => length === heading.length).length;
    return heading.length > 1 ? [{ delimiter, alike, columns: heading.length }] : [];
  }).sort((a, b) => b.alike - a.alike || b.columns - a.columns);
  return best?.delimiter ?? ',';
}

function isBlank(fields: readonly string[]): boolean {
  return fields.every((field) => field.trim() === '');
}

/** Makes a table of rows as they come, the heading first. */
class RowTaker {
  private readonly builder = new TableBuilder();
  private readonly name: string;
  private heading: readonly string[] | undefined;
  private fileRow = 0;

  constructor(name: string) {
    this.name = name;
  }

  take(fields: readonly string[], isMisquoted: boolean): void {
    this.fileRow++;
    if (isBlank(fields)) return;
    if (!this.heading) this.heading = headingOf(fields, this.name);
    else if (isMisquoted) this.refuseMisquoted(fields);
    else this.addRow(fields, this.heading);
    this.builder.refuseTooMany(this.name);
  }

  table(): TestTable {
    return this.builder.table();
  }

  private addRow(fields: readonly string[], heading: readonly string[]): void {
    if (fields.length === heading.length) {
      const cells = heading.map((column, at) => [column, fields[at]] as const);
      this.builder.add(this.fileRow, Object.fromEntries(cells));
      return;
    }
    const counted = `It has ${fields.length} columns, and the heading has ${heading.length}.`;
    this.builder.refuse(
      this.fileRow,
      `${counted} Put texts with commas or line breaks into quotation marks.`,
    );
  }

  /** A quotation mark that is not closed takes lines behind it for its text, mostly rows: each counts. */
  private refuseMisquoted(fields: readonly string[]): void {
    const { fileRow, builder } = this;
    builder.refuse(
      fileRow,
      'A quotation mark in it is not closed, or stands in the middle of a text. Double those inside texts.',
    );
    const lines = fields.join('').trimEnd().split('\n').slice(1);
    for (const line of lines) {
      this.fileRow++;
      if (line.trim() === '') continue;
      builder.refuse(
        this.fileRow,
        `It stands within the text that begins with the quotation mark in row ${fileRow}.`,
      );
      builder.refuseTooMany(this.name);
    }
  }
}

/** A column without a name, as tables of pandas and R have for row numbers, gets one. */
function headingOf(fields: readonly string[], name: string): readonly string[] {
  const heading = fields.map((field, at) => field.trim() || `(column ${at + 1})`);
  const twice = heading.find((column, at) => heading.indexOf(column) !== at);
  if (twice === undefined) return heading;
  throw new Failure({
    code: 'test-file-unreadable',
    message: `Two columns in the first row of “${name}” are named “${twice}”.`,
    cure: 'Give each column a name of its own in the first row.',
  });
}
