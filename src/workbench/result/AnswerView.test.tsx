import { describe, expect, it } from 'vitest';
import type { Answer } from '#tasks/answer.ts';
import { answerText } from '#tasks/answer-text.ts';
import { htmlOf } from '../workbench.fixture.tsx';
import { AnswerView } from './AnswerView.tsx';

interface Shown<Kind extends Answer['kind']> {
  readonly answer: Extract<Answer, { readonly kind: Kind }>;
  /** What the page says, without markup. */
  readonly says: readonly string[];
  readonly copies: string;
}

const range = { low: -11.6, high: 1.58, source: '1,128 measurements' };

/** One answer of each kind: a new kind does not compile before it is here. */
const kinds: { readonly [Kind in Answer['kind']]: Shown<Kind> } = {
  text: {
    answer: { kind: 'text', text: 'An aromatic acid.\nIt melts.' },
    says: ['An aromatic acid.\nIt melts.'],
    copies: 'An aromatic acid.\nIt melts.',
  },
  iupac: {
    answer: { kind: 'iupac', name: '2-acetyloxybenzoic acid' },
    says: ['2-acetyloxybenzoic acid'],
    copies: '2-acetyloxybenzoic acid',
  },
  formula: {
    answer: { kind: 'formula', formula: 'O4S-2' },
    says: ['O4S2−'],
    copies: 'O4S-2',
  },
  smiles: {
    answer: { kind: 'smiles', smiles: 'CC(=O)O.CCO' },
    says: ['CC(=O)O+CCO'],
    copies: 'CC(=O)O.CCO',
  },
  number: {
    answer: { kind: 'number', value: -2.1, label: 'Solubility', unit: 'log10(mol/L)', range },
    says: [
      '−2.1 log10(mol/L)',
      'Solubility',
      'from −11.6 to 1.58 log10(mol/L): 1,128 measurements.',
    ],
    copies: '-2.1 log10(mol/L)',
  },
  numbers: {
    answer: {
      kind: 'numbers',
      numbers: [
        { value: 0.5, label: 'Developmental' },
        { value: -1, label: 'Housekeeping', unit: 'log2' },
      ],
    },
    says: ['0.5 Developmental', '−1 log2Housekeeping'],
    copies: 'Developmental: 0.5\nHousekeeping: -1 log2',
  },
  boolean: {
    answer: { kind: 'boolean', value: false, meaning: 'Does not cross the barrier' },
    says: ['No', 'Does not cross the barrier'],
    copies: 'No: Does not cross the barrier',
  },
  label: {
    answer: { kind: 'label', label: 'IRES', meaning: 'Internal ribosome entry site' },
    says: ['IRES', 'Internal ribosome entry site'],
    copies: 'IRES: Internal ribosome entry site',
  },
  labels: {
    answer: {
      kind: 'labels',
      labels: [
        { label: 'm6A', meaning: 'N6-methyladenosine' },
        { label: 'zinc binding' },
        { label: 'zinc binding' },
      ],
    },
    says: ['m6AN6-methyladenosine', 'zinc bindingzinc binding'],
    copies: 'm6A; zinc binding; zinc binding',
  },
  choice: {
    answer: { kind: 'choice', option: 'B', meaning: 'Toluene' },
    says: ['B', 'Toluene'],
    copies: 'B: Toluene',
  },
  triples: {
    answer: {
      kind: 'triples',
      columns: ['Chemical', 'Relation', 'Protein'],
      triples: [{ subject: 'aspirin', relation: 'inhibitor', object: 'COX-1' }],
    },
    says: ['ChemicalRelationProtein', 'aspirininhibitorCOX-1'],
    copies: 'Chemical\tRelation\tProtein\naspirin\tinhibitor\tCOX-1',
  },
  property: {
    answer: { kind: 'property', property: 'band_gap', value: 1.1, label: 'Band gap', unit: 'eV' },
    says: ['band_gap', '1.1 eV', 'Band gap'],
    copies: 'band_gap: 1.1 eV',
  },
  protein: {
    answer: { kind: 'protein', sequence: 'MKTAYIAKQRQISFVK' },
    says: ['MKTAYIAKQRQISFVK', '16 residues', 'Copy as FASTA'],
    copies: 'MKTAYIAKQRQISFVK',
  },
  rna: {
    answer: { kind: 'rna', sequence: 'GGCU' },
    says: ['GGCU', '4 bases', '75.0 %'],
    copies: 'GGCU',
  },
  material: {
    answer: { kind: 'material', symbols: ['Zr', 'Zr', 'O', 'O', 'O', 'O'], spaceGroup: 14 },
    says: ['ZrO2', 'Zr2O4', '14, P21/c, monoclinic'],
    copies: 'Zr2O4, space group 14 P21/c',
  },
};

