import { describe, expect, it } from 'vitest';
import {
  firstNumberReader,
  numbersReader,
  onlyNumberReader,
  taggedNumberReader,
} from './read-number.ts';

const solubility = { label: 'log10 of the solubility', unit: 'log10(mol/L)' };
const energy = { label: 'Orbital energy', unit: 'Hartree' };
const remaining = { label: 'mRNA remaining', unit: '%' };

const numberRead = (quantity: object, value: number, ...forgiven: string[]) => ({
  ok: true,
  value: {
    answer: { kind: 'number', value, ...quantity },
    forgiven: forgiven.map((part) => expect.stringContaining(part)),
  },
});
const refused = (part: string) => ({ ok: false, error: expect.stringContaining(part) });

describe('reading a tagged number', () => {
  const read = (reply: string) => taggedNumberReader(solubility)(reply, {});

  it.each([
    ['<NUMBER> -1.41 </NUMBER>', -1.41],
    ['Its log solubility is -1.41 mol/L.', -1.41],
    ['1.090', 1.09],
    ['For <SMILES> C1CC1 </SMILES> it is 2', 2],
    ['<NUMBER>.5</NUMBER>', 0.5],
  ])('%s', (reply, value) => expect(read(reply)).toEqual(numberRead(solubility, value)));

  it('reads an exponent, and says that the official parser does not', () => {
    expect(read('<NUMBER> 1.5e-3 </NUMBER>')).toEqual(numberRead(solubility, 0.0015, 'exponent'));
  });

  it.each([
    ['about −3.2', -3.2, 'would read 3.2 here, as it drops the sign'],
    ['<NUMBER> −3.2 </NUMBER>', -3.2, 'a hyphen for minus'],
    ['from 2.5-3.0', 3, 'would read -3 here.'],
    ['about .5', 0.5, 'would read 5 here'],
  ])('says what the official parser makes of %s', (reply, value, sentence) =>
    expect(read(reply)).toEqual(numberRead(solubility, value, sentence)),
  );

  it('chooses none of several numbers between the tags', () => {
    expect(read('<NUMBER>2.5-3.0</NUMBER>')).toEqual(refused('but 2.5 and 3.0 stand in "2.5-3.0"'));
  });

  it('rejects an empty tag instead of reading zero', () => {
    expect(read('<NUMBER> </NUMBER>')).toEqual(refused('no answer'));
  });

  it('takes the quantity that the values choose', () => {
    const chosen = taggedNumberReader(({ which = '' }) => ({ label: which }));
    expect(chosen('2', { which: 'logD' })).toEqual(numberRead({ label: 'logD' }, 2));
  });
});

describe('reading the first number', () => {
  const read = (reply: string) => firstNumberReader(energy)(reply, {});

  it.each([
    ['0.2756', 0.2756],
    ['-0.2219', -0.2219],
    ['0. 27 56', 0.2756],
    ['0.0191, for the LUMO of 3 rings', 0.0191],
  ])('%s', (reply, value) => expect(read(reply)).toEqual(numberRead(energy, value)));

  it('keeps the sign of a whole number, which the official parser drops', () => {
    expect(read('-5')).toEqual(numberRead(energy, -5, 'would read 5 here, as it drops the sign'));
  });

  it.each([
    ['1e-3', 0.001, 'would read 1 here'],
    ['In S1 it is 0.2', 0.2, 'would read 1 here'],
  ])('says what the official parser makes of %s', (reply, value, sentence) =>
    expect(read(reply)).toEqual(numberRead(energy, value, sentence)),
  );

  it('refuses a reply without a number', () => {
    expect(read('It is small')).toEqual(refused('No number found in "It is small".'));
    expect(read('')).toEqual(refused('no answer'));
  });
});

describe('reading the only number', () => {
  const read = (reply: string) => onlyNumberReader(remaining)(reply, {});

  it.each([
    ['The fluorescence intensity for this GFP mutant is calculated as 3.67.', 3.67],
    ['The stability score determined for this sequence is 0.53.', 0.53],
    ['The thermostability measure recorded for this protein is 56.77', 56.77],
    [
      "The processing of 3' UTR regions in the sequence results in a proximal isoform proportion of 0.33.",
      0.33,
    ],
    ['The sequence leads to an mRNA remaining percentage of 28.00 after siRNA treatment.', 28],
    ['It is -0.26.', -0.26],
  ])('%s', (reply, value) => expect(read(reply)).toEqual(numberRead(remaining, value)));

  it.each([
    ['The 3’ UTR gives 0.33.', 0.33, 'finds 3, 0.33 in this reply and gives it no value'],
    ['An EC50 of 12.5', 12.5, 'finds 0, 12.5'],
    ['1e-3', 0.001, 'finds 1, 3'],
    ['It is .5', 0.5, 'would read 5 in this reply'],
    ['28.00, that is 28.00 %', 28, 'finds 28, 28'],
  ])('says what the official parser makes of %s', (reply, value, sentence) =>
    expect(read(reply)).toEqual(numberRead(remaining, value, sentence)),
  );

  it('refuses several numbers and names them', () => {
    expect(read('Either 0.2 or 0.5')).toEqual(refused('but 0.2 and 0.5 stand in "Either 0.2 or'));
  });

  it.each(['', 'p53 binds'])('refuses "%s"', (reply) =>
    expect(read(reply)).toMatchObject({ ok: false }),
  );
});

describe('reading several numbers', () => {
  const activities = [{ label: 'Housekeeping' }, { label: 'Developmental' }];
  const states = [{ label: 'ON' }, { label: 'OFF' }, { label: 'ON/OFF' }];
  const numbersRead = (labels: readonly object[], values: number[], ...forgiven: string[]) => ({
    ok: true,
    value: {
      answer: {
        kind: 'numbers',
        numbers: labels.map((label, index) => ({ ...label, value: values[index] })),
      },
      forgiven: forgiven.map((part) => expect.stringContaining(part)),
    },
  });

  it('reads two activities', () => {
    const reply = 'The enhancer activity prediction yields: HK -0.68, Dev -1.26';
    expect(numbersReader(activities)(reply, {})).toEqual(numbersRead(activities, [-0.68, -1.26]));
  });

  it('reads three states of a switch', () => {
    const reply =
      'The RNA switch with this sequence is predicted to have an ON state of 0.02, an OFF state of 0.47, and an ON/OFF ratio of 0.06';
    expect(numbersReader(states)(reply, {})).toEqual(numbersRead(states, [0.02, 0.47, 0.06]));
  });

  it('keeps a sign after a typographic minus, and says that the official parser does not', () => {
    expect(numbersReader(activities)('HK −0.68, Dev 1e-2', {})).toEqual(
      numbersRead(activities, [-0.68, 0.01], 'finds 0.68, 1, 2 in this reply'),
    );
  });

  it.each([
    ['HK -0.68', '2 numbers were expected (Housekeeping, Developmental), but 1 stands in'],
    ['1.0, 2.0, 3.0', 'but 3 stand in "1.0, 2.0, 3.0"'],
    ['high', 'No number found in "high"'],
    ['', 'no answer'],
  ])('refuses "%s"', (reply, reason) =>
    expect(numbersReader(activities)(reply, {})).toEqual(refused(reason)),
  );
});
