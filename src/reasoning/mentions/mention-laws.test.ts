import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MentionKind, Target } from '../mention.ts';
import { findMentions } from './find-mentions.ts';
import {
  aspirin,
  contexts,
  dna,
  material,
  peptide,
  promoter,
  protein,
} from './mention-context.fixture.ts';
import type { MentionContext } from './mention-context.ts';

/** Whether a target names only atoms, letters and elements that there are. */
function isInside(target: Target): boolean {
  switch (target.kind) {
    case 'atoms':
      return target.atoms.every((atom) => atom >= 0 && atom < 13);
    case 'letters': {
      const length = target.subject === 'p' ? peptide.length : promoter.length;
      return target.spans.every(({ first, last }) => first >= 1 && first <= last && last <= length);
    }
    case 'elements':
      return target.symbols.every((symbol) => material.symbols.includes(symbol));
  }
}

describe('mentions', () => {
  const pieces = [
    'CC(=O)Oc1ccccc1C(=O)O',
    'the carbonyl at C2',
    'C9H8O4',
    'Lys2',
    'residues 3–9',
    'TATA box',
    'Fm-3m',
    'Fe3+',
    '5 kcal/mol',
    'ATGATG',
    '((',
    '[',
    ']]',
    '-',
    '–',
    ' ',
    '\n',
    '3',
    'C',
    '=',
    '#',
  ];
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join('')),
    fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(' ')),
  );
  const everything: MentionContext = {
    subjects: [aspirin, { ...protein, id: 'p' }, { ...dna, id: 'd' }, material],
    groups: contexts.molecule.groups,
  };

  it('lie inside the text, in order, none over another, and point into what there is', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let before = 0;
        for (const { start, end, label, targets } of findMentions(text, everything)) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(label).not.toBe('');
          expect(targets.filter((target) => !isInside(target))).toEqual([]);
          before = end;
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each<[string, string]>([
    ['letters', 'C'],
    ['open brackets', '('],
    ['squares', '['],
    ['numbers', '1'],
    ['dots', '1.'],
    ['words', 'atom 3 and '],
    ['groups', 'amide '],
    ['lists', '1, '],
    ['dashes', '-'],
    ['bases', 'ATG'],
    ['ranges', 'atoms 1-2, '],
    ['closed brackets', ')'],
    ['closed squares', 'C]'],
    ['formulas', 'C9H8O4'],
    ['spaces', ' '],
    ['slashes', 'P2/'],
  ])('are found in 60,000 characters of %s before the test times out', (_, piece) => {
    const text = piece.repeat(60_000 / piece.length);
    const mentions = findMentions(text, everything);
    expect(mentions.every(({ end }) => end <= text.length)).toBe(true);
  });

  it('tell of every kind', () => {
    const text =
      'CC(=O)Oc1ccccc1C(=O)O, C9H8O4, atom 3, carbonyl, Lys2, nucleotide 5, TATA box, Fm-3m, Fe3+, 5 eV';
    const kinds = findMentions(text, everything).map(({ kind }): MentionKind => kind);
    expect(kinds).toEqual([
      'smiles',
      'formula',
      'atom',
      'group',
      'residue',
      'base',
      'motif',
      'space-group',
      'oxidation-state',
      'quantity',
    ]);
  });
});
