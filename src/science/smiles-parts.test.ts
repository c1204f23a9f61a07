import { describe, expect, it } from 'vitest';
import { smilesParts } from './smiles-parts.ts';

describe('the molecules of a SMILES', () => {
  it.each([
    ['CCO', ['CCO']],
    ['CC(=O)O.CCO', ['CC(=O)O', 'CCO']],
    ['[Na+].[Cl-]', ['[Na+]', '[Cl-]']],
    ['C1.C1', ['C1.C1']],
    ['CC..O', ['CC..O']],
    ['', ['']],
  ])('%s', (smiles, parts) => expect(smilesParts(smiles)).toEqual(parts));
});
