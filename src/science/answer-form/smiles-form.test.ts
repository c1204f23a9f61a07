import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSmilesSyntax, LONGEST_SMILES } from '../smiles.ts';
import { afterText } from './form-state.ts';
import { randomAnswer } from './random-answer.fixture.ts';
import { smilesForm } from './smiles-form.ts';

function accepts(smiles: string): boolean {
  return afterText(smilesForm(), smiles)?.mayEnd === true;
}

/** Written by RDKit, or printed in the paper. */
const MOLECULES = [
  'C',
  'CC(=O)Oc1ccccc1C(=O)O',
  'CN1C=NC2=C1C(=O)N(C(=O)N2C)C',
  'C/C=C/C1=CC2=C(C=C1)OC(=C2C)C3=CC=C(C=C3)OC4=C(C=CC(=C4)C5=C(C6=C(O5)C=CC(=C6)/C=C/C)C)O',
  'CCO.O=C([O-1])[O-1].[K+1].[K+1]',
  'CCCCCC1=C(C)NC(/C=C2\\N=C(C3=CC=CN3)C=C2OC)=C1',
  'COC1=C([N+1](=O)[O-1])C=CC2=C1CCCC(N3CCOCC3)C2',
  '[CH3:1][c:2]1[cH:3][cH:4][c:5](-[c:6]2[cH:7][cH:8][cH:9][cH:10][cH:11]2)[cH:12][cH:13]1',
  'N[C@@H](C)C(=O)O',
  'F/C=C\\F',
  '[13CH4]',
  '[Na+].[Cl-]',
  'Brc1ccc(Cl)cc1',
  'c1ccc2c(c1)[nH]c1ccccc12',
  'C1CC2(C1)CC2',
  'C%10CCCCC%10',
  'C12C3C4C1C5C2C3C45',
  '[Fe+2]',
  'CC[Si](C)(C)C',
  '[se]1cccc1',
  'O=S(=O)(O)O',
  'C=1CCCCC=1',
  'C=1CCCCC1',
  '[2H]C([2H])[2H]',
  '[Ti++]',
];

const NOT_WHOLE = [
  '',
  'C(',
  'C(C',
  'C=',
  'C.',
  'C1CC',
  '[Na+',
  '[]',
  '[X]',
  '[C@@@H]',
  'C()C',
  'C(=)C',
  'C=(C)C',
  'C11',
  'C1C1',
  'C12CC12',
  'C=1CCC#1',
  'CC)C',
  '=C',
  '1CC1',
  'C..C',
  '.C',
  'C C',
  'H',
  'Si',
  'C%1CC%1',
  'CCO>>CC=O',
  'C<-N',
  'C(C)1CC1',
  'C1.C1',
  'C(C.C)C',
];

describe('the form of a SMILES', () => {
  it.each(MOLECULES)('accepts %s', (smiles) => {
    expect(checkSmilesSyntax(smiles).ok).toBe(true);
    expect(accepts(smiles)).toBe(true);
  });

  it.each(NOT_WHOLE)('does not accept "%s"', (smiles) => expect(accepts(smiles)).toBe(false));

  it('accepts nothing that the parser refuses', () => {
    const texts = fc
      .tuple(fc.nat({ max: 60 }), fc.infiniteStream(fc.nat()))
      .map(([length, stream]) =>
        randomAnswer(smilesForm(), length, (count) => (stream.next().value ?? 0) % count),
      );
    fc.assert(
      fc.property(texts, (smiles) => {
        expect(smiles.length).toBeLessThanOrEqual(LONGEST_SMILES);
        expect(checkSmilesSyntax(smiles)).toEqual({ ok: true, value: smiles });
        expect(accepts(smiles)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('has few keys, so that masks are met again', () => {
    const keys = new Set<string>();
    let state = smilesForm();
    for (const character of 'CCCCCCCCCC(C)CCCCCCC(CCCCC)CCCCCCCCCC') {
      state = state.after(character) ?? state;
      keys.add(state.key);
    }
    expect(keys.size).toBeLessThan(8);
  });
});
