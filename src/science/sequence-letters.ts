import type { InputError } from '#base/result.ts';
import { characterAt, clip, grouped } from './input-error.ts';

export type SequenceKind = 'dna' | 'rna' | 'protein';

/** A length in the unit of the sequence: `1,234 residues`, `1 base`. */
export function sayLength(kind: SequenceKind, length: number): string {
  return `${grouped(length)} ${unitOf(kind, length)}`;
}

/** What the letters of a sequence are called, in the number that fits `count`. */
export function unitOf(kind: SequenceKind, count: number): string {
  const unit = kind === 'protein' ? 'residue' : 'base';
  return count === 1 ? unit : `${unit}s`;
}

/** IUPAC letters that stand for several bases; N stands for any and is accepted. */
const AMBIGUITY_CODES: Readonly<Record<string, string>> = {
  R: 'A or G',
  Y: 'C or T',
  S: 'C or G',
  W: 'A or T',
  K: 'G or T',
  M: 'A or C',
  B: 'C, G or T',
  D: 'A, G or T',
  H: 'A, C or T',
  V: 'A, C or G',
};

const THREE_LETTERS =
  'Ala|Arg|Asn|Asp|Cys|Gln|Glu|Gly|His|Ile|Leu|Lys|Met|Phe|Pro|Ser|Thr|Trp|Tyr|Val';
/** `MetAlaSer`, `Met-Ala-Ser`; in one case only with something between: `MET ALA SER`. */
const IN_THREE_LETTERS = [
  new RegExp(`^\\s*(?:(?:${THREE_LETTERS})[\\s.-]*){2,}$`),
  new RegExp(`^\\s*(?:(?:${THREE_LETTERS})[\\s.-]+)+(?:${THREE_LETTERS})\\s*$`, 'i'),
];

/** The error for a protein in three-letter code, which would pass for other residues. */
export function threeLetterCode(text: string): InputError | undefined {
  if (!IN_THREE_LETTERS.some((pattern) => pattern.test(text))) return undefined;
  return {
    message: `“${clip(text.trim(), 12)}” is a protein in three-letter code.`,
    position: text.search(/\S/),
    cure: 'Write one letter for each residue: MAS for Met-Ala-Ser.',
  };
}

/** Why the character at `at` is no letter of such a sequence, and what would mend it. */
export function strangeLetter(kind: SequenceKind, text: string, at: number): InputError {
  return (
    numberInside(text, at) ?? (kind === 'protein' ? noResidue(text, at) : noBase(kind, text, at))
  );
}

function numberInside(text: string, at: number): InputError | undefined {
  const digits = /^\d+/.exec(text.slice(at, at + 20))?.[0];
  if (!digits) return undefined;
  return {
    message: `The number ${digits} at character ${at + 1} stands among the letters.`,
    position: at,
    cure: /^[35]\s*['’′]/.test(text.slice(at))
      ? 'Leave the marks of the ends out: ACGT for 5′-ACGT-3′.'
      : 'Paste the sequence itself, not an accession number; numbers beside it need a space around them.',
  };
}

function noResidue(text: string, at: number): InputError {
  if (text.charAt(at) === '*') {
    return {
      message: `The stop (*) at character ${at + 1} stands inside the sequence.`,
      position: at,
      cure: 'Keep the part before or after it: a protein ends at its first stop.',
    };
  }
  return {
    message: `${characterAt(text, at)} is no residue.`,
    position: at,
    cure: 'Remove it; the 20 amino acids have one letter each, and X is an unknown one.',
  };
}

function noBase(kind: 'dna' | 'rna', text: string, at: number): InputError {
  const bases = kind === 'dna' ? 'A, C, G, T and N' : 'A, C, G, U (or T) and N';
  const paste = `Paste the ${kind.toUpperCase()} sequence: the letters ${bases}.`;
  const place = characterAt(text, at);
  if (/[EFILPQ]/i.test(text) && /[A-Za-z]/.test(text.charAt(at))) {
    return {
      message: `${place} is no base; this looks like a protein.`,
      position: at,
      cure: paste,
    };
  }
  const bothWays = AMBIGUITY_CODES[text.charAt(at).toUpperCase()];
  if (bothWays) {
    return {
      message: `${place} stands for ${bothWays}; a single base is expected.`,
      position: at,
      cure: 'Write the base that is there, or N if it is unknown.',
    };
  }
  return { message: `${place} is no base.`, position: at, cure: paste };
}
