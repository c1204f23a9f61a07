import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Reading } from './reading.ts';
import { recognise } from './recognise.ts';
import { LARGEST_TEXT } from './text-size.ts';

/** `kind value`, or `unreadable format`. */
function say(reading: Reading): string {
  const what = reading.kind === 'unreadable' ? reading.format : reading.value;
  return `${reading.kind} ${what}`;
}

function kindsOf(text: string, fileName?: string): readonly string[] {
  return recognise(text, fileName).map(({ kind }) => kind);
}

function expectSound(reading: Reading, text: string): void {
  if (reading.kind !== 'unreadable') {
    expect(reading.value.trim()).not.toBe('');
    for (const note of reading.notes) expect(note).toMatch(/[.?]$/);
    return;
  }
  const { position = 0, message, cure } = reading.error;
  expect(position).toBeGreaterThanOrEqual(0);
  expect(position).toBeLessThanOrEqual(text.length);
  for (const sentence of [message, cure]) expect(sentence).toMatch(/\w.*[.?)]$/su);
}

describe('a word is read as', () => {
  test.each([
    ['CCO', ['smiles', 'formula', 'gene-symbol', 'text']],
    ['CO', ['smiles', 'formula', 'gene-symbol', 'text']],
    ['O', ['smiles', 'formula', 'text']],
    ['CC(C)Cl', ['smiles', 'formula', 'text']],
    ['BN', ['formula', 'smiles', 'gene-symbol', 'text']],
    ['INS', ['gene-symbol', 'formula', 'smiles', 'text']],
    ['TP53', ['gene-symbol', 'formula', 'text']],
    ['BRCA1', ['gene-symbol', 'text']],
    ['SOD1', ['gene-symbol', 'formula', 'text']],
    ['PIK3CB', ['gene-symbol', 'formula', 'text']],
    ['C9orf72', ['gene-symbol', 'text']],
    ['HLA-A', ['gene-symbol', 'text']],
    ['NaCl', ['formula', 'text']],
    ['TiO2', ['formula', 'text']],
    ['LiFePO4', ['formula', 'text']],
    ['C9H8O4', ['formula', 'text']],
    ['CO2', ['formula', 'gene-symbol', 'text']],
    ['HNO3', ['formula', 'gene-symbol', 'text']],
    ['KOH', ['formula', 'gene-symbol', 'text']],
    ['C2H5OH', ['formula', 'text']],
    ['Co', ['formula', 'text', 'smiles']],
    ['Icon', ['text', 'smiles']],
    ['ACGTACGTACGT', ['dna', 'rna', 'protein', 'text']],
    ['AUGGCU', ['rna', 'gene-symbol', 'text']],
    ['CCCCCCCC', ['smiles', 'formula', 'dna', 'rna', 'protein', 'gene-symbol', 'text']],
    ['MKTAYIAKQRQISFVKSHFSRQ', ['protein', 'text']],
    ['c1ccccc1', ['smiles', 'text']],
    ['[Na+].[Cl-]', ['smiles', 'text']],
    ['[C][=C][Branch1]', ['selfies', 'unreadable', 'text']],
    ['4-ethyl-4-methyloxolan-2-one', ['iupac', 'text']],
    ['(2S)-butan-2-ol', ['iupac', 'text']],
    ['ethanol', ['iupac', 'text']],
    ['aspirin', ['text', 'iupac']],
    ['InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3', ['inchi', 'text']],
    ['CC(C)(C', ['unreadable', 'text']],
    ['C1CC', ['unreadable', 'formula', 'text']],
    ['P04637', ['unreadable', 'text', 'formula']],
    ['BSYNRYMUTXBXSQ-UHFFFAOYSA-N', ['unreadable', 'text']],
    ['50-78-2', ['unreadable', 'text']],
  ])('%s: %j', (word, kinds) => {
    expect(kindsOf(word)).toEqual(kinds);
  });
});

