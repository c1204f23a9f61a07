import { err } from '#base/result.ts';
import type { Quantity } from '../answer.ts';
import type { FieldValues } from '../field.ts';
import type { AnswerReader } from '../task.ts';
import { withoutBetween } from './between-marks.ts';
import {
  closeUpDigits,
  type FoundNumber,
  findNumbers,
  firstNumberOfInstructions,
  lastNumberOfParser,
  numbersOfBiologyParser,
} from './find-numbers.ts';
import { readTagged, unclosedTag } from './read-tagged.ts';
import { distinct, quoted, readable, unreadable } from './reading.ts';

/** One quantity, or the one that the values choose. */
type QuantityOf = Quantity | ((values: FieldValues) => Quantity);

/** The one number between its tags, else the last number of the reply outside of any SMILES. */
export function taggedNumberReader(quantity: QuantityOf): AnswerReader {
  return (reply, values) => {
    const tagged = readTagged(reply, 'NUMBER');
    const text = tagged?.text ?? withoutBetween(reply, '<SMILES>', '</SMILES>');
    const numbers = findNumbers(text);
    const found = numbers.at(-1);
    if (!found) return unreadable(tagged ? tagged.text : reply, 'a number');
    if (tagged && numbers.length > 1) {
      return err(
        `One number was expected, but ${listed(numbers)} stand in ${quoted(tagged.text)}.`,
      );
    }
    return readable(
      { kind: 'number', value: found.value, ...chosen(quantity, values) },
      tagged ? spellingDifference(found) : numberDifference(found, lastNumberOfParser(text)),
      tagged?.closed === false && unclosedTag('NUMBER'),
    );
  };
}

function spellingDifference({ text, value }: FoundNumber): string | false {
  const isPlain = Number(text) === value && !/e/i.test(text);
  return !isPlain && 'The official parser reads plain digits with a hyphen for minus, no exponent.';
}

function chosen(quantity: QuantityOf, values: FieldValues): Quantity {
  return typeof quantity === 'function' ? quantity(values) : quantity;
}

/** The first number of the reply (Mol-Instructions). */
export function firstNumberReader(quantity: QuantityOf): AnswerReader {
  return (reply, values) => {
    const text = closeUpDigits(reply);
    const [found] = findNumbers(text);
    if (!found) return unreadable(reply, 'a number');
    const { value } = found;
    return readable(
      { kind: 'number', value, ...chosen(quantity, values) },
      numberDifference(found, firstNumberOfInstructions(reply)),
    );
  };
}

/** Says which number of the reply the official parser takes, where that is another one. */
export function numberDifference(found: FoundNumber, official: number | undefined): string | false {
  if (official === found.value) return false;
  if (official === undefined) return 'The official parser finds no number in this reply.';
  const isUnsigned = found.value < 0 && official === -found.value;
  const why = isUnsigned ? ', as it drops the sign' : '';
  return `The official parser would read ${official} here${why}.`;
}

/** The one number of the reply; none or several cannot be read (Biology-Instructions). */
export function onlyNumberReader(quantity: Quantity): AnswerReader {
  return (reply) => {
    const found = distinct(findNumbers(reply), ({ value }) => String(value));
    const [only] = found;
    if (!only) return unreadable(reply, 'a number');
    if (found.length > 1) {
      return err(
        `One number was expected, but ${listed(found)} stand in ${quoted(reply)}; ` +
          'the official parser gives such a reply no value either.',
      );
    }
    const official = numbersOfBiologyParser(reply);
    return readable(
      { kind: 'number', value: only.value, ...quantity },
      biologyDifference([only], official),
    );
  };
}

/** Exactly as many numbers as quantities, in their order (Biology-Instructions). */
export function numbersReader(quantities: readonly Quantity[]): AnswerReader {
  return (reply) => {
    const found = findNumbers(reply);
    if (found.length === 0) return unreadable(reply, 'a number');
    const numbers = quantities.flatMap((quantity, index) => {
      const value = found[index]?.value;
      return value === undefined ? [] : [{ ...quantity, value }];
    });
    if (numbers.length !== quantities.length || found.length !== quantities.length) {
      const wanted = quantities.map(({ label }) => label).join(', ');
      return err(
        `${quantities.length} numbers were expected (${wanted}), but ${found.length} ` +
          `${found.length === 1 ? 'stands' : 'stand'} in ${quoted(reply)}.`,
      );
    }
    return readable(
      { kind: 'numbers', numbers },
      biologyDifference(found, numbersOfBiologyParser(reply)),
    );
  };
}

function biologyDifference(
  found: readonly FoundNumber[],
  official: readonly number[],
): string | false {
  const ours = found.map(({ value }) => Number(value.toPrecision(6)));
  if (ours.join() === official.join()) return false;
  if (official.length === ours.length) {
    return `The official parser would read ${official.join(', ')} in this reply.`;
  }
  return (
    `The official parser finds ${official.length === 0 ? 'no number' : official.join(', ')} in ` +
    'this reply and gives it no value.'
  );
}

function listed(found: readonly FoundNumber[]): string {
  const texts = found.map(({ text }) => text);
  return `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
}
