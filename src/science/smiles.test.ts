import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InputError } from '#base/result.ts';
import { checkSmilesSyntax, LONGEST_SMILES, writtenAtoms } from './smiles.ts';

const REAL_SMILES = [
  'C',
  'CC(=O)Oc1ccccc1C(=O)O',
  'CN1C=NC2=C1C(=O)N(C(=O)N2C)C',
  'Cc1ccc(NC(=O)c2ccc(CN3CCN(C)CC3)cc2)cc1Nc1nccc(-c2cccnc2)n1',
  'CC(C)Cc1ccc(cc1)[C@@H](C)C(=O)O',
  'C/C=C/C',
  'F/C=C\\F',
  '[Na+].[Cl-]',
  '[13CH4]',
  '[2H]C([2H])([2H])O',
  'O=[N+]([O-])c1ccccc1',
  'C%10CCCCC%10',
  'C%(123)CC%(123)',
  'C=1CCCCC=1',
  'C1.C1',
  'C(C)1CC1',
  '[nH]1cccc1',
  '[se]1cccc1',
  '[Cu@SP2](Cl)(Cl)(N)N',
  '[CH3:1][OH:2]',
  '*CC*',
  '[Fe++].[Cl-].[Cl-]',
  'C$C',
  'N->[Pt]',
  '[#6]',
  'C1=CC=C[CH-]1.C1=CC=C[CH-]1.[Fe+2]',
  'CC1=C2[C@@]([C@]([C@H]([C@@H]3[C@]4([C@H](OC4)C[C@@H]([C@]3(C(=O)[C@@H]2OC(=O)C)C)O)OC(=O)C)OC(=O)c5ccccc5)(C[C@@H]1OC(=O)[C@H](O)[C@@H](NC(=O)c6ccccc6)c7ccccc7)O)(C)C',
];

describe('checkSmilesSyntax', () => {
  test.each(REAL_SMILES)('accepts %s', (smiles) => {
    expect(checkSmilesSyntax(smiles)).toEqual({ ok: true, value: smiles });
  });

  test('removes white space around the SMILES', () => {
    expect(checkSmilesSyntax(' \n CCO\t')).toEqual({ ok: true, value: 'CCO' });
  });

  // The caret stands under the character that the position names.
  test.each([
    ['C1CC', ' ^', 'Ring 1 opens'],
    ['C%12CC', ' ^', 'Ring %12 opens'],
    ['CC(C', '  ^', 'branch at character 3 is never closed'],
    ['CC)C', '  ^', 'closes no branch'],
    ['C[NH3+', ' ^', 'never closed'],
    ['C[C', ' ^', 'never closed'],
    ['C[Xx]C', '  ^', '“Xx”'],
    ['[Fe3+]', '   ^', '“3+”'],
    ['[D]O', ' ^', 'not an element symbol'],
    ['[]', '^', 'holds no element'],
    ['C==C', '  ^', 'Two bond symbols'],
    ['CC=', '  ^', 'leads to no atom'],
    ['C(=)C', '  ^', 'leads to no atom'],
    ['=CC', '^', 'no atom before'],
    ['C()C', '  ^', 'is empty'],
    ['(C)C', '^', 'does not follow an atom'],
    ['C=(O)C', '  ^', 'before the branch'],
    ['1CCC1', '^', 'does not follow an atom'],
    ['C11', '  ^', 'same atom'],
    ['C1C1', '   ^', 'bonded already'],
    ['C%1C', ' ^', 'two digits'],
    ['CC.', '  ^', 'no molecule'],
    ['.CC', '^', 'no molecule'],
    ['C..C', '  ^', 'no molecule'],
    ['C(.C)C', '  ^', 'inside a branch'],
    ['CC O', '  ^', 'White space'],
    ['CSi', ' ^', 'Silicon (Si)'],
    ['CFe', ' ^', 'Iron (Fe)'],
    ['NaCl', '^', 'Sodium (Na)'],
    ['CH4', ' ^', 'formula'],
    ['C9H8O4', '  ^', 'formula'],
    ['OCH', '  ^', 'H at character 3'],
    ['aspirin', '^', 'looks like a name'],
    ['paclitaxel', ' ^', 'looks like a name'],
    ['InChI=1S/CH4/h1H4', '^', 'InChI'],
    ['BSYNRYMUTXBXSQ-UHFFFAOYSA-N', '^', 'InChIKey'],
    ['CC>>CO', '  ^', 'reaction'],
    ['CC−C', '  ^', 'looks like -'],
    ['C?C', ' ^', 'no meaning'],
  ])('says where and why %s is wrong', (smiles, caret, words) => {
    const error = errorOf(smiles);
    expect(error.message).toContain(words);
    expect(error.position).toBe(caret.indexOf('^'));
    expect(error.cure).not.toBe('');
  });

  test('counts positions in the text as given, leading white space included', () => {
    expect(errorOf('  C1CC').position).toBe(3);
  });

  test.each(['', '  ', '\n'])('rejects the empty text %j without a position', (text) => {
    expect(errorOf(text)).toMatchObject({ message: 'The SMILES is empty.' });
    expect(errorOf(text)).not.toHaveProperty('position');
  });

  test('rejects what is too long and says how long', () => {
    expect(errorOf('C'.repeat(LONGEST_SMILES + 1)).message).toContain('2001 characters');
    expect(checkSmilesSyntax('C'.repeat(LONGEST_SMILES)).ok).toBe(true);
  });

  test('never throws, and its position lies inside the text', () => {
    const symbols = fc.constantFrom(...'CNOcnoFSPBHIlra[]()=#$:/\\@+-.%0123456789* ~<>äλ');
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.array(symbols).map((a) => a.join('')),
    );
    fc.assert(
      fc.property(text, (smiles) => {
        const result = checkSmilesSyntax(smiles);
        if (result.ok) return result.value === smiles.trim();
        const { position } = result.error;
        return position === undefined || (position >= 0 && position < smiles.length);
      }),
      { numRuns: 3000 },
    );
  });

  test('accepts every chain with balanced branches and rings', () => {
    const atom = fc.constantFrom('C', 'N', 'O', 'c', '[NH3+]', '[13C@@H]', 'Cl');
    const smiles = fc.letrec<{ chain: string }>((tie) => ({
      chain: fc.oneof(
        { depthSize: 'small' },
        atom,
        fc.tuple(atom, tie('chain'), tie('chain')).map(([a, b, c]) => `${a}(${b})${c}`),
        fc.tuple(atom, tie('chain')).map(([a, b]) => `${a}1CC1${b}`),
      ),
    })).chain;
    fc.assert(fc.property(smiles, (text) => checkSmilesSyntax(text).ok));
  });
});

test('writtenAtoms gives the text and the place of each atom', () => {
  expect(writtenAtoms('CC(=O)[O-].Cl')).toEqual([
    { text: 'C', position: 0 },
    { text: 'C', position: 1 },
    { text: 'O', position: 4 },
    { text: '[O-]', position: 6 },
    { text: 'Cl', position: 11 },
  ]);
});

function errorOf(smiles: string): InputError {
  const result = checkSmilesSyntax(smiles);
  if (result.ok) throw new Error(`${smiles} was accepted`);
  return result.error;
}
