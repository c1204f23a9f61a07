import { clip } from './test-table.ts';

interface FoundRows {
  readonly found: number;
  readonly looked: number;
  /** Of the file, where only some of them were looked at. */
  readonly all: number;
  readonly example: { readonly text: string; readonly fileRow: number };
}

/** “2 of 30 rows, such as “n.d.” in row 5”. */
export function sayRows({ found, looked, all, example }: FoundRows): string {
  const rows = looked < all ? 'rows that were looked at' : 'rows';
  return `${inDigits(found)} of ${inDigits(looked)} ${rows}, such as “${clip(example.text)}” in row ${inDigits(example.fileRow)}`;
}

function inDigits(count: number): string {
  return count.toLocaleString('en-US');
}
