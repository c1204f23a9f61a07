import { describe, expect, it } from 'vitest';
import { proteinReader, readRna } from './read-sequence.ts';

const refused = (part: string) => ({ ok: false, error: expect.stringContaining(part) });
const sequence = (kind: string, letters: string, ...forgiven: string[]) => ({
  ok: true,
  value: {
    answer: { kind, sequence: letters },
    forgiven: forgiven.map((part) => expect.stringContaining(part)),
  },
});

describe('reading a protein', () => {
  const first = (reply: string) => proteinReader('first')(reply, {});
  const last = (reply: string) => proteinReader('last')(reply, {});

  it('reads a designed protein', () => {
    const letters =
      'MNIIKTGIKQSLVSGIYSKVGIRAFCTHYSAELEWVKLSDDNKVATVGLSSFGAQRLGKINYVELPKEHRKCRREEKFGVLESSNATAFGLYAPVSGEVLEVNEKLKKSPSLLNEDPANNWMVKFKVSKPDEFKKLMDSNKYKKFVQWYR';
    expect(
      first(
        `The designed protein's amino acid sequence is as follows: <protein>${letters}</protein>`,
      ),
    ).toEqual(sequence('protein', letters));
  });

  it('takes the first or the last pair', () => {
    const reply = '<protein>MASS</protein> <protein>M K; v</protein>';
    expect(first(reply)).toEqual(sequence('protein', 'MASS'));
    expect(last(reply)).toEqual(sequence('protein', 'MKV'));
  });

  it.each([
    ['<protein>MASSNVSSLNNTX</protein>', 'MASSNVSSLNNT', 'Left out: X.'],
    ['<protein>mass</protein>', 'MASS', 'Lower-case'],
    ['<protein>MA\nSS</protein>', 'MASS', 'several lines'],
    ['<protein>MASS', 'MASS', '</protein>'],
    ['It is MASSNVSSLNNT.', 'MASSNVSSLNNT', 'without its tags'],
  ])('says what was special about "%s"', (reply, letters, sentence) =>
    expect(first(reply)).toEqual(sequence('protein', letters, sentence)),
  );

  it.each([
    ['<protein>unknown</protein>', 'holds U, O, and only the 20'],
    ['<protein></protein>', 'no answer'],
    ['I cannot design one.', 'found in "I cannot design one."'],
    ['', 'no answer'],
  ])('refuses "%s"', (reply, reason) => expect(first(reply)).toEqual(refused(reason)));
});

describe('reading an RNA', () => {
  const read = (reply: string) => readRna(reply, {});

  it('reads every T as U', () => {
    expect(read('<rna>GGCTGGTCTGATGG</rna>')).toEqual(sequence('rna', 'GGCUGGUCUGAUGG'));
    expect(read('<rna> ggct </rna>')).toEqual(sequence('rna', 'GGCU'));
  });

  it.each([
    ['<rna>GG CU;</rna>', 'GGCU', 'Spaces and semicolons'],
    ['<rna>GGCU', 'GGCU', '</rna>'],
    ['It is GGCTGGTCTG', 'GGCUGGUCUG', 'without its tags'],
  ])('says what the official parser makes of "%s"', (reply, letters, sentence) =>
    expect(read(reply)).toEqual(sequence('rna', letters, sentence)),
  );

  it.each([
    ['<rna>GGNCU</rna>', '"N" at position 3 of "GGNCU"'],
    ['<rna> </rna>', 'found in "<rna> </rna>"'],
    ['no RNA', 'found in "no RNA"'],
    ['', 'no answer'],
  ])('refuses "%s"', (reply, reason) => expect(read(reply)).toEqual(refused(reason)));
});
