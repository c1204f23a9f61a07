import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createTextCodec } from './tokenizer.ts';
import { checkTokenizerShape } from './tokenizer-shape.ts';
import { tryTokenizer } from './tokenizer-trial.ts';

const qwen3 = new URL('../../../../shared/data/qwen3-tokenizer/', import.meta.url);
const nano = new URL('../../../public/models/nano/', import.meta.url);

function read(folder: URL, file: string): unknown {
  const packed = new URL(`${file}.gz`, folder);
  const bytes = existsSync(packed)
    ? gunzipSync(readFileSync(packed))
    : readFileSync(new URL(file, folder));
  return JSON.parse(bytes.toString('utf8'));
}

describe('trying a tokenizer', () => {
  function passes(folder: URL, vocabularySize: number): void {
    const json = read(folder, 'tokenizer.json') as object;
    checkTokenizerShape(json, vocabularySize);
    const codec = createTextCodec(json, read(folder, 'tokenizer_config.json') as object);
    let turns = 0;
    tryTokenizer(codec, () => turns++);
    expect(turns).toBeGreaterThan(10);
  }

  it("passes nano's", () => passes(nano, 1024));

  // The published tokenizer is not part of the repository.
  it.skipIf(!existsSync(qwen3))("passes Qwen3's", () => passes(qwen3, 151_936));

  it('refuses one that is slow, with its time and the text', () => {
    const slow = { encode: () => spin(3100), textOf: () => '', startDecoding: () => never };
    expect(() => tryTokenizer(slow, () => {})).toThrow(/needs 3\d\d\d ms for 4096 characters/);
  });
});

const never = { push: () => '' };

function spin(ms: number): number[] {
  const startedAt = performance.now();
  while (performance.now() - startedAt < ms);
  return [];
}

describe('the shape of tokenizer.json', () => {
  const model = { type: 'BPE', vocab: { a: 0, b: 1 }, merges: ['a b'] };
  const byteLevel = { model, added_tokens: [{ id: 2, content: '<x>' }] };

  it('is accepted with merges as pairs or as texts', () => {
    expect(() => checkTokenizerShape(byteLevel, 3)).not.toThrow();
    const pairs = { model: { ...model, merges: [['a', 'b']] } };
    expect(() => checkTokenizerShape(pairs, 3)).not.toThrow();
  });

  it.each([
    ['no model', {}, /model/],
    ['a list instead of an object', [], /object/],
    ['another kind of model', { model: { ...model, type: 'Unigram' } }, /BPE/],
    ['merges of numbers', { model: { ...model, merges: [1, 2] } }, /merge 0/],
    ['merges that are no list', { model: { ...model, merges: 'a b' } }, /merges/],
    ['an id beyond the vocabulary', byteLevel, /id 2, where config.json allows 0 to 1/, 2],
    ['a negative id', { model: { ...model, vocab: { a: -1 } } }, /id -1/],
    ['an id that is no number', { model: { ...model, vocab: { a: 'x' } } }, /id "x"/],
    ['a fraction as id', { model: { ...model, vocab: { a: 0.5 } } }, /id 0.5/],
    ['a vocabulary that is no object', { model: { ...model, vocab: null } }, /vocab/],
    [
      'a token without end',
      { model: { ...model, vocab: { ['a'.repeat(5000)]: 0 } } },
      /5000 characters/,
    ],
  ] as const)('is refused with %s', (_, json, reason, vocabularySize: number = 3) => {
    expect(() => checkTokenizerShape(json, vocabularySize)).toThrow(reason);
  });
});
