import type { MainModule, Mol } from '@rdkit/rdkit';
import type { MoleculeFacts } from '#science/chemistry.ts';
import { elementOfNumber } from '#science/elements.ts';
import { formatHill } from '#science/formula.ts';
import { connectedParts } from '#science/mol-graph.ts';
import { type JsonMolecule, moleculeFromJson } from './rdkit-json.ts';

/**
 * Isotopes count as their element in the formula but weigh their own mass. InChI and InChIKey are
 * empty where InChI has no answer: attachment points, dative bonds.
 */
export function describeMolecule(molecule: Mol, rdkit: MainModule): MoleculeFacts {
  const { atoms, bonds } = moleculeFromJson(molecule);
  const charge = atoms.reduce((sum, atom) => sum + atom.charge, 0);
  const descriptors = JSON.parse(molecule.get_descriptors()) as { readonly amw: number };
  const inchi = molecule.get_inchi();
  return {
    canonicalSmiles: molecule.get_smiles(),
    formula: formatHill({ counts: countElements(atoms), charge }),
    inchi,
    inchiKey: inchi === '' ? '' : rdkit.get_inchikey_for_inchi(inchi),
    heavyAtomCount: atoms.filter((atom) => atom.atomicNumber > 1).length,
    charge,
    molarMass: Math.round(descriptors.amw * 1000) / 1000,
    componentCount: connectedParts(atoms.length, bonds).length,
  };
}

function countElements(atoms: JsonMolecule['atoms']): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (symbol: string, count: number) => {
    if (count > 0) counts.set(symbol, (counts.get(symbol) ?? 0) + count);
  };
  for (const atom of atoms) {
    add(elementOfNumber(atom.atomicNumber)?.symbol ?? '*', 1);
    add('H', atom.impliedHydrogens);
  }
  return counts;
}
