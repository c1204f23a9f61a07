import { err, type InputError, ok, type Result } from '#base/result.ts';
import { characterAt, grouped } from '../input-error.ts';

/** Bases as numbers, A 0, C 1, G 2, U 3: the order of the parameter tables. */
export type Bases = Uint8Array;

const LETTERS = 'ACGU';

/** Longest RNA that is folded: time grows with the third power, memory with the second. */
export const LONGEST_FOLDED = 2000;

/** Pairs in the order of the parameter tables. */
const PAIRS = ['CG', 'GC', 'GU', 'UG', 'AU', 'UA'];

const pairTypes = Int8Array.from({ length: 16 }, (_, code) =>
  PAIRS.indexOf(`${LETTERS.charAt(code >> 2)}${LETTERS.charAt(code & 3)}`),
);

/** 0 to 5 for a pair of these two bases, CG GC GU UG AU UA; -1 where they do not pair. */
export function pairType(fivePrime: number, threePrime: number): number {
  return pairTypes[(fivePrime << 2) | threePrime] ?? -1;
}

/** Capitals with T written as U; refuses what is no base, nothing at all, and too much. */
export function readRna(text: string): Result<string, InputError> {
  const strange = text.search(/[^ACGTU]/i);
  if (strange >= 0) return err(noBase(text, strange));
  const sequence = text.toUpperCase().replaceAll('T', 'U');
  if (sequence === '') {
    return err({ message: 'There is no RNA to fold.', cure: 'Give at least one base.' });
  }
  if (sequence.length > LONGEST_FOLDED) {
    return err({
      message: `The RNA has ${grouped(sequence.length)} bases; up to ${grouped(LONGEST_FOLDED)} are folded here.`,
      position: LONGEST_FOLDED,
      cure: `Fold a part of at most ${grouped(LONGEST_FOLDED)} bases.`,
    });
  }
  return ok(sequence);
}

/** The numbers of a sequence that `readRna` accepted. */
export function basesOf(sequence: string): Bases {
  return Uint8Array.from(sequence, (letter) => LETTERS.indexOf(letter));
}

function noBase(text: string, at: number): InputError {
  return {
    message: `${characterAt(text, at)} is none of A, C, G and U; only these are folded.`,
    position: at,
    cure: 'Write the base that is there: energies are known for A, C, G and U.',
  };
}
