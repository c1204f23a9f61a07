import { describe, expect, it } from 'vitest';
import { readFormula } from './read-formula.ts';

describe('reading a formula', () => {
  it.each([
    ['<MOLFORMULA> C9H8O4 </MOLFORMULA>', 'C9H8O4'],
    ['<MOLFORMULA> C9 H8 O4 </MOLFORMULA>', 'C9H8O4'],
    ['It is C7H15Cl2N2OPS .', 'C7H15Cl2N2OPS'],
    ['C15H11NO', 'C15H11NO'],
    ['The formula is C5H12N+', 'C5H12N+'],
    ['It is SO4-2', 'SO4-2'],
  ])('%s', (reply, formula) =>
    expect(readFormula(reply)).toEqual({
      ok: true,
      value: { answer: { kind: 'formula', formula }, forgiven: [] },
    }),
  );

  it.each(['I would rather not say.', 'It is unknown', 'No', 'As far as I can tell', ''])(
    'takes no word of "%s" for a formula',
    (reply) => expect(readFormula(reply)).toMatchObject({ ok: false }),
  );

  it('reads brackets, and says that the official metric does not', () => {
    expect(readFormula('<MOLFORMULA> Ca(OH)2 </MOLFORMULA>')).toMatchObject({
      ok: true,
      value: { answer: { formula: 'Ca(OH)2' }, forgiven: [expect.stringContaining('brackets')] },
    });
  });

  it('passes over a word after the formula, and says that the official parser takes it', () => {
    expect(readFormula('It is C9H8O4. I am sure (aspirin).')).toMatchObject({
      ok: true,
      value: { answer: { formula: 'C9H8O4' }, forgiven: [expect.stringContaining('read "I"')] },
    });
  });

  it('reads an unclosed tag and says so', () => {
    expect(readFormula('<MOLFORMULA> CH4')).toMatchObject({
      ok: true,
      value: { answer: { formula: 'CH4' }, forgiven: [expect.stringContaining('</MOLFORMULA>')] },
    });
  });

  it('rejects words between the tags, showing them', () => {
    expect(readFormula('<MOLFORMULA> unknown </MOLFORMULA>')).toMatchObject({
      ok: false,
      error: expect.stringContaining('"unknown"'),
    });
  });
});