describe('a longer text is read first as', () => {
  test.each([
    ['CCO ethanol', 'smiles CCO'],
    ['CCO ethanol\nCCN ethylamine', 'smiles CCO'],
    ['CCBr.[Na+]>O>CCO', 'smiles CCBr.[Na+].O'],
    ['acetylsalicylic acid', 'iupac acetylsalicylic acid'],
    ['methyl 2-hydroxybenzoate', 'iupac methyl 2-hydroxybenzoate'],
    ['Ca1 Zr1 O3', 'formula Ca1Zr1O3'],
    ['[C] [=O]', 'selfies [C][=O]'],
    ['ACGTACGT\nAACC', 'dna ACGTACGTAACC'],
    ['   1 acgtacgtac\n  11 gtac', 'dna ACGTACGTACGTAC'],
    ['MKTAYIAKQR\nQISFVKSHFS', 'protein MKTAYIAKQRQISFVKSHFS'],
    ['>dna\nACGT\n>other\nGGGG', 'dna ACGT'],
    ['>sp|P1|X\nMKTAYIAK\nQR*', 'protein MKTAYIAKQR'],
    ['The cat sat on the mat.', 'text The cat sat on the mat.'],
    ['I am here', 'text I am here'],
    ['In vitro', 'text In vitro'],
    ['3-year survival rate', 'text 3-year survival rate'],
  ])('%j: %s', (text, expected) => {
    const [first] = recognise(text);
    expect(first && say(first)).toBe(expected);
  });

  it('names what it takes of several', () => {
    expect(recognise('CCO ethanol\nCCN amine\nC methane')[0]).toEqual({
      kind: 'smiles',
      value: 'CCO',
      name: 'ethanol',
      notes: ['This is the first of 3 molecules.'],
    });
    expect(recognise('>P1 hook\nMKTAYIAKQR\n>P2\nMK')[0]).toMatchObject({
      name: 'P1 hook',
      notes: ['This is the first of 2 records.'],
    });
  });
});

describe('an error', () => {
  it('of a SMILES has its place in the text that was given', () => {
    const [first] = recognise('\n  CC(C)(C');
    expect(first).toMatchObject({ format: 'SMILES', error: { position: 8 } });
  });

  it('of bases names the strange one, and offers the protein', () => {
    const readings = recognise(`>gene\n${'ACGT'.repeat(8)}R${'ACGT'.repeat(8)}`);
    expect(readings.map(({ kind }) => kind)).toEqual(['unreadable', 'protein']);
    expect(readings[0]).toMatchObject({ error: { position: 38 } });
  });
});

it('takes a sequence that is too long for what it is', () => {
  const [first] = recognise(`>genome\n${'ACGT'.repeat(5000)}`);
  expect(first).toMatchObject({
    format: 'Sequence',
    error: { message: 'The sequence has 20,000 letters; at most 10,000 are read.' },
  });
});

it('gives a very long text as text, and its molecules if it is a list of them', () => {
  expect(kindsOf('A '.repeat(100_000))).toEqual(['text']);
  expect(kindsOf('CCO\n'.repeat(50_000))).toEqual(['smiles', 'text']);
});

describe('a file', () => {
  it('of SMILES may have column titles and names', () => {
    expect(recognise('smiles,name\nCCO,ethanol\n', 'a.smi').map(say)).toEqual(['smiles CCO']);
    expect(kindsOf('hello world', 'a.smi')).toEqual(['unreadable', 'text']);
  });

  it('is read by what it holds, whatever its name', () => {
    expect(kindsOf('>a\nMKTAYIAKQR', 'a.cif')).toEqual(['protein']);
    expect(kindsOf('TP53', 'genes.txt')).toEqual(kindsOf('TP53'));
  });

  test.each(['a.mol', 'a.cif', 'a.pdb', 'a.fasta'])(
    'that is not what %s says is refused',
    (name) => {
      const [first, ...others] = recognise('nothing of the kind!', name);
      expect(first?.kind).toBe('unreadable');
      expect(others.map(say)).toEqual(['text nothing of the kind!']);
    },
  );

  it('that is compressed or too large is refused with the reason', () => {
    expect(recognise('\u001f\0\0\ufffd', 'a.cif.gz')).toMatchObject([
      { error: { cure: expect.stringContaining('Unpack') } },
    ]);
    expect(recognise('A'.repeat(LARGEST_TEXT + 1))).toMatchObject([
      { error: { message: expect.stringContaining('5,000,001') } },
    ]);
  });
});

describe('any text', () => {
  const pieces = [
    ...['CCO', 'c1', '[C]', '(', '=', '>', '>>', 'data_x', 'loop_', '_atom_site_type_symbol', ';'],
    ...[
      '_entity_poly.pdbx_seq_one_letter_code',
      "'",
      '"',
      '#',
      'ATOM  ',
      'SEQRES',
      'V2000',
      '$$$$',
    ],
    ...['InChI=1S/', 'ACGU', 'MKV', '1', '-', '\n', '\r\n', '  ', '\t', 'ol', '\0', '*'],
  ];
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((found) => found.join('')),
    fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((found) => found.join('\n')),
  );
  const anyName = fc.constantFrom('', 'a.smi', 'a.sdf', 'a.fa', 'a.cif', 'a.pdb', 'a.txt', 'a.gz');

  it('has a reading, unless it is white space, and no reading throws or is empty', () => {
    fc.assert(
      fc.property(anyText, anyName, (text, name) => {
        const readings = recognise(text, name);
        expect(readings.length > 0).toBe(text.trim() !== '');
        for (const reading of readings) expectSound(reading, text);
      }),
      { numRuns: 2000 },
    );
  });

  it('offers each reading once', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const said = recognise(text).map((reading) => JSON.stringify(reading));
        expect(new Set(said).size).toBe(said.length);
      }),
    );
  });
});
