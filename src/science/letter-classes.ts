import type { SequenceKind } from './sequence-letters.ts';

/** Letters that are shown alike. */
export interface LetterClass {
  readonly id: string;
  readonly name: string;
  /** Capitals. */
  readonly letters: string;
}

/** Neighbouring letters of one class; no class for a letter that no class has. */
export interface LetterRun {
  readonly letters: string;
  readonly classId: string | undefined;
}

const residueClasses: readonly LetterClass[] = [
  { id: 'hydrophobic', name: 'Hydrophobic', letters: 'AVLIM' },
  { id: 'aromatic', name: 'Aromatic', letters: 'FWY' },
  { id: 'polar', name: 'Polar', letters: 'STNQ' },
  { id: 'positive', name: 'Positive', letters: 'KRH' },
  { id: 'negative', name: 'Negative', letters: 'DE' },
  { id: 'special', name: 'Special', letters: 'CGP' },
];

const commonBases: readonly LetterClass[] = [
  { id: 'adenine', name: 'Adenine', letters: 'A' },
  { id: 'cytosine', name: 'Cytosine', letters: 'C' },
  { id: 'guanine', name: 'Guanine', letters: 'G' },
];

/** Residues by side chain; bases one by one. */
export const letterClasses: Readonly<Record<SequenceKind, readonly LetterClass[]>> = {
  protein: residueClasses,
  dna: [...commonBases, { id: 'thymine', name: 'Thymine', letters: 'T' }],
  rna: [...commonBases, { id: 'uracil', name: 'Uracil', letters: 'U' }],
};

/** The sequence cut where the class changes; its parts joined are the sequence. */
export function letterRuns(kind: SequenceKind, sequence: string): readonly LetterRun[] {
  const runs: { letters: string; classId: string | undefined }[] = [];
  for (const letter of sequence) {
    const classId = classOf(kind, letter)?.id;
    const last = runs.at(-1);
    if (last && last.classId === classId) last.letters += letter;
    else runs.push({ letters: letter, classId });
  }
  return runs;
}

export interface ClassCounts {
  readonly classes: readonly (LetterClass & { readonly count: number })[];
  /** Letters that belong to no class. */
  readonly others: number;
}

/** How many letters each class has. */
export function countClasses(kind: SequenceKind, sequence: string): ClassCounts {
  const counts = new Map<string | undefined, number>();
  for (const letter of sequence) {
    const id = classOf(kind, letter)?.id;
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return {
    classes: letterClasses[kind].map((entry) => ({ ...entry, count: counts.get(entry.id) ?? 0 })),
    others: counts.get(undefined) ?? 0,
  };
}

/** Share of G and C, 0 to 1, among the letters A, C, G, T and U; undefined where there is none. */
export function gcContent(sequence: string): number | undefined {
  const bases = sequence.match(/[ACGTU]/gi)?.length ?? 0;
  return bases === 0 ? undefined : (sequence.match(/[GC]/gi)?.length ?? 0) / bases;
}

function classOf(kind: SequenceKind, letter: string): LetterClass | undefined {
  const capital = letter.toUpperCase();
  return letterClasses[kind].find(({ letters }) => letters.includes(capital));
}