const textOf = (html: string) => html.replaceAll(/<[^>]*>/g, '');
const shown = (answer: Answer) => textOf(htmlOf(<AnswerView answer={answer} />));

describe.each(Object.values(kinds))('an answer of kind $answer.kind', (example) => {
  it('is shown', () => {
    for (const words of example.says) expect(shown(example.answer)).toContain(words);
  });

  it('is copied as plain text', () => expect(answerText(example.answer)).toBe(example.copies));
});

describe('an answer', () => {
  const solubility = { kind: 'number', label: 'Solubility', range } as const;

  it.each([
    [-12, 'Lower than every published value.'],
    [1.59, 'Higher than every published value.'],
  ])('of %d outside the published range says so', (value, words) =>
    expect(shown({ ...solubility, value })).toContain(words),
  );

  it.each([-11.6, 0, 1.58])('of %d inside the range says no such thing', (value) =>
    expect(shown({ ...solubility, value })).not.toContain('every published value'),
  );

  it('stands on the bar where it lies in the range', () => {
    const html = (value: number) => htmlOf(<AnswerView answer={{ ...solubility, value }} />);
    expect(html(-11.6)).toContain('inset-inline-start:0%');
    expect(html(1.58)).toContain('inset-inline-start:100%');
    expect(html(99)).toContain('inset-inline-start:100%');
  });

  it('without a published range has no bar', () => {
    const html = htmlOf(<AnswerView answer={{ kind: 'number', label: 'Length', value: 3 }} />);
    expect(html).not.toContain('range-bar');
  });

  it('of pairs has two columns', () => {
    const answer: Answer = {
      kind: 'triples',
      columns: ['Chemical', 'Disease'],
      triples: [{ subject: 'thyroxine', object: 'thyrotoxicosis' }],
    };
    expect(htmlOf(<AnswerView answer={answer} />).match(/<t[hd]/g)).toHaveLength(2 + 2 + 1);
    expect(answerText(answer)).toBe('Chemical\tDisease\nthyroxine\tthyrotoxicosis');
  });

  it('that is a word of a property has its meaning', () => {
    const answer: Answer = {
      kind: 'property',
      property: 'is_gap_direct',
      label: 'Is the band gap direct?',
      word: 'True',
      meaning: 'direct gap',
    };
    expect(shown(answer)).toBe('is_gap_directIs the band gap direct?Truedirect gap');
    expect(answerText(answer)).toBe('is_gap_direct: True');
  });

  it('of very many molecules draws some and counts all', () => {
    const smiles = Array(40).fill('C').join('.');
    const html = htmlOf(<AnswerView answer={{ kind: 'smiles', smiles }} />);
    expect(html.match(/molecule-picture/g)).toHaveLength(12);
    expect(textOf(html)).toContain('The answer has 40 parts; the first 12 are drawn.');
  });

  it.each([
    [undefined, 'the answer gives none'],
    [231, '231, which is none'],
    [225, '225, Fm-3m, cubic'],
  ])('that is a material with space group %s', (spaceGroup, words) => {
    const answer = { kind: 'material', symbols: ['Na', 'Cl'] } as const;
    expect(shown({ ...answer, ...(spaceGroup && { spaceGroup }) })).toContain(words);
  });
});
