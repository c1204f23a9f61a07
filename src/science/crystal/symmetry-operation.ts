import { err, type InputError, ok, type Result } from '#base/result.ts';
import type { Vector } from '../crystallography.ts';
import { clip } from '../input-error.ts';

/** An affine map of fractional coordinates: `x,-y,z+1/2`, or a Wyckoff triplet such as `x,2x,1/4`. */
export interface SymmetryOperation {
  /** Row by row. */
  readonly rotation: readonly [Vector, Vector, Vector];
  readonly translation: Vector;
}

const AXES = 'xyz';
/** A sign, then a letter with an optional whole factor, or a number or fraction. */
const TERM = /([+-]?)(?:(\d?)\*?([xyz])|(\d{1,3}(?:\.\d{1,10})?|\.\d{1,10})(?:\/(\d{1,2}))?)/g;
/** Terms, all but the first with their sign. */
const ROW = new RegExp(`^${TERM.source}(?:(?=[+-])${TERM.source})*$`);
const LONGEST_TEXT = 120;

/** Reads a triplet of CIF or of International Tables; the position of an error lies in the text. */
export function parseSymmetryOperation(text: string): Result<SymmetryOperation, InputError> {
  if (text.length > LONGEST_TEXT) return err(noOperation(text));
  const parts = text.toLowerCase().replace(/\s+/g, '').split(',');
  const [x, y, z] = parts.map(parseRow);
  if (!x || !y || !z || parts.length !== 3) return err(noOperation(text));
  return ok({
    rotation: [x.factors, y.factors, z.factors],
    translation: [x.shift, y.shift, z.shift],
  });
}

interface Row {
  readonly factors: Vector;
  readonly shift: number;
}

function parseRow(text: string): Row | undefined {
  const factors: [number, number, number] = [0, 0, 0];
  let shift = 0;
  if (!ROW.test(text)) return undefined;
  for (const [, mark, factor, letter = '', number = '0', divisor = '1'] of text.matchAll(TERM)) {
    const sign = mark === '-' ? -1 : 1;
    const axis = AXES.indexOf(letter);
    if (letter === '') shift += (sign * Number(number)) / Number(divisor);
    else factors[axis] = (factors[axis] ?? 0) + sign * Number(factor || 1);
  }
  return Number.isFinite(shift) ? { factors, shift } : undefined;
}

function noOperation(text: string): InputError {
  return {
    message: `“${clip(text, 40)}” is no symmetry operation.`,
    cure: 'Write three coordinates with commas between, such as x,-y,z+1/2.',
  };
}

/** Where an operation takes a point; the result may lie outside of the cell. */
export function applyOperation(
  { rotation, translation }: SymmetryOperation,
  point: Vector,
): Vector {
  const [x, y, z] = point;
  const row = (index: 0 | 1 | 2) => {
    const [a, b, c] = rotation[index];
    return a * x + b * y + c * z + translation[index];
  };
  return [row(0), row(1), row(2)];
}

const WRITTEN_FRACTIONS: ReadonlyMap<number, string> = new Map(
  [2, 3, 4, 6, 8, 12].flatMap((divisor) =>
    Array.from({ length: divisor - 1 }, (_, index): [number, string] => [
      roundShift((index + 1) / divisor),
      lowestTerms(index + 1, divisor),
    ]),
  ),
);

/** An operation as CIF writes it, its shifts within 0 and 1: `-y,x-y,z+1/3`. */
export function writeOperation({ rotation, translation }: SymmetryOperation): string {
  return [0, 1, 2]
    .map((row) => writeRow(rotation[row] ?? [0, 0, 0], translation[row] ?? 0))
    .join(',');
}

function writeRow(factors: Vector, shift: number): string {
  const letters = factors.map((factor, axis) => {
    if (factor === 0) return '';
    const size = Math.abs(factor) === 1 ? '' : Math.abs(factor);
    return `${factor < 0 ? '-' : '+'}${size}${AXES.charAt(axis)}`;
  });
  const within = roundShift(shift - Math.floor(shift + 1e-9));
  const written = letters.join('').replace(/^\+/, '');
  if (within === 0) return written === '' ? '0' : written;
  const fraction = WRITTEN_FRACTIONS.get(within) ?? String(within);
  return written === '' ? fraction : `${written}+${fraction}`;
}

function roundShift(shift: number): number {
  return Math.round(shift * 1e6) / 1e6;
}

function lowestTerms(count: number, divisor: number): string {
  for (const factor of [6, 4, 3, 2]) {
    if (count % factor === 0 && divisor % factor === 0) {
      return lowestTerms(count / factor, divisor / factor);
    }
  }
  return `${count}/${divisor}`;
}
