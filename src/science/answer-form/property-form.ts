import { either, exactly, type FormState, inThisOrder, oneOf } from './form-state.ts';
import { numberForm } from './number-form.ts';

/** Decimals of the longest numbers that materials databases print. */
const MOST_DECIMALS = 15;

/** As the reference answers write it, as JSON does, and as the prompt shows it. */
const COLONS = [' : ', ': ', ':'];

/** `{name : value}`, with double quotes around the name and a word or without; words, else a number. */
export function propertyForm(name: string, words: readonly string[] | undefined): FormState {
  return either(
    ['', '"'].flatMap((quote) =>
      COLONS.map((colon) =>
        inThisOrder([
          exactly(`{${quote}${name}${quote}${colon}`),
          words
            ? oneOf(words.map((word) => `${quote}${word}${quote}`))
            : numberForm({ isSigned: true, mostDecimals: MOST_DECIMALS }),
          exactly('}'),
        ]),
      ),
    ),
  );
}
