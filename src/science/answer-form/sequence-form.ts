import { FORESIGHT, type FormState } from './form-state.ts';

/** At least one letter of an alphabet, and at most `most`. */
export function sequenceForm(alphabet: string, most: number, length = 0): FormState {
  return {
    get key() {
      return `${length === 0 ? 'first' : ''}${Math.min(most - length, FORESIGHT)}`;
    },
    mayEnd: length > 0,
    after: (character) =>
      length < most && alphabet.includes(character)
        ? sequenceForm(alphabet, most, length + 1)
        : undefined,
  };
}
