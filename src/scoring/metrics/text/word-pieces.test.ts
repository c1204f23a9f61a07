import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordPiecesOf } from './word-pieces.ts';

const entries =
  `[PAD] [UNK] [CLS] [SEP] [MASK] the molecule is acid ##s hydroxy phenyl ##ic benz ##oic ( )
, - . ; % – 1 ##0 c ##c naive cafe α σ 分 子 酸`.split(/\s+/);
const pieces = wordPiecesOf(`${entries.join('\r\n')}\r\n`, 'vocab.txt');

// Made with WordPiece, BertNormalizer and BertPreTokenizer of @huggingface/tokenizers 0.2.0 and this
// vocabulary; 40,000 random texts of such parts agreed as well.
const cases: readonly (readonly [text: string, pieces: string])[] = [
  ['The Molecule is (hydroxy)benzoic acids.', 'the molecule is ( hydroxy ) benz ##oic acid ##s .'],
  ['naïve CAFÉ, 10 % α-phenylics', 'naive cafe , 1 ##0 % α - phenyl ##ic ##s'],
  ['分子 is酸;the', '分 子 is 酸 ; the'],
  ['benzo\u00adic\u200b\tacid\u0000\r\n', 'benz ##oic acid'],
  ['unknownx acid acidx', '[UNK] acid [UNK]'],
  ['c'.repeat(100), ['c', ...Array(99).fill('##c')].join(' ')],
  [`${'c'.repeat(101)} acid`, '[UNK] acid'],
  ['the [MASK] acid', 'the [MASK] acid'],
  ['', ''],
];

describe('word pieces', () => {
  it.each(cases)('of "%s" are those of BERT', (text, expected) => {
    expect(pieces.cut(text, 512).join(' ')).toBe(expected);
  });

  it('leave out marks of beginning and end that a text holds, after the limit was counted', () => {
    expect(pieces.cut('[CLS] acid [SEP] acids', 4)).toEqual(['acid', 'acid']);
  });

  it('have one small sigma, also at the end of a word', () => {
    expect(pieces.cut('Σ σ', 9)).toEqual(['σ', 'σ']);
    expect(wordPiecesOf('[UNK]\nα\n##σ', 'x').cut('ΑΣ', 9)).toEqual(['α', '##σ']);
  });

  it('are at most so many', () => {
    expect(pieces.cut('acids, acids', 3)).toEqual(['acid', '##s', ',']);
  });

  it('are entries of the vocabulary and do not change with the case of any text', () => {
    const ascii = fc
      .array(fc.constantFrom(...entries, 'ACID', '+', ' ', 'x'))
      .map((all) => all.join(''));
    fc.assert(
      fc.property(ascii, (text) => {
        const cut = pieces.cut(text.toLowerCase(), 99);
        expect(cut.every((piece) => entries.includes(piece))).toBe(true);
        expect(pieces.cut(text.toUpperCase().replaceAll(/\[[A-Z]+\]/g, ''), 99)).toEqual(
          pieces.cut(text.toLowerCase().replaceAll(/\[[a-z]+\]/g, ''), 99),
        );
      }),
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void pieces.cut(text, 99)));
  });

  it.each([
    ['', 'it is empty'],
    ['{"model": {"vocab": {"[UNK]": 0}}}', 'none of its 1 lines is [UNK]'],
  ])('are refused for "%s" as a vocabulary', (text, reason) => {
    expect(() => wordPiecesOf(text, 'vocab.txt')).toThrow(
      `vocab.txt is no vocabulary of word pieces: ${reason}`,
    );
  });
});
