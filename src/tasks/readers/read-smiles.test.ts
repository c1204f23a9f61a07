import { describe, expect, it } from 'vitest';
import { readFirstSmiles, readLastSmiles, readNewSmiles } from './read-smiles.ts';

const molecule = (smiles: string, ...forgiven: string[]) => ({
  ok: true,
  value: {
    answer: { kind: 'smiles', smiles },
    forgiven: forgiven.map((part) => expect.stringContaining(part)),
  },
});

describe('reading a free molecule', () => {
  it.each([
    ['<SMILES> CCCOC1=CC=C(C=C1)C(=O)OCCN(CC)CC </SMILES>', 'CCCOC1=CC=C(C=C1)C(=O)OCCN(CC)CC'],
    ['The molecule CCCOC is one.', 'CCCOC'],
  ])('%s', (reply, smiles) => expect(readNewSmiles(reply)).toEqual(molecule(smiles)));

  it.each([
    ['<SMILES> C[N+](C)(C)C </SMILES>', 'C[N+](C)(C)C', 'bracket atom'],
    ['<SMILES>CCO</SMILES>', 'CCO', 'one space on each side'],
    ['<SMILES> C%12CCCC%12 </SMILES>', 'C%12CCCC%12', 'only letters, digits'],
    ['<SMILES> CCO', 'CCO', '</SMILES>'],
    ['The molecule CCO.', 'CCO', 'fewer than 4 letters'],
  ])('says what the official parser makes of %s', (reply, smiles, sentence) =>
    expect(readNewSmiles(reply)).toEqual(molecule(smiles, sentence)),
  );

  it.each(['<SMILES> CC O </SMILES>', '<SMILES> </SMILES>', 'Here is nothing', ''])(
    'refuses "%s"',
    (reply) => expect(readNewSmiles(reply)).toMatchObject({ ok: false }),
  );
});

describe('reading the molecules of the first tags', () => {
  it.each([
    ["Of course. It's <SMILES> CCC1(C)COC(=O)C1 </SMILES> .", 'CCC1(C)COC(=O)C1'],
    ['<SMILES> CCO.O=C([O-1])[O-1].[K+1].[K+1] </SMILES>', 'CCO.O=C([O-1])[O-1].[K+1].[K+1]'],
    ['<SMILES> CC(C#N)CCC#N.N </SMILES>', 'CC(C#N)CCC#N.N'],
    ['<SMILES> C </SMILES> or <SMILES> N </SMILES>', 'C'],
    // What is no molecule stays an answer, for the checks to judge.
    ['<SMILES> C1CC </SMILES>', 'C1CC'],
  ])('%s', (reply, smiles) => expect(readFirstSmiles(reply)).toEqual(molecule(smiles)));

  it.each([
    ['<SMILES> CCO;CC ; C </SMILES>', 'CCO.CC.C', 'plain dots'],
    ['CCO', 'CCO', 'without its tags'],
    ['The product is CC(=O)O.', 'CC(=O)O', 'without its tags'],
    ['<SMILES> CCO', 'CCO', '</SMILES>'],
  ])('says what the official parser makes of %s', (reply, smiles, sentence) =>
    expect(readFirstSmiles(reply)).toEqual(molecule(smiles, sentence)),
  );

  it.each([
    ['<SMILES> CC O </SMILES>', '"CC O"'],
    ['Either CC(=O)O or CC=O', 'found in "Either'],
    ['I cannot say.', '"I cannot say."'],
    ['No', '"No"'],
    ['<SMILES></SMILES>', 'no answer'],
    ['', 'no answer'],
  ])('refuses "%s"', (reply, reason) =>
    expect(readFirstSmiles(reply)).toEqual({ ok: false, error: expect.stringContaining(reason) }),
  );
});

describe('reading the molecules of the last tags', () => {
  it.each([
    ['<SMILES> C </SMILES> or rather <SMILES> N </SMILES>', 'N'],
    // An opening tag without an end does not hide the pair before it.
    ['<SMILES> C </SMILES> or <SMILES> N', 'C'],
  ])('%s', (reply, smiles) => expect(readLastSmiles(reply)).toEqual(molecule(smiles)));

  it('reads an unclosed pair and says so', () => {
    expect(readLastSmiles('It is <SMILES> N')).toEqual(molecule('N', '</SMILES>'));
  });
});
