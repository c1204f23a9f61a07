import { describe, expect, it } from 'vitest';
import {
  biologySentenceReader,
  booleanReader,
  promoterSentenceReader,
  proteinSentenceReader,
  thresholdReader,
} from './read-boolean.ts';

const meaning = { yes: 'soluble', no: 'insoluble' };

const verdict = (value: boolean, ...forgiven: string[]) => ({
  ok: true,
  value: {
    answer: { kind: 'boolean', value, meaning: value ? 'soluble' : 'insoluble' },
    forgiven: forgiven.map((part) => expect.stringContaining(part)),
  },
});
const refused = (part: string) => ({ ok: false, error: expect.stringContaining(part) });

describe('reading a tagged yes or no', () => {
  const read = (reply: string) => booleanReader(meaning)(reply, {});

  it.each([
    ['<BOOLEAN> Yes </BOOLEAN>', true],
    ['No', false],
    ['No, it does not.', false],
    ['It is true', true],
    ['Yes? Rather no', false],
  ])('%s', (reply, value) => expect(read(reply)).toEqual(verdict(value)));

  it('does not find a no inside of a word', () => {
    expect(read('I know nothing')).toEqual(refused('"I know nothing"'));
  });

  it('reads an unclosed tag and says so', () => {
    expect(read('<BOOLEAN> No')).toEqual(verdict(false, '</BOOLEAN>'));
  });
});

describe('reading a sentence of Biology-Instructions', () => {
  const read = (reply: string) => biologySentenceReader(meaning)(reply, {});

  it.each([
    ['Solubility is not predicted for this protein.', false],
    ['Yes. Based on their primary structures, a physical interaction appears plausible.', true],
    ['The interaction between the RNA and protein is predicted to be positive.', true],
    [
      'Upon examination, I can confirm that the mouse DNA sequence piece contains TF binding sites, which is crucial for gene expression.',
      true,
    ],
    ['No evidence of binding sites.', false],
    ['Although its function is unclear, it is soluble.', true],
  ])('%s', (reply, value) => expect(read(reply)).toEqual(verdict(value)));

  it.each([
    [
      'EMP, or Epigenetic Marks Prediction, aims to identify epigenetic changes, successfully confirmed in yeast DNA sequences.',
      true,
    ],
    ['This DNA sequence suggests a high probability of promoter-enhancer interaction.', true],
    ['The two proteins don’t interact', false],
  ])('%s, for which the official parser asks a model', (reply, value) =>
    expect(read(reply)).toEqual(
      verdict(value, 'knows no phrase of this reply and asks a language'),
    ),
  );

  it.each([
    ['Yes, there is no doubt about it.', true, 'would read this as no, because of "no"'],
    ['There is no doubt that it is soluble.', true, 'would read this as no, because of "no"'],
    [
      'The marks cannot be seen, the data shows.',
      false,
      'would read this as yes, because of "shows"',
    ],
  ])('%s, which the official parser reads otherwise', (reply, value, sentence) =>
    expect(read(reply)).toEqual(verdict(value, sentence)),
  );

  it.each([
    ['I am not sure whether it is soluble.', 'does not decide: it says "not sure"'],
    ['It is unclear if it dissolves.', 'does not decide: it says "unclear if"'],
    ['It is unknown whether it is soluble.', 'does not decide: it says "unknown whether"'],
    ['That it is soluble cannot be ruled out.', 'does not decide: it says "cannot be ruled out"'],
    ['Unknown.', 'No verdict (yes or no) found in "Unknown."'],
    ['Proteins fold.', 'No verdict (yes or no) found in "Proteins fold."'],
    ['', 'no answer'],
  ])('refuses "%s"', (reply, reason) => expect(read(reply)).toEqual(refused(reason)));
});

describe('reading a sentence about promoters', () => {
  const read = (reply: string) => promoterSentenceReader(meaning)(reply, {});

  it.each([
    ['The DNA fragment includes identifiable promoter characteristics.', true],
    ['Yes, core promoter elements have been found in the given sequence.', true],
    ['Hard to say. The prediction result is negative.', false],
    ['The sequence lacks core elements.', false],
    // No phrase is counted as negative, which comes to the same.
    ['The sequence is without promoter elements.', false],
  ])('%s', (reply, value) => expect(read(reply)).toEqual(verdict(value)));

  it('reads sites that are present, which the official parser counts as negative', () => {
    const reply =
      'My biological analysis indicates that TF binding sites are present in the given DNA fragment.';
    expect(read(reply)).toEqual(
      verdict(true, 'knows no phrase of this reply and counts it as neg'),
    );
  });

  it('lets a leading yes win over a later not', () => {
    expect(read('Yes, although a TATA box is not seen.')).toEqual(
      verdict(true, 'would read this as no, because of "not"'),
    );
  });

  it.each(['A DNA sequence.', ''])('refuses "%s"', (reply) =>
    expect(read(reply)).toMatchObject({ ok: false }),
  );
});

describe('reading a sentence of PEER', () => {
  const read = (reply: string) => proteinSentenceReader(meaning)(reply, {});

  it.each([
    ['It is likely that these proteins interact. The answer is Yes.', true],
    ['Interaction: Yes. The answer is Yes.', true],
    ['It is not incorrect. The answer is No.', false],
    ['The protein is soluble.', true],
  ])('%s', (reply, value) => expect(read(reply)).toEqual(verdict(value)));

  it.each([
    ['That is incorrect.', 'because of "correct"'],
    ['It will not be soluble.', 'because of "be soluble"'],
  ])('reads no in "%s" where the official order finds yes', (reply, sentence) =>
    expect(read(reply)).toEqual(verdict(false, sentence)),
  );

  it('says when only a judge model would decide', () => {
    expect(read('These proteins interact.')).toEqual(verdict(true, 'asks a judge model'));
  });

  it.each(['Proteins.', ''])('refuses "%s"', (reply) =>
    expect(read(reply)).toMatchObject({ ok: false }),
  );
});

describe('reading a number against a threshold', () => {
  const read = (reply: string) => thresholdReader(meaning, 1)(reply, {});

  it.each([
    ['The stability score is 1.2.', true],
    ['1', false],
    ['-0.53', false],
  ])('%s', (reply, value) => expect(read(reply)).toEqual(verdict(value)));

  it('keeps a sign that the official parser drops', () => {
    expect(read('-3')).toEqual(verdict(false, 'would read 3 here, as it drops the sign'));
  });

  it('lets the number decide against the word', () => {
    expect(read('Yes, with a score of 0.4')).toEqual(verdict(false, 'its number 0.4 decides'));
  });

  it('reads a bare yes, and says that a number was wanted', () => {
    expect(read('The answer is Yes.')).toEqual(verdict(true, 'compares with 1'));
  });

  it.each(['stable', ''])('refuses "%s"', (reply) =>
    expect(read(reply)).toMatchObject({ ok: false }),
  );
});
