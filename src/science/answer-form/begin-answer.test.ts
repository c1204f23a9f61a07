import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerForm } from '../answer-form.ts';
import { beginAnswer } from './begin-answer.ts';
import { afterText, FORESIGHT } from './form-state.ts';
import { anEnd, following, randomAnswer } from './random-answer.fixture.ts';

const FORMS: readonly (readonly [string, AnswerForm])[] = [
  ['number', { kind: 'number', isSigned: true, mostDecimals: 3 }],
  ['count', { kind: 'number', isSigned: false, mostDecimals: 0 }],
  [
    'tagged number',
    { kind: 'number', isSigned: true, mostDecimals: 6, around: ['<NUMBER> ', ' </NUMBER>'] },
  ],
  ['pair', { kind: 'numbers', names: ['ON', 'OFF'], isSigned: true, mostDecimals: 2 }],
  ['choice', { kind: 'choice', options: ['m6A', 'm6Am', 'none', 'm5C'] }],
  ['sentence', { kind: 'choice', options: ['Yes', 'No'], around: ['The answer is ', '.'] }],
  ['property', { kind: 'json-property', name: 'band_gap' }],
  ['word', { kind: 'json-property', name: 'SOC', words: ['True', 'False'] }],
  ['sequence', { kind: 'sequence', alphabet: 'ACGU', most: 50 }],
  ['SMILES', { kind: 'smiles' }],
  ['tagged SMILES', { kind: 'smiles', around: ['<SMILES> ', ' </SMILES>'] }],
  ['elements', { kind: 'elements', hasSpaceGroup: false, around: ['', '!'] }],
  ['material', { kind: 'elements', hasSpaceGroup: true, around: ['<material>', '</material>'] }],
];

/** A source of choices that fast-check can shrink and repeat. */
const choices = fc.infiniteStream(fc.nat());
const length = fc.nat({ max: 40 });
/** An answer takes up to half a second where many rings are open. */
const runs = { numRuns: 20 };

describe.each(FORMS)('the form of a %s', (_, form) => {
  const start = beginAnswer(form);
  const accepts = (text: string) => afterText(start, text)?.mayEnd === true;
  const randomText = fc
    .tuple(length, choices)
    .map(([most, stream]) =>
      randomAnswer(start, most, (count) => (stream.next().value ?? 0) % count),
    );

  it('leads to an end from wherever one gets', () => {
    fc.assert(
      fc.property(randomText, (text) => {
        expect(accepts(text)).toBe(true);
      }),
      runs,
    );
  });

  it('does not accept the empty text', () => expect(start.mayEnd).toBe(false));

  it('gives one key only to states that accept the same next characters', () => {
    const seen = new Map<string, string>();
    const note = (text: string) => {
      let state = start;
      for (let at = 0; at <= text.length; at++) {
        const accepted = `${following(state).join('')}${state.mayEnd}`;
        expect(seen.get(state.key) ?? accepted).toBe(accepted);
        seen.set(state.key, accepted);
        const next = state.after(text.charAt(at));
        if (!next) break;
        state = next;
      }
    };
    fc.assert(fc.property(randomText, note), runs);
    expect(seen.size).toBeGreaterThan(1);
  });

  it('can be ended from every beginning of an answer', () => {
    fc.assert(
      fc.property(randomText, fc.nat(), (text, cut) => {
        const begun = text.slice(0, cut % (text.length + 1));
        const state = afterText(start, begun);
        expect(state && accepts(begun + anEnd(state))).toBe(true);
      }),
      runs,
    );
  });
});

function accepted(form: AnswerForm, texts: readonly string[]): readonly string[] {
  return texts.filter((text) => afterText(beginAnswer(form), text)?.mayEnd);
}

describe('what a form accepts', () => {
  it('numbers with the signs and decimals asked for, without leading zeros', () => {
    const texts = ['0', '-0.5', '12.125', '7', '-3', '1234567', '-1.0625'];
    const strange = [
      '',
      '-',
      '00',
      '01',
      '1.',
      '.5',
      '1e3',
      '--1',
      '+1',
      '1,000',
      '12345678',
      ' 1',
    ];
    const signed: AnswerForm = { kind: 'number', isSigned: true, mostDecimals: 4 };
    expect(accepted(signed, [...texts, ...strange])).toEqual(texts);
    const count: AnswerForm = { kind: 'number', isSigned: false, mostDecimals: 0 };
    expect(accepted(count, [...texts, ...strange])).toEqual(['0', '7', '1234567']);
  });

  it('as many numbers as there are names', () => {
    const form: AnswerForm = {
      kind: 'numbers',
      names: ['HK', 'Dev'],
      isSigned: true,
      mostDecimals: 2,
    };
    const right = ['HK -0.68, Dev -1.26', 'HK 0, Dev 3'];
    expect(accepted(form, [...right, 'HK 1', 'HK 1, Dev ', 'Dev 1, HK 2', 'HK 1,Dev 2'])).toEqual(
      right,
    );
  });

  it('whole options, also one that begins another', () => {
    const options = ['m6A', 'm6Am'];
    const texts = [...options, 'm6', 'm6Amm', 'M6A', ''];
    expect(accepted({ kind: 'choice', options }, texts)).toEqual(options);
  });

  it('properties as the references write them and as JSON', () => {
    const texts = ['{gap : -1.5}', '{"gap": -1.5}', '{gap:0.25}', '{"gap" : 3}'];
    const strange = ['{"gap: 1}', '{gap : }', '{gap : 1', '{gap : "1"}', '{GAP : 1}', '{gap=1}'];
    expect(accepted({ kind: 'json-property', name: 'gap' }, [...texts, ...strange])).toEqual(texts);
    const words: AnswerForm = { kind: 'json-property', name: 'SOC', words: ['True', 'False'] };
    const right = ['{SOC : True}', '{"SOC": "False"}'];
    expect(accepted(words, [...right, '{"SOC": True}', '{SOC : "True"}', '{SOC : Tr}'])).toEqual(
      right,
    );
  });

  it('sequences up to their length', () => {
    const form: AnswerForm = { kind: 'sequence', alphabet: 'ACGU', most: FORESIGHT + 3 };
    const longest = 'A'.repeat(FORESIGHT + 3);
    expect(accepted(form, ['ACGU', longest, `${longest}A`, 'ACT', '', 'AC GU'])).toEqual([
      'ACGU',
      longest,
    ]);
  });

  it('materials of known elements with a space group from 1 to 230', () => {
    const form: AnswerForm = {
      kind: 'elements',
      hasSpaceGroup: true,
      around: ['<material>', '</material>'],
    };
    const right = ['Na Cl <sg> <sg225>', 'C <sg> <sg1>', 'Os O O <sg> <sg230>'];
    const wrong = [
      'Na Cl',
      'Xx <sg> <sg1>',
      'Na  Cl <sg> <sg1>',
      'Na <sg> <sg0>',
      'Na <sg> <sg231>',
    ];
    const tagged = (text: string) => `<material>${text}</material>`;
    expect(accepted(form, [...right, ...wrong].map(tagged))).toEqual(right.map(tagged));
  });
});
