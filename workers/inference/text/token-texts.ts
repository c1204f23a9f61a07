import { FORESIGHT } from '#science/answer-form/form-state.ts';
import type { TextCodec } from './tokenizer.ts';

/** The texts of a vocabulary in the order of their UTF-16 units, so that one pass walks them as a tree. */
export interface TokenTexts {
  readonly texts: readonly string[];
  /** Token of each text. */
  readonly ids: Int32Array;
  /** Characters that each text has in common with the one before. */
  readonly common: Uint16Array;
  /** The texts before this index begin with an ASCII character. */
  readonly asciiCount: number;
}

const known = new WeakMap<TextCodec, Map<number, TokenTexts>>();

/**
 * Tokens that are whole characters, without those of no text (padding of the embedding) and those
 * longer than a form's keys look ahead. Takes a second for 150,000 tokens; kept as long as the codec.
 */
export function tokenTextsOf(codec: TextCodec, vocabulary: number): TokenTexts {
  const ofCodec = known.get(codec) ?? new Map<number, TokenTexts>();
  known.set(codec, ofCodec);
  const texts = ofCodec.get(vocabulary) ?? sortTexts(codec, vocabulary);
  ofCodec.set(vocabulary, texts);
  return texts;
}

function sortTexts(codec: TextCodec, vocabulary: number): TokenTexts {
  const tokens: { readonly id: number; readonly text: string }[] = [];
  for (let id = 0; id < vocabulary; id++) {
    const text = codec.textOf(id);
    if (text !== '' && text.length <= FORESIGHT && !text.includes('\ufffd'))
      tokens.push({ id, text });
  }
  tokens.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.id - b.id));
  const texts = tokens.map(({ text }) => text);
  const beyondAscii = texts.findIndex((text) => text > '\x7f');
  return {
    texts,
    asciiCount: beyondAscii < 0 ? texts.length : beyondAscii,
    ids: Int32Array.from(tokens, ({ id }) => id),
    common: Uint16Array.from(texts, (text, index) => commonLength(texts[index - 1] ?? '', text)),
  };
}

function commonLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}
