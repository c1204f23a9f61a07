import { err, type InputError, ok, type Result } from '#base/result.ts';
import type { CifColumn } from '../cif.ts';
import { clip } from '../input-error.ts';

/** A number of CIF: its uncertainty stands in brackets behind it, `5.4307(2)`. */
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?(?:\(\d{1,9}\))?$/i;

/** The number in one row, within bounds; the error names item, value and line. */
export function readCifNumber(
  column: CifColumn,
  row: number,
  bounds: { readonly least: number; readonly most: number; readonly unit: string },
): Result<number, InputError> {
  const written = column.values[row] ?? '';
  const place = `${column.tag} in line ${column.lineOf(row)}`;
  if (!NUMBER.test(written)) {
    return err({
      message: `${place} is “${clip(written)}”, which is no number.`,
      cure: 'Write a plain decimal number there, such as 5.431.',
    });
  }
  const value = Number.parseFloat(written);
  const { least, most, unit } = bounds;
  if (value >= least && value <= most) return ok(value);
  return err({
    message: `${place} is ${clip(written)}; it must lie between ${least} and ${most}${unit}.`,
    cure: 'Check the number in the file.',
  });
}
