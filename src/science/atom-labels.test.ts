import { expect, test } from 'vitest';
import { atomLabels } from './atom-labels.ts';

test.each([
  ['CCO', 'C1 C2 O3'],
  [' [13cH:2]1[nH]cc[se]1', 'C1 N2 C3 C4 Se5'],
  ['[Na+].[Cl-].Br', 'Na1 Cl2 Br3'],
  ['*C[C@@H](N)[2H]', '*1 C2 C3 N4 H5'],
  ['C[C', ''],
])('the atoms of %s are called %s', (smiles, labels) => {
  expect(atomLabels(smiles).join(' ')).toBe(labels);
});
