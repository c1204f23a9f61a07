import { describe, expect, test } from 'vitest';
import { testParserLaws } from '#science/parser-laws.fixture.ts';
import type { Field } from './field.ts';
import { parseField, parseFields } from './parse-field.ts';

const said = { name: 'x', label: 'Input', hint: 'Anything.' };
const property: Field = {
  ...said,
  kind: 'choice',
  options: [
    { value: 'lcd', label: 'Largest cavity diameter', unit: 'Å' },
    { value: 'pld', label: 'Pore-limiting diameter', unit: 'Å' },
  ],
};
const modulus: Field = { ...said, kind: 'number', unit: 'GPa', lowest: 0, highest: 500 };
const elements: Field = { ...said, kind: 'elements', mostElements: 8 };
const passage: Field = { ...said, kind: 'text', maxLength: 20 };

interface Case {
  readonly field: Field;
  readonly right: string;
  readonly value: string;
  readonly wrong: string;
  /** Where `wrong` is wrong; absent where no single place is. */
  readonly position?: number;
}

/** One of each kind; a kind that is missing does not compile. */
const cases: Readonly<Record<Field['kind'], Case>> = {
  smiles: {
    field: { ...said, kind: 'smiles' },
    right: ' CCO',
    value: 'CCO',
    wrong: 'CCX',
    position: 2,
  },
  iupac: {
    field: { ...said, kind: 'iupac' },
    right: 'propan-2-one ',
    value: 'propan-2-one',
    wrong: 'propan-(2-one',
    position: 7,
  },
  selfies: {
    field: { ...said, kind: 'selfies' },
    right: '[C][C] [O]',
    value: '[C][C][O]',
    wrong: '[C]C',
    position: 3,
  },
  formula: {
    field: { ...said, kind: 'formula' },
    right: 'Na₂Ti₃Cl₈',
    value: 'Na2Ti3Cl8',
    wrong: 'NaXx2',
    position: 2,
  },
  dna: {
    field: { ...said, kind: 'dna' },
    right: '>a\nacgu',
    value: 'ACGT',
    wrong: 'ACE',
    position: 2,
  },
  rna: { field: { ...said, kind: 'rna' }, right: 'ACGU', value: 'ACGT', wrong: 'AC?', position: 2 },
  protein: {
    field: { ...said, kind: 'protein' },
    right: 'mkv*',
    value: 'MKV',
    wrong: 'MK*V',
    position: 2,
  },
  sirna: {
    field: { ...said, kind: 'sirna' },
    right: 'aAfcUf',
    value: 'a Af c Uf',
    wrong: 'a Ax',
    position: 2,
  },
  'gene-symbol': {
    field: { ...said, kind: 'gene-symbol' },
    right: 'tp53',
    value: 'TP53',
    wrong: 'TP53 BRCA1',
    position: 4,
  },
  'gene-name': {
    field: { ...said, kind: 'gene-name' },
    right: 'tumor  protein p53',
    value: 'tumor protein p53',
    wrong: 'tumor\nprotein',
    position: 5,
  },
  composition: {
    field: { ...said, kind: 'composition' },
    right: 'Al0.5CoNi',
    value: 'Al1Co2Ni2',
    wrong: 'Al0Co',
    position: 2,
  },
  elements: { field: elements, right: 'zr; iron', value: 'Fe, Zr', wrong: 'Fe, Qx', position: 4 },
  number: { field: modulus, right: '75,3 GPa', value: '75.3', wrong: '75 MPa', position: 3 },
  choice: { field: property, right: 'largest cavity diameter', value: 'lcd', wrong: 'density' },
  text: {
    field: passage,
    right: ' aspirin\n',
    value: 'aspirin',
    wrong: ` ${'a'.repeat(21)}`,
    position: 21,
  },
};

describe.each(Object.values(cases))('a field of kind $field.kind', (sample) => {
  const { field, right, value, wrong, position } = sample;
  testParserLaws((text) => parseField(field, text), [right, wrong, ...right, ...wrong, ' ', '\n']);

  test('takes what people paste', () => {
    expect(parseField(field, right)).toMatchObject({ ok: true, value: { value } });
  });

  test.each([wrong, '', ' \n'])('refuses %j with a message and a cure', (text) => {
    const result = parseField(field, text);
    if (result.ok) throw new Error(`${text} was accepted`);
    expect(result.error.message).toMatch(/\w/);
    expect(result.error.cure).toMatch(/\w/);
    expect(result.error.position).toBe(text === wrong ? position : undefined);
  });
});

test.each([
  'C4H5(CH)3(CH2)3C5H5NCH3C3NH4H3(CO)2C4NH4SO2',
  'Zn4C84N16H22O17',
  'Yb3Eu7(TlPd2)2',
  'KPrMnNbO6',
])('a formula stays as it is typed: %s', (formula) => {
  expect(parseField(cases.formula.field, formula)).toEqual({
    ok: true,
    value: { value: formula, notes: [] },
  });
});

test.each([
  ['pore-limiting diamter', 'none of the 2 choices', 'Did you mean “Pore-limiting diameter”?'],
  ['band gap', '“band gap” is none of the 2 choices', 'Choose one from the list.'],
  ['', 'not chosen yet', 'Choose one from the list.'],
])('a choice of %j is refused', (text, words, cure) => {
  expect(parseField(property, text)).toEqual({
    ok: false,
    error: { message: expect.stringContaining(words), cure },
  });
});

describe('parseFields', () => {
  const fields = [
    { ...modulus, name: 'modulus' },
    { ...elements, name: 'elements' },
  ];

  test('gives all values by name', () => {
    expect(parseFields(fields, { modulus: '75 GPa', elements: 'O Fe', other: '?' })).toEqual({
      ok: true,
      value: { modulus: '75', elements: 'Fe, O' },
    });
  });

  test('names the first field that is wrong or missing', () => {
    expect(parseFields(fields, { modulus: '75' })).toMatchObject({
      ok: false,
      error: { field: { name: 'elements' }, error: { message: 'No element is given.' } },
    });
  });
});
