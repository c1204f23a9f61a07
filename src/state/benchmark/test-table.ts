import { Failure } from '#base/failure.ts';
import type { BadRow } from './test-file.ts';

/** A list is one of several references. */
export type Cell = string | readonly string[];

export interface TableRow {
  /** From 1, as the file counts: lines, rows with the heading, or elements of a list. */
  readonly fileRow: number;
  readonly cells: Readonly<Record<string, Cell>>;
}

/** The rows of a test file by column; nested objects have columns such as `metadata.task`. */
export interface TestTable {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  readonly badRows: readonly BadRow[];
}

/** Rows that a file may have. */
export const MOST_ROWS = 100_000;

/** Puts rows together as they are read; what is none becomes a bad row with its reason. */
export class TableBuilder {
  private readonly columns = new Set<string>();
  private readonly rows: TableRow[] = [];
  private readonly badRows: BadRow[] = [];

  get count(): number {
    return this.rows.length + this.badRows.length;
  }

  add(fileRow: number, value: unknown): void {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      const shown = clip(JSON.stringify(value) ?? String(value));
      this.refuse(fileRow, `It is ${shown}, not an object with a prompt and a reference.`);
      return;
    }
    const cells: Record<string, Cell> = {};
    addCells(cells, '', value);
    for (const name of Object.keys(cells)) this.columns.add(name);
    this.rows.push({ fileRow, cells });
  }

  refuse(fileRow: number, reason: string): void {
    this.badRows.push({ fileRow, reason });
  }

  /** Throws a `Failure`, `test-file-too-long`, where the file of this name has more than it may. */
  refuseTooMany(fileName: string): void {
    if (this.count <= MOST_ROWS) return;
    throw new Failure({
      code: 'test-file-too-long',
      message: `“${fileName}” has more than ${MOST_ROWS.toLocaleString('en')} rows.`,
      cure: 'Split it, or keep a part of its rows.',
    });
  }

  table(): TestTable {
    return { columns: [...this.columns], rows: this.rows, badRows: this.badRows };
  }
}

/** At most 60 characters of a text, for messages. */
export function clip(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}

/** A cell as one text: a list by lines. */
export function textOf(cell: Cell | undefined): string {
  return typeof cell === 'string' ? cell : (cell ?? []).join('\n');
}

/** Objects deeper than this are left as the JSON they are. */
const DEEPEST = 3;

function addCells(cells: Record<string, Cell>, prefix: string, value: object, depth = 1): void {
  for (const [name, inner] of Object.entries(value)) {
    const column = `${prefix}${name}`;
    if (isPlainObject(inner) && depth < DEEPEST) {
      addCells(cells, `${column}.`, inner, depth + 1);
      continue;
    }
    const cell = cellOf(inner);
    if (cell !== undefined) cells[column] = cell;
  }
}

function cellOf(value: unknown): Cell | undefined {
  if (value === null || value === undefined) return undefined;
  if (!Array.isArray(value)) return scalar(value);
  return messagesOf(value) ?? value.map(scalar);
}

function scalar(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A conversation as the prompt that the released evaluation makes of it: what the system and the
 * user say, joined by line breaks. Undefined for any other list.
 */
function messagesOf(list: readonly unknown[]): string | undefined {
  if (list.length === 0) return undefined;
  const said: string[] = [];
  for (const message of list) {
    if (!isPlainObject(message)) return undefined;
    const role: unknown = Reflect.get(message, 'role');
    const text: unknown = Reflect.get(message, 'content') ?? Reflect.get(message, 'prompt');
    if (typeof role !== 'string' || typeof text !== 'string') return undefined;
    if (!/^(assistant|bot)$/i.test(role) && text !== '') said.push(text);
  }
  return said.join('\n');
}
