import { definitely } from '#base/assert.ts';
import { seededRandom } from '#base/seeded-random.ts';
import { askedProperty } from '#scoring/benchmark/asked-property.ts';
import type { Field, FieldValues } from '#tasks/field.ts';
import type { Task } from '#tasks/task.ts';
import type { BenchmarkQuestion, ColumnMapping, SampleSize } from './benchmark-state.ts';
import { type PromptPattern, promptPattern } from './prompt-pattern.ts';
import type { BadRow } from './test-file.ts';
import { type Cell, clip, type TableRow, type TestTable, textOf } from './test-table.ts';

type Question = Omit<BenchmarkQuestion, 'index'>;

export interface AskableRows {
  readonly questions: readonly Question[];
  /** Those of the file and those that these columns make no question of. */
  readonly badRows: readonly BadRow[];
}

/** Makes a question of each row; a row that makes none is kept with the reason. */
export function askRows(table: TestTable, task: Task, columns: ColumnMapping): AskableRows {
  const pattern = promptPattern(task);
  const badRows: BadRow[] = [...table.badRows];
  const questions = table.rows.flatMap((row) => {
    const made = questionOf(row, task, columns, pattern);
    if (typeof made !== 'string') return [made];
    badRows.push({ fileRow: row.fileRow, reason: made });
    return [];
  });
  badRows.sort((a, b) => a.fileRow - b.fileRow);
  return { questions, badRows };
}

/** What is missing in the columns before any row can be asked; undefined where nothing is. */
export function missingColumns(task: Task, columns: ColumnMapping): string | undefined {
  if (columns.prompt === undefined) {
    const missing = task.fields.filter(({ name }) => columns.fields[name] === undefined);
    if (missing.length > 0) {
      const labels = missing.map(({ label }) => label).join(', ');
      return `No column is the prompt, and none is: ${labels}. Choose the column of the prompt, or one for each input.`;
    }
  }
  if (columns.reference === undefined && needsReference(task)) {
    return 'No column is the reference. Choose the one with the expected answers.';
  }
  return undefined;
}

/** What is generated without any input has nothing to be compared with. */
export function needsReference({ fields }: Task): boolean {
  return fields.length > 0;
}

/** A question, or why there is none. */
function questionOf(
  { fileRow, cells }: TableRow,
  task: Task,
  columns: ColumnMapping,
  pattern: PromptPattern,
): Question | string {
  const references = referencesIn(cells, columns);
  if (references.length === 0 && needsReference(task)) {
    return `The reference (“${columns.reference ?? ''}”) is missing or empty.`;
  }
  const asked = askedIn(cells, task, columns, pattern);
  if (typeof asked === 'string') return asked;
  const property = propertyOf(cells, columns, { task, values: asked.values, references });
  return { fileRow, ...asked, references, property };
}

function referencesIn(
  cells: Readonly<Record<string, Cell>>,
  { reference }: ColumnMapping,
): readonly string[] {
  const cell = reference === undefined ? undefined : cells[reference];
  const list = typeof cell === 'string' ? [cell] : (cell ?? []);
  return list.filter((text) => text.trim() !== '');
}

function askedIn(
  cells: Readonly<Record<string, Cell>>,
  task: Task,
  { prompt: column, fields }: ColumnMapping,
  pattern: PromptPattern,
): { readonly prompt: string; readonly values: FieldValues | undefined } | string {
  if (column !== undefined) {
    const prompt = textOf(cells[column]);
    if (prompt.trim() === '') return `The prompt (“${column}”) is missing or empty.`;
    return { prompt, values: pattern.valuesIn(prompt) };
  }
  const values: Record<string, string> = {};
  for (const field of task.fields) {
    const from = definitely(fields[field.name], `column for ${field.name}`);
    const value = textOf(cells[from]).trim();
    if (value === '') return `${field.label} (“${from}”) is missing or empty.`;
    const accepted = acceptedValue(field, value);
    if (accepted === undefined) {
      return `${field.label} is “${clip(value)}”, which the task does not ask for.`;
    }
    values[field.name] = accepted;
  }
  return { prompt: task.prompt(values), values };
}

/** A choice by its value or its label; anything else as it is written. */
function acceptedValue(field: Field, value: string): string | undefined {
  if (field.kind !== 'choice') return value;
  const wanted = value.toLowerCase();
  return field.options.find((option) =>
    [option.value, option.label].some((text) => text.toLowerCase() === wanted),
  )?.value;
}

/** From its column, from the prompt, or from a reference such as `{band_gap : 1.2}`. */
function propertyOf(
  cells: Readonly<Record<string, Cell>>,
  { property: column }: ColumnMapping,
  about: {
    readonly task: Task;
    readonly values: FieldValues | undefined;
    readonly references: readonly string[];
  },
): string | undefined {
  const field = about.task.fields.find(({ name }) => name === 'property');
  const given = column === undefined ? '' : textOf(cells[column]).trim();
  // Written as people read it, the property is still the one that references are written with.
  if (given !== '') return (field && acceptedValue(field, given)) ?? given;
  if (field?.kind !== 'choice') return undefined;
  const asked = about.values?.['property'];
  const named = askedProperty({ references: about.references });
  return field.options.find(({ value }) => value === asked || value === named)?.value ?? asked;
}

/**
 * The rows that are asked, numbered. A sample is drawn without replacement and stays in the order
 * in which it was drawn, so that the first answered rows are a fair sample too.
 */
export function drawRows(
  questions: readonly Question[],
  sample: SampleSize,
  seed: number,
): readonly BenchmarkQuestion[] {
  const numbered = (list: readonly Question[]) =>
    list.map((question, index) => ({ ...question, index }));
  if (sample === 'all') return numbered(questions);
  const random = seededRandom(seed);
  const pool = [...questions];
  const count = Math.min(sample, pool.length);
  const drawn = Array.from({ length: count }, (_, at) => {
    const from = at + Math.floor(random() * (pool.length - at));
    const taken = definitely(pool[from], 'row to draw');
    pool[from] = definitely(pool[at], 'row to swap');
    return taken;
  });
  return numbered(drawn);
}

/** The seed of one row: other rows and other benchmarks get others. */
export function rowSeed(seed: number, index: number): number {
  return Math.floor(seededRandom((seed ^ Math.imul(index + 1, 0x9e3779b1)) >>> 0)() * 2 ** 32);
}
