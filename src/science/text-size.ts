import type { InputError } from '#base/result.ts';
import { grouped } from './input-error.ts';

/** Most characters of a text, and most bytes of a file. */
export const LARGEST_TEXT = 5_000_000;

/** Why a text or file of so many characters or bytes is not read; undefined when it is. */
export function refusalOfSize(size: number): InputError | undefined {
  if (size <= LARGEST_TEXT) return undefined;
  return {
    message: `It has ${grouped(size)} characters; at most ${grouped(LARGEST_TEXT)} are read.`,
    cure: 'Take the one molecule, sequence or structure out of it that you want to ask about.',
  };
}
