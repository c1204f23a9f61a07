import { err } from '#base/result.ts';
import type { Quantity } from '../answer.ts';
import type { FieldValues } from '../field.ts';
import type { AnswerReader } from '../task.ts';
import {
  closeUpDigits,
  type FoundNumber,
  findNumbers,
  firstNumberOfParser,
  numbersOfBiologyParser,
} from './find-numbers.ts';
import { readTagged, unclosedTag } from './read-tagged.ts';
import { distinct, quoted, readable, unreadable } from './reading.ts';

const NUMBER = /[-−]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** One quantity, or the one that the values choose. */
type QuantityOf = Quantity | ((values: FieldValues) => Quantity);

/** A number between its tags, else the last number of the reply outside of any SMILES. */
export function taggedNumberReader(quantity: QuantityOf): AnswerReader {
  return (reply, values) => {
    const tagged = readTagged(reply, 'NUMBER');
    const text = tagged?.text ?? reply.replaceAll(/<SMILES>.*?<\/SMILES>/gs, '');
    const found = tagged ? text.match(NUMBER)?.[0] : text.match(NUMBER)?.at(-1);
    const value = Number(found?.replace('−', '-'));
    if (found === undefined || !Number.isFinite(value)) {
      return unreadable(tagged ? tagged.text : reply, 'a number');
    }
    const exponent = /[eE]/.test(found);
    return readable(
      { kind: 'number', value, ...chosen(quantity, values) },
      exponent && 'The number has an exponent, which the official parser does not read.',
      tagged?.closed === false && unclosedTag('NUMBER'),
    );
  };
}

function chosen(quantity: QuantityOf, values: FieldValues): Quantity {
  return typeof quantity === 'function' ? quantity(values) : quantity;
}

/** The first number of the reply (Mol-Instructions). */
export function firstNumberReader(quantity: QuantityOf): AnswerReader {
  return (reply, values) => {
    const [found] = findNumbers(closeUpDigits(reply));
    if (!found) return unreadable(reply, 'a number');
    const { value } = found;
    return readable(
      { kind: 'number', value, ...chosen(quantity, values) },
      firstNumberDifference(found, firstNumberOfParser(reply)),
    );
  };
}

/** Says what a first-number parser makes of the reply, where that is another number. */
export function firstNumberDifference(
  found: FoundNumber,
  official: number | undefined,
): string | false {
  if (official === found.value) return false;
  if (official === undefined) return 'The official parser finds no number in this reply.';
  const why = official === -found.value ? ', as it drops the sign of a whole number' : '';
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
