import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginAnswer } from '#science/answer-form/begin-answer.ts';
import { afterText, FORESIGHT } from '#science/answer-form/form-state.ts';
import type { AnswerForm } from '#science/answer-form.ts';
import { hasBit } from '../sampler/token-mask.ts';
import { createTextCodec } from '../text/tokenizer.ts';
import { compileConstraint } from './answer-constraint.ts';

const nano = new URL('../../../public/models/nano/', import.meta.url);
const readJson = (name: string) => JSON.parse(readFileSync(new URL(name, nano), 'utf8'));
const codec = createTextCodec(readJson('tokenizer.json'), readJson('tokenizer_config.json'));
const { vocab_size: vocabulary, eos_token_id } = {
  ...readJson('config.json'),
  ...readJson('generation_config.json'),
};
const stops = new Set<number>(eos_token_id);

const FORMS: readonly (readonly [string, AnswerForm])[] = [
  [
    'number',
    { kind: 'number', isSigned: true, mostDecimals: 3, around: ['<NUMBER> ', ' </NUMBER>'] },
  ],
  ['choice', { kind: 'choice', options: ['m6A', 'm6Am', 'none'] }],
  ['property', { kind: 'json-property', name: 'band_gap' }],
  ['sequence', { kind: 'sequence', alphabet: 'ACGU', most: 40, around: ['<rna>', '</rna>'] }],
  ['SMILES', { kind: 'smiles', around: ['<SMILES> ', ' </SMILES>'] }],
  ['material', { kind: 'elements', hasSpaceGroup: true, around: ['<material>', '</material>'] }],
];

describe.each(FORMS)('the masks of a %s over nano’s vocabulary', (_, form) => {
  const constraint = compileConstraint(form, codec, vocabulary, stops);

  it('hold exactly the tokens whose text may follow, and stop tokens where the form may end', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), fc.nat({ max: 12 }), (choices, length) => {
        let state = constraint.start;
        for (let count = 0; count < length; count++) {
          const mask = constraint.allowed(state);
          const expected = Array.from({ length: vocabulary }, (_, id) => mayFollow(state, id));
          expect(Array.from(expected, (_, id) => hasBit(mask, id))).toEqual(expected);
          const tokens = expected.flatMap((may, id) => (may && !stops.has(id) ? [id] : []));
          expect(constraint.isComplete(state)).toBe(tokens.length === 0);
          const id = tokens[(choices.next().value ?? 0) % tokens.length];
          if (id === undefined) break;
          state = constraint.next(state, id);
        }
      }),
      { numRuns: 20 },
    );
  });

  function mayFollow(state: typeof constraint.start, id: number): boolean {
    if (stops.has(id)) return state.mayEnd;
    const text = codec.textOf(id);
    if (text === '' || text.length > FORESIGHT || text.includes('\ufffd')) return false;
    return afterText(state, text) !== undefined;
  }

  it('have a bit for each token of the vocabulary, and none beyond', () => {
    const mask = constraint.allowed(constraint.start);
    expect(mask).toHaveLength(Math.ceil(vocabulary / 32));
    for (let id = vocabulary; id < mask.length * 32; id++) expect(hasBit(mask, id)).toBe(false);
  });
});

const qwen3 = new URL('../../../../shared/data/qwen3-tokenizer/', import.meta.url);
const present = existsSync(qwen3);

describe.skipIf(!present)('the masks over the vocabulary of Qwen3', () => {
  const QWEN3_VOCABULARY = 151_936;
  const END = 151_645;
  const published = present
    ? createTextCodec(
        JSON.parse(gunzipSync(readFileSync(new URL('tokenizer.json.gz', qwen3))).toString('utf8')),
        JSON.parse(readFileSync(new URL('tokenizer_config.json', qwen3), 'utf8')),
      )
    : codec;
  const texts: readonly (readonly [string, AnswerForm])[] = [
    ['CC(=O)Oc1ccccc', { kind: 'smiles' }],
    ['[13C@', { kind: 'smiles' }],
    ['Na Cl', { kind: 'elements', hasSpaceGroup: true }],
    ['na', { kind: 'choice', options: ['naïve', 'naval'] }],
  ];

  it.each(texts)('hold exactly the tokens that may follow “%s”', (begun, form) => {
    const constraint = compileConstraint(form, published, QWEN3_VOCABULARY, new Set([END]));
    const state = afterText(constraint.start, begun) ?? constraint.start;
    const mask = constraint.allowed(state);
    const wrong: number[] = [];
    for (let id = 0; id < QWEN3_VOCABULARY; id++) {
      const text = published.textOf(id);
      const follows =
        text !== '' && text.length <= FORESIGHT && afterText(state, text) !== undefined;
      if (hasBit(mask, id) !== (id === END ? state.mayEnd : follows)) wrong.push(id);
    }
    expect(wrong).toEqual([]);
    expect(mask.some((word) => word !== 0)).toBe(true);
  });
});

describe('a constraint', () => {
  const form: AnswerForm = {
    kind: 'choice',
    options: ['Yes', 'No'],
    around: ['<BOOLEAN> ', ' </BOOLEAN>'],
  };

  it('follows the tokens of an answer to its end', () => {
    const constraint = compileConstraint(form, codec, vocabulary, stops);
    const ids = codec.encode('<BOOLEAN> Yes </BOOLEAN>');
    let state = constraint.start;
    for (const id of ids) {
      expect(constraint.isComplete(state)).toBe(false);
      state = constraint.next(state, id);
    }
    expect(constraint.isComplete(state)).toBe(true);
    for (const stop of stops) expect(hasBit(constraint.allowed(state), stop)).toBe(true);
    expect(constraint.next(state, [...stops][0] ?? 0)).toBe(state);
  });

  it('knows the tokens of each option of a short list, and of no long one', () => {
    const constraint = compileConstraint(form, codec, vocabulary, stops);
    expect(constraint.choices).toEqual(
      ['Yes', 'No'].map((option) => ({
        option,
        ids: codec.encode(`<BOOLEAN> ${option} </BOOLEAN>`),
      })),
    );
    const many = Array.from({ length: 100 }, (_, index) => String(index));
    const long = compileConstraint({ kind: 'choice', options: many }, codec, vocabulary, stops);
    expect(long.choices).toBeUndefined();
  });

  it('refuses a token that is not allowed', () => {
    const constraint = compileConstraint(form, codec, vocabulary, stops);
    const [id = 0] = codec.encode('Perhaps');
    expect(() => constraint.next(constraint.start, id)).toThrow(/allowed/);
  });

  it('is computed once for each state', () => {
    const constraint = compileConstraint({ kind: 'smiles' }, codec, vocabulary, stops);
    const maskBehind = (text: string) =>
      constraint.allowed(afterText(beginAnswer({ kind: 'smiles' }), text) ?? constraint.start);
    expect(maskBehind('CCC')).toBe(maskBehind('CCCCC'));
    expect(maskBehind('CC(')).not.toBe(maskBehind('CC'));
  });

  it('never allows padding of the embedding, nor halves of a character', () => {
    const wide = compileConstraint(
      { kind: 'choice', options: ['é'] },
      { ...codec, textOf: (id) => ['', '\ufffd', 'é', 'e'][id] ?? '' },
      40,
      new Set([3]),
    );
    expect([...wide.allowed(wide.start)]).toEqual([1 << 2, 0]);
  });
});
