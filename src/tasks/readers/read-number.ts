import type { Quantity } from '../answer.ts';
import type { FieldValues } from '../field.ts';
import type { AnswerReader } from '../task.ts';
import { readTagged, unclosedTag } from './read-tagged.ts';
import { type Reading, readable, unreadable } from './reading.ts';

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
  return taggedNumberReader(quantity);
}

/** The one number of the reply; none or several cannot be read (Biology-Instructions). */
export function onlyNumberReader(quantity: Quantity): AnswerReader {
  return taggedNumberReader(quantity);
}

/** Exactly as many numbers as quantities, in their order (Biology-Instructions). */
export function numbersReader(quantities: readonly Quantity[]): AnswerReader {
  return (reply) => unreadable(reply, `${quantities.length} numbers`);
}
