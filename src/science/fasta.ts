import { grouped } from './input-error.ts';
import { firstOf, named, type Reading, unreadable } from './reading.ts';
import { blankOut, FASTA_HEADER, LONGEST_SEQUENCE, parseSequence } from './sequence.ts';
import type { SequenceKind } from './sequence-letters.ts';

/** A text with more bases than this, and some other letters, is meant as DNA or RNA. */
const SHARE_OF_BASES = 0.9;
const FEWEST_LETTERS = 20;

const kindNames: Readonly<Record<SequenceKind, string>> = {
  dna: 'DNA sequence',
  rna: 'RNA sequence',
  protein: 'Protein sequence',
};

/** Whether a text begins with a header of FASTA. */
export function looksLikeFasta(text: string): boolean {
  return /^\s*>[^\r\n]*\S/.test(text);
}

/** The first record of a FASTA text as each kind of sequence that its letters allow. */
export function readFasta(text: string): readonly Reading[] {
  const headers = [...text.matchAll(FASTA_HEADER)];
  const [header, second] = headers;
  const letters = blankOut(text.slice(0, second?.index), FASTA_HEADER);
  return readSequence(letters, header?.[0].replace(/^\s*>/, ''), firstOf(headers.length));
}

/**
 * Letters as DNA, RNA or protein, the likeliest first. Letters of DNA may be RNA too, as the
 * training data writes T for U; and DNA with a strange letter may be a protein.
 */
export function readSequence(
  letters: string,
  name?: string,
  notes: readonly string[] = [],
): readonly Reading[] {
  const count = letters.replace(/[^A-Za-z]/g, '').length;
  if (count > LONGEST_SEQUENCE) return [tooManyLetters(count)];
  const readings = likelyKinds(letters).map((kind): Reading => {
    const parsed = parseSequence(kind, letters);
    if (!parsed.ok) return unreadable(kindNames[kind], parsed.error);
    const isWrittenAsDna = kind === 'rna' && !/u/i.test(letters);
    const asDna = isWrittenAsDna ? ['T stands for U, as in the training data.'] : [];
    const { value } = parsed.value;
    return { kind, value, ...named(name), notes: [...notes, ...asDna, ...parsed.value.notes] };
  });
  const isUsable = readings.some(({ kind }) => kind !== 'unreadable');
  return isUsable ? readings : readings.slice(0, 1);
}

/** A genome is refused by its length alone: reading it three times would take seconds. */
function tooManyLetters(count: number): Reading {
  return unreadable('Sequence', {
    message: `The sequence has ${grouped(count)} letters; at most ${grouped(LONGEST_SEQUENCE)} are read.`,
    cure: 'Paste the gene, domain or region that you want to ask about.',
  });
}

function likelyKinds(text: string): readonly SequenceKind[] {
  const letters = text.replace(/[^A-Za-z]/g, '');
  const strangers = letters.replace(/[ACGTUN]/gi, '').length;
  const nucleic: SequenceKind = /u/i.test(letters) ? 'rna' : 'dna';
  if (strangers === 0) return nucleic === 'rna' ? ['rna'] : ['dna', 'rna', 'protein'];
  const isMeantAsBases =
    letters.length >= FEWEST_LETTERS && strangers <= letters.length * (1 - SHARE_OF_BASES);
  return isMeantAsBases ? [nucleic, 'protein'] : ['protein'];
}
