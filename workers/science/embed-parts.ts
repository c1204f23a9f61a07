import { err, type InputError, ok, type Result } from '#base/result.ts';
import { type MolAtom, type MolBond, writeMolblock } from '#science/molblock.ts';
import { alignToPrincipalAxes } from '#science/principal-axes.ts';
import { type EmbeddedMolecule, embedMolecule } from './embed-molecule.ts';
import type { EmbeddedConformer, EmbedParams } from './protocol.ts';

/** Ångström of free space between two parts. */
const GAP = 3;
const MOST_ATOMS = 999;

/** Embeds each part alone, turns its broad side to the viewer and sets the parts in a row along x. */
export function embedParts({ parts, seed }: EmbedParams): Result<EmbeddedConformer, InputError> {
  const embedded: EmbeddedMolecule[] = [];
  for (const part of parts) {
    const result = embedMolecule(part, seed);
    if (!result.ok) return result;
    embedded.push({ ...result.value, atoms: alignToPrincipalAxes(result.value.atoms) });
  }
  const placed = embedded.length === 1 ? embedded : sideBySide(embedded);
  const { atoms, bonds } = join(placed);
  if (Math.max(atoms.length, bonds.length) > MOST_ATOMS) {
    return err({
      message: `The molecule has ${atoms.length} atoms with its hydrogens; a molfile holds ${MOST_ATOMS}.`,
      cure: 'Use the 2D drawing, or look at a fragment.',
    });
  }
  return ok({
    molblock: writeMolblock({ title: '', atoms, bonds }),
    minimised: embedded.every((molecule) => molecule.note === undefined),
    notes: [...new Set(embedded.flatMap((molecule) => molecule.note ?? []))],
  });
}

function sideBySide(molecules: readonly EmbeddedMolecule[]): EmbeddedMolecule[] {
  const widths = molecules.map(({ atoms }) => extent(atoms.map((atom) => atom.x)));
  const total = widths.reduce((sum, { size }) => sum + size, GAP * (molecules.length - 1));
  let left = -total / 2;
  return molecules.map((molecule, i) => {
    const { from, size } = widths[i] ?? { from: 0, size: 0 };
    const y = extent(molecule.atoms.map((atom) => atom.y));
    const z = extent(molecule.atoms.map((atom) => atom.z));
    const shift = { x: left - from, y: -y.from - y.size / 2, z: -z.from - z.size / 2 };
    left += size + GAP;
    const atoms = molecule.atoms.map((atom) => ({
      ...atom,
      x: atom.x + shift.x,
      y: atom.y + shift.y,
      z: atom.z + shift.z,
    }));
    return { ...molecule, atoms };
  });
}

function extent(values: readonly number[]): { readonly from: number; readonly size: number } {
  const from = Math.min(...values);
  return { from, size: Math.max(...values) - from };
}

/** One atom list: the atoms of the canonical SMILES in its order, then the added hydrogens. */
function join(molecules: readonly EmbeddedMolecule[]): { atoms: MolAtom[]; bonds: MolBond[] } {
  const entries = molecules.flatMap((molecule, part) =>
    molecule.atoms.map((atom, local) => ({
      atom,
      part,
      local,
      rank: molecule.origins[local] ?? Number.POSITIVE_INFINITY,
    })),
  );
  // Array sort is stable, so added hydrogens keep the order of their parts.
  entries.sort((a, b) => (a.rank === b.rank ? 0 : a.rank - b.rank));
  const newIndex = new Map(entries.map(({ part, local }, index) => [`${part}:${local}`, index]));
  const bonds = molecules.flatMap((molecule, part) =>
    molecule.bonds.map(({ from, to, order }) => ({
      from: newIndex.get(`${part}:${from}`) ?? 0,
      to: newIndex.get(`${part}:${to}`) ?? 0,
      order,
    })),
  );
  return { atoms: entries.map(({ atom }) => atom), bonds };
}
