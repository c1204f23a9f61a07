import { describe, expect, it } from 'vitest';
import { propertyReader } from './read-property.ts';

const range = { low: 0, high: 10, source: 'SNUMAT, 10,481 values' };
const gap = { key: 'Band_gap_HSE', label: 'Band gap (HSE)', unit: 'eV', range };
const bandgap = { key: 'bandgap', label: 'Band gap' };
const coupling = {
  key: 'SOC',
  label: 'Spin-orbit coupling',
  words: [
    { word: 'True', meaning: 'included' },
    { word: 'False', meaning: 'left out' },
  ],
};

const read = (reply: string, property = 'Band_gap_HSE') =>
  propertyReader('property', [gap, bandgap, coupling])(reply, { property });

const gapRead = (value: number, ...forgiven: string[]) => ({
  ok: true,
  value: {
    answer: {
      kind: 'property',
      property: 'Band_gap_HSE',
      label: 'Band gap (HSE)',
      unit: 'eV',
      range,
      value,
    },
    forgiven: forgiven.map((part) => expect.stringContaining(part)),
  },
});

describe('reading a number of a property', () => {
  it.each([
    ['{Band_gap_HSE : 1.583856}', 1.583856],
    ['{"Band_gap_HSE": 1.5}', 1.5],
    ['{"Band_gap_HSE": "1.5"}', 1.5],
    ['{"x": 2, "Band_gap_HSE": 1.5}', 1.5],
    ['```json\n{"Band_gap_HSE": -1.5e-1}\n```', -0.15],
    ['{band_gap_hse : 2}', 2],
    ['So it is {Band_gap_HSE: 2}.', 2],
  ])('%s', (reply, value) => expect(read(reply)).toEqual(gapRead(value)));

  it.each([
    ['{Band_gap_HSE : 1.2 eV}', 1.2, 'The unit eV'],
    ['{Band_gap_HSE : 1.2, bandgap : 3}', 1.2, 'Several properties'],
    ["{'Band_gap_HSE' : '1.2'}", 1.2, 'Single quotes'],
    ['{Band_gap_HSE : 1.2', 1.2, 'closing brace'],
    ['Band_gap_HSE: 1.2', 1.2, 'without braces'],
    ['1.2', 1.2, 'without braces'],
    ['{Band_gap_HSE : −1.2}', -1.2, 'typographic'],
  ])('says what the official parser makes of %s', (reply, value, sentence) =>
    expect(read(reply)).toEqual(gapRead(value, sentence)),
  );

  it('compares units however their powers are written', () => {
    const volume = propertyReader('property', [{ key: 'volume', label: 'Volume', unit: 'Å³' }]);
    expect(volume('{volume : 128.6 Å^3}', { property: 'volume' })).toMatchObject({
      ok: true,
      value: { answer: { value: 128.6, unit: 'Å³' } },
    });
  });

  it.each([
    ['{Band_gap_HSE : 1.2 meV}', '"1.2 meV" for "Band_gap_HSE" is not a number in eV.'],
    ['{Band_gap_HSE : NaN}', '"NaN"'],
    ['{Band_gap_HSE : 1e999}', '"1e999"'],
    ['{Band_gap_HSE : }', '""'],
    ['{"Band_gap_HSE": true}', '"true"'],
    ['{bandgap : 1.2}', 'No value of "Band_gap_HSE" found in "{bandgap : 1.2}"'],
    ['I cannot say', '"I cannot say"'],
    ['', 'no answer'],
  ])('refuses "%s"', (reply, reason) =>
    expect(read(reply)).toEqual({ ok: false, error: expect.stringContaining(reason) }),
  );

  it('does not take a longer key for the asked one', () => {
    expect(read('{optb88vdw_bandgap : 1.2}', 'bandgap')).toMatchObject({ ok: false });
  });

  it('refuses a question that asks for no known property', () => {
    expect(read('{colour : 1}', 'colour')).toEqual({
      ok: false,
      error: 'The question asks for no known property: "colour".',
    });
  });
});

describe('reading a word of a property', () => {
  it.each([
    ['{SOC : True}', 'True', 'included'],
    ['{"SOC": false}', 'False', 'left out'],
    ['{"soc": "FALSE"}', 'False', 'left out'],
  ])('%s', (reply, word, meaning) =>
    expect(read(reply, 'SOC')).toEqual({
      ok: true,
      value: {
        answer: { kind: 'property', property: 'SOC', label: 'Spin-orbit coupling', word, meaning },
        forgiven: [],
      },
    }),
  );

  it('refuses another word and names those allowed', () => {
    expect(read('{SOC : perhaps}', 'SOC')).toEqual({
      ok: false,
      error: '"perhaps" for "SOC" is not True or False.',
    });
  });
});
