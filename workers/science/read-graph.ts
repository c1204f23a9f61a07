import type { Mol } from '@rdkit/rdkit';
import type { MoleculeGraph } from '#science/reaction/molecule-graph.ts';
import { moleculeFromJson } from './rdkit-json.ts';
import { writtenOrder } from './written-order.ts';

/** RDKit's atoms and bonds, each atom with its number in the SMILES. */
export function readGraph(molecule: Mol, smiles: string): MoleculeGraph {
  const { atoms, bonds } = moleculeFromJson(molecule);
  const written = writtenOrder(molecule, smiles);
  return {
    atoms: atoms.map(({ atomicNumber, charge, impliedHydrogens }, index) => ({
      atomicNumber,
      charge,
      hydrogens: impliedHydrogens,
      written: written[index] ?? index,
    })),
    bonds,
  };
}
