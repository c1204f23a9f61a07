import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createTextCodec } from './tokenizer.ts';

const folder = new URL('../../../../shared/data/qwen3-tokenizer/', import.meta.url);
const present = existsSync(folder);

interface FidelityCase {
  readonly text: string;
  readonly ids: readonly number[];
  readonly decoded: string;
}

function unzipped(name: string): string {
  return gunzipSync(readFileSync(new URL(name, folder))).toString('utf8');
}

describe.skipIf(!present)(
  'the tokenizer against the reference implementation (published Qwen3 files)',
  () => {
    const codec = present
      ? createTextCodec(
          JSON.parse(unzipped('tokenizer.json.gz')),
          JSON.parse(readFileSync(new URL('tokenizer_config.json', folder), 'utf8')),
        )
      : undefined;
    const cases: FidelityCase[] = present
      ? unzipped('fidelity-cases.jsonl.gz')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line))
      : [];

    it('has a few hundred cases to pass', () => expect(cases.length).toBeGreaterThan(300));

    it('encodes every case to the same ids', () => {
      const wrong = cases.filter(
        ({ text, ids }) => JSON.stringify(codec?.encode(text)) !== JSON.stringify(ids),
      );
      expect(wrong.map(({ text }) => text)).toEqual([]);
    });

    it('decodes every case to the same text, token by token', () => {
      const wrong = cases.filter(({ ids, decoded }) => {
        const pieces = codec?.startDecoding();
        return ids.map((id) => pieces?.push(id)).join('') !== decoded;
      });
      expect(wrong.map(({ text }) => text)).toEqual([]);
    });
  },
);

describe('the tokenizer', () => {
  it('refuses a tokenizer that is not byte-level', () => {
    const tokenizer = {
      model: { type: 'BPE', vocab: { a: 0 }, merges: [] },
      added_tokens: [],
      decoder: null,
      normalizer: null,
      pre_tokenizer: null,
      post_processor: null,
    };
    expect(() => createTextCodec(tokenizer, {})).toThrow(/ByteLevel/);
  });
});
