import { describe, expect, it } from 'vitest';
import { letterReader, readYesNoMaybe } from './read-choice.ts';

const values = {
  a: 'DNA polymerase',
  b: 'Hepatitis core antigen',
  c: 'Anti HBs',
  d: 'IgG to core antigen',
};
const refused = (part: string) => ({ ok: false, error: expect.stringContaining(part) });
const choice = (option: string, meaning: unknown, ...forgiven: string[]) => ({
  ok: true,
  value: {
    answer: { kind: 'choice', option, meaning },
    forgiven: forgiven.map((part) => expect.stringContaining(part)),
  },
});

describe('reading an option letter', () => {
  const read = (reply: string) => letterReader(['a', 'b', 'c', 'd'])(reply, values);

  it.each([
    ['The final answer is (A).', 'A', 'DNA polymerase'],
    ['(D)', 'D', 'IgG to core antigen'],
    ['C', 'C', 'Anti HBs'],
    ['B) Hepatitis core antigen', 'B', 'Hepatitis core antigen'],
  ])('%s', (reply, option, meaning) => expect(read(reply)).toEqual(choice(option, meaning)));

  it.each([
    ['(A) is a polymerase, (B) fits better. The final answer is (B).', 'B', 'would read A'],
    ['As (A) and (C) are wrong, it must be another. It is (D).', 'D', 'would read A'],
    ['The answer is C.', 'C', 'finds no letter here'],
    ['**Answer:** B', 'B', 'finds no letter here'],
    ['It is A protein matter. The correct option is C.', 'C', 'would read A'],
    ['anti HBs.', 'C', 'finds no letter here'],
  ])('says what the official parser makes of "%s"', (reply, option, sentence) =>
    expect(read(reply)).toEqual(choice(option, expect.any(String), sentence)),
  );

  it('does not choose between two letters', () => {
    expect(read('It may be (A) or (B).')).toEqual(refused('names A and B and chooses none'));
  });

  it.each(['A protein of the core', 'I cannot say.', '(E)', ''])('refuses "%s"', (reply) =>
    expect(read(reply)).toMatchObject({ ok: false }),
  );
});

describe('reading yes, no or maybe', () => {
  const read = (reply: string) => readYesNoMaybe(reply, {});

  it.each([
    ['Yes, it is.', 'yes'],
    ['No, it is not.', 'no'],
    ['Maybe', 'maybe'],
    ['It might be so', 'maybe'],
  ])('%s', (reply, option) => expect(read(reply)).toEqual(choice(option, expect.any(String))));

  it.each([
    [
      'Maybe, in breast cancer patients having SLN biopsy, the failure of routine intraoperative FS is largely the failure to detect micrometastatic disease. The benefit of routine intraoperative FS increases with tumor size. Routine FS may not be indicated in patients with the smallest invasive cancers.',
      'maybe',
      'would read this as no',
    ],
    ['No, although one reviewer said yes.', 'no', 'would read this as yes'],
    ['It is normal, so maybe', 'maybe', 'would read this as no'],
    ['May depend on the dose', 'maybe', 'would read no verdict here'],
  ])('says what the official parser makes of "%s"', (reply, option, sentence) =>
    expect(read(reply)).toEqual(choice(option, expect.any(String), sentence)),
  );

  it.each(['Nobody knows', ''])('refuses "%s"', (reply) =>
    expect(read(reply)).toMatchObject({ ok: false }),
  );
});
