import { checkSmilesSyntax } from './smiles.ts';

/**
 * The molecules of a SMILES, which dots separate. A SMILES whose ring bonds reach across a dot
 * (`C1.C1` is ethane) stays whole.
 */
export function smilesParts(smiles: string): readonly string[] {
  const parts = smiles.split('.');
  return parts.every((part) => checkSmilesSyntax(part).ok) ? parts : [smiles];
}
