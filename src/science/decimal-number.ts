import { type Accepted, err, type InputError, ok, type Result } from '#base/result.ts';
import { characterAt, clip } from './input-error.ts';

export interface NumberRange {
  /** Empty for a number without a unit. */
  readonly unit: string;
  /** Both bounds are allowed. */
  readonly lowest: number;
  readonly highest: number;
}

/** Of the number in plain digits; doubles tell no more than 17 of them apart. */
const MOST_CHARACTERS = 40;

/** Sign, digits with a point or comma, exponent, and behind them whatever is typed as the unit. */
const NUMBER =
  /^([+−–‐‑-]?)\s*(\d{1,60}(?:[.,]\d{0,60})?|[.,]\d{1,60})(?:[eE]([+−–-]?\d{1,3}))?(?![\d.,])/;

/**
 * Reads a number with a decimal point or comma, an exponent and its unit, and checks the range.
 * The value is the number alone in plain digits, as they were typed where that is possible.
 */
export function parseDecimalNumber(text: string, range: NumberRange): Result<Accepted, InputError> {
  const start = text.search(/\S/);
  if (start === -1) {
    return err({ message: 'The number is empty.', cure: `Enter ${allowed(range)}.` });
  }
  const typed = text.trim();
  const found = NUMBER.exec(typed);
  if (!found) return err(noNumber(text, start, range));
  const [whole, sign = '', digits = '', exponent] = found;
  const ambiguous = twoReadings(digits, start);
  if (ambiguous) return err(ambiguous);
  const unit = typed.slice(whole.length).trim();
  if (unit !== '' && unit.normalize('NFKC') !== range.unit.normalize('NFKC')) {
    return err(otherUnit(unit, text.indexOf(unit, start + whole.length), range));
  }
  const mantissa = digits.replace(',', '.').replace(/^\./, '0.').replace(/\.$/, '');
  const unsigned = exponent === undefined ? mantissa : expanded(mantissa, exponent);
  const isNegative = !/^\+?$/.test(sign) && /[1-9]/.test(unsigned);
  const value = isNegative ? `-${unsigned}` : unsigned;
  const problem = tooManyDigits(value, whole, start, range) ?? outside(Number(value), start, range);
  if (problem) return err(problem);
  const notes = [
    digits.includes(',') && 'The decimal comma was written as a point.',
    exponent !== undefined && `${whole.trim()} was written as ${value}.`,
    unit !== '' && `The unit ${unit} was removed: the prompt has it already.`,
  ];
  return ok({ value, notes: notes.filter((note) => note !== false) });
}

/** `1,234` is a thousand in one country and one in another. */
function twoReadings(digits: string, position: number): InputError | undefined {
  const [, thousands = '', rest = ''] = /^([1-9]\d{0,2}),(\d{3})$/.exec(digits) ?? [];
  if (thousands === '') return undefined;
  return {
    message: `The comma in ${digits} can be read in two ways.`,
    position: position + thousands.length,
    cure: `Write ${thousands}.${rest} or ${thousands}${rest}.`,
  };
}

/** A mantissa and its power of ten as plain digits. */
function expanded(mantissa: string, exponent: string): string {
  const shift = Number(exponent.replace(/[−–]/, '-'));
  const [whole = '', fraction = ''] = mantissa.split('.');
  const point = whole.length + shift;
  const digits = whole + fraction;
  const padded = '0'.repeat(Math.max(0, 1 - point)) + digits.padEnd(Math.max(point, 0), '0');
  const at = Math.max(point, 1);
  const plain = `${padded.slice(0, at)}.${padded.slice(at)}`;
  return plain.replace(/^0+(?=\d)/, '').replace(/\.?0*$/, '');
}

function tooManyDigits(
  value: string,
  typed: string,
  position: number,
  range: NumberRange,
): InputError | undefined {
  if (value.length <= MOST_CHARACTERS) return undefined;
  const message = `“${clip(typed.trim(), 20)}” takes more digits than are read here.`;
  return { message, position, cure: `Enter ${allowed(range)}.` };
}

function outside(value: number, position: number, range: NumberRange): InputError | undefined {
  if (value >= range.lowest && value <= range.highest) return undefined;
  const [side, bound] = value < range.lowest ? ['below', range.lowest] : ['above', range.highest];
  return {
    message: `${withUnit(value, range)} is ${side} ${withUnit(bound, range)}.`,
    position,
    cure: `Enter ${allowed(range)}.`,
  };
}

function otherUnit(unit: string, position: number, range: NumberRange): InputError {
  const isNumber = /^[\d.,]/.test(unit);
  return {
    message: isNumber
      ? `A second number, “${clip(unit, 12)}”, stands at character ${position + 1}.`
      : `“${clip(unit, 12)}” at character ${position + 1} is not the unit of this field.`,
    position,
    cure:
      range.unit === '' || isNumber
        ? `Enter one number, ${allowed(range)}.`
        : `Convert it and enter the number in ${range.unit}.`,
  };
}

function noNumber(text: string, start: number, range: NumberRange): InputError {
  const digits = /^[+−–‐‑-]?\s*(?:\d[\d.,]*)?/.exec(text.slice(start))?.[0].length ?? 0;
  const position = Math.min(start + digits, text.trimEnd().length - 1);
  return {
    message: `${characterAt(text, position)} makes this no number.`,
    position,
    cure: `Enter ${allowed(range)}, with one decimal point and nothing between thousands.`,
  };
}

function allowed(range: NumberRange): string {
  return `a number from ${range.lowest} to ${withUnit(range.highest, range)}`;
}

function withUnit(value: number, { unit }: NumberRange): string {
  return unit === '' ? String(value) : `${value} ${unit}`;
}
