import { describe, expect, it } from 'vitest';
import type { Answer } from '#tasks/answer.ts';
import { ballotKey } from './ballot-key.ts';

/** What RDKit says of the molecules below. */
const canonical: Readonly<Record<string, string>> = {
  OCC: 'CCO',
  'C(C)O': 'CCO',
  'OCC.Cl': 'CCO.Cl',
  'Cl.OCC': 'Cl.CCO',
  'C1.C1': 'CC',
};

const key = (answer: Answer) => ballotKey(answer, (smiles) => Promise.resolve(canonical[smiles]));

async function same(a: Answer, b: Answer): Promise<boolean> {
  return (await key(a)) === (await key(b));
}

const smiles = (text: string): Answer => ({ kind: 'smiles', smiles: text });
const name = (text: string): Answer => ({ kind: 'iupac', name: text });
const formula = (text: string): Answer => ({ kind: 'formula', formula: text });
const labels = (...words: readonly string[]): Answer => ({
  kind: 'labels',
  labels: words.map((label) => ({ label })),
});
const material = (symbols: string, spaceGroup?: number): Answer => ({
  kind: 'material',
  symbols: symbols.split(' '),
  ...(spaceGroup !== undefined && { spaceGroup }),
});
const triples = (...rows: readonly (readonly [string, string, string])[]): Answer => ({
  kind: 'triples',
  columns: ['Drug', 'Effect', 'Target'],
  triples: rows.map(([subject, relation, object]) => ({ subject, relation, object })),
});

describe('the key of a ballot', () => {
  it('is the same for a molecule however it is written, in whatever order its parts stand', async () => {
    expect(await same(smiles('OCC'), smiles(' C(C)O '))).toBe(true);
    expect(await same(smiles('OCC.Cl'), smiles('Cl.OCC'))).toBe(true);
    expect(await same(smiles('C1.C1'), smiles('CC'))).toBe(true);
    expect(await same(smiles('OCC'), smiles('OCC.Cl'))).toBe(false);
  });

  it('is what was written where chemistry reads no molecule', async () => {
    expect(await same(smiles('C(('), smiles('C(('))).toBe(true);
    expect(await same(smiles('C(('), smiles('C('))).toBe(false);
  });

  it('takes formulas by their atoms', async () => {
    expect(await same(formula('C2H6O'), formula('C₂H₅OH'))).toBe(true);
    expect(await same(formula('NH4+'), formula('NH4'))).toBe(false);
    expect(await same(formula('not one'), formula('notone'))).toBe(true);
  });

  it('takes names without case and spaces, but keeps the letters that mean something', async () => {
    expect(await same(name('2-Methylpropan-1-ol'), name('2‐methyl propan-1-ol'))).toBe(true);
    expect(await same(name('(2R)-butan-2-ol'), name('(2r)-butan-2-ol'))).toBe(false);
    expect(await same(name('(2R)-butan-2-ol'), name('(2S)-butan-2-ol'))).toBe(false);
  });

  it('takes texts without case, spaces and the last full stop', async () => {
    const text = (words: string): Answer => ({ kind: 'text', text: words });
    expect(await same(text('An  Alcohol.'), text(' an alcohol'))).toBe(true);
    expect(await same(text('an alcohol'), text('an ether'))).toBe(false);
  });

  it('takes lists and triples as sets', async () => {
    expect(await same(labels('Zinc', 'iron'), labels('iron', 'zinc', 'Iron'))).toBe(true);
    expect(await same(labels('iron'), labels('iron', 'zinc'))).toBe(false);
    const [first, second] = [
      ['aspirin', 'inhibits', 'COX-1'],
      ['aspirin', 'inhibits', 'COX-2'],
    ] as const;
    expect(await same(triples(first, second), triples(second, first))).toBe(true);
    expect(await same(triples(first), triples(second))).toBe(false);
  });

  it('keeps labels apart that hold what could stand between two', async () => {
    expect(await same(labels('a","b'), labels('a', 'b'))).toBe(false);
    expect(await same(labels('a, b'), labels('a', 'b'))).toBe(false);
  });

  it('takes materials by composition and space group', async () => {
    expect(await same(material('Fe O Fe O O', 167), material('O O O Fe Fe', 167))).toBe(true);
    expect(await same(material('Na Cl'), material('Na Cl Na Cl'))).toBe(true);
    expect(await same(material('Na Cl', 225), material('Na Cl', 221))).toBe(false);
    expect(await same(material('Na Cl', 225), material('Na Cl'))).toBe(false);
  });

  it('takes sequences in capitals, and keeps kinds apart', async () => {
    const protein = (sequence: string): Answer => ({ kind: 'protein', sequence });
    expect(await same(protein('mka'), protein('MK A'))).toBe(true);
    expect(await same(protein('ACG'), { kind: 'rna', sequence: 'ACG' })).toBe(false);
  });

  it('takes truth values, labels and choices by value, whatever they are said to mean', async () => {
    const truth = (value: boolean, meaning: string): Answer => ({
      kind: 'boolean',
      value,
      meaning,
    });
    expect(await same(truth(true, 'toxic'), truth(true, 'it is toxic'))).toBe(true);
    expect(await same(truth(true, 'toxic'), truth(false, 'toxic'))).toBe(false);
    const label = (text: string): Answer => ({ kind: 'label', label: text, meaning: text });
    expect(await same(label('m6A'), label('m6a'))).toBe(true);
    const choice = (option: string): Answer => ({ kind: 'choice', option, meaning: '' });
    expect(await same(choice('A'), choice('B'))).toBe(false);
  });

  it('says of numbers what they measure, and leaves their values to the tolerance', async () => {
    const number = (value: number, unit: string): Answer => ({
      kind: 'number',
      label: 'Solubility',
      unit,
      value,
    });
    expect(await same(number(1, 'mol/L'), number(2, 'mol/L'))).toBe(true);
    expect(await same(number(1, 'mol/L'), number(1, 'g/L'))).toBe(false);
    const gap = (value: number): Answer => ({
      kind: 'property',
      property: 'band_gap',
      label: 'Band gap',
      unit: 'eV',
      value,
    });
    const word: Answer = { kind: 'property', property: 'band_gap', label: 'eV', word: 'eV' };
    expect(await same(gap(1), gap(2))).toBe(true);
    expect(await same(gap(1), word)).toBe(false);
  });
});
