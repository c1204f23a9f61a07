import { ConformerGenerator, ForceFieldMMFF94, Molecule } from 'openchemlib';
import { err, type InputError, ok, type Result } from '#base/result.ts';
import { elementOfNumber } from '#science/elements.ts';
import type { MolAtom, MolBond } from '#science/molblock.ts';
import type { EmbeddingPart } from './protocol.ts';

export interface EmbeddedMolecule {
  readonly atoms: readonly MolAtom[];
  readonly bonds: readonly MolBond[];
  /** For each atom its index in the canonical SMILES; undefined for added hydrogens. */
  readonly origins: readonly (number | undefined)[];
  /** Why the geometry is not minimised; absent when it is. */
  readonly note?: string;
}

/** Taxol is then within 1 kcal/mol of its minimum; most drugs need fewer. */
const MOST_STEPS = 500;

/** 3D coordinates of one connected molecule; hydrogens are added. */
export function embedMolecule(
  part: EmbeddingPart,
  seed: number,
): Result<EmbeddedMolecule, InputError> {
  const molecule = Molecule.fromMolfile(part.molblock);
  for (const [local, origin] of part.atoms.entries()) {
    molecule.setAtomMapNo(local, origin + 1, false);
  }
  if (!findCoordinates(molecule, seed)) return err(noGeometry('no arrangement without clashes'));
  const raw = read(molecule);
  if (!isFinite3D(raw.atoms)) return err(noGeometry('the embedding gave no numbers'));
  const note = minimise(molecule);
  if (note !== undefined) return ok({ ...raw, note });
  const minimised = read(molecule);
  if (isFinite3D(minimised.atoms)) return ok(minimised);
  return ok({ ...raw, note: 'Not minimised: the force field gave no finite energy.' });
}

function findCoordinates(molecule: Molecule, seed: number): boolean {
  try {
    return new ConformerGenerator(seed).getOneConformerAsMolecule(molecule) !== null;
  } catch {
    return false;
  }
}

/** Moves the atoms to the nearest energy minimum; the value says why not, if not. */
function minimise(molecule: Molecule): string | undefined {
  if (molecule.getAllAtoms() === 1) return undefined;
  try {
    const field = new ForceFieldMMFF94(molecule, ForceFieldMMFF94.MMFF94);
    field.minimise({ maxIts: MOST_STEPS });
    if (Number.isFinite(field.getTotalEnergy())) return undefined;
    return 'Not minimised: the force field gave no finite energy.';
  } catch {
    return `Not minimised: the force field MMFF94 has no parameters for ${rareElements(molecule)}.`;
  }
}

/** Elements that MMFF94 knows: H, C, N, O, F, Si, P, S, Cl, Br, I and some bare metal ions. */
const MMFF94_ELEMENTS = new Set([1, 6, 7, 8, 9, 14, 15, 16, 17, 35, 53]);

function rareElements(molecule: Molecule): string {
  const names = new Set<string>();
  for (let atom = 0; atom < molecule.getAllAtoms(); atom++) {
    const number = molecule.getAtomicNo(atom);
    if (!MMFF94_ELEMENTS.has(number)) names.add(elementOfNumber(number)?.name ?? 'an atom');
  }
  return names.size > 0 ? [...names].join(' and ') : 'one of its atom types';
}

function read(molecule: Molecule): EmbeddedMolecule {
  const atoms: MolAtom[] = [];
  const origins: (number | undefined)[] = [];
  for (let atom = 0; atom < molecule.getAllAtoms(); atom++) {
    const mapped = molecule.getAtomMapNo(atom);
    origins.push(mapped > 0 ? mapped - 1 : undefined);
    atoms.push({
      symbol: elementOfNumber(molecule.getAtomicNo(atom))?.symbol ?? '*',
      x: molecule.getAtomX(atom),
      // OpenChemLib's y and z axes point down and away; a molfile's point up and to the reader.
      y: -molecule.getAtomY(atom),
      z: -molecule.getAtomZ(atom),
      charge: molecule.getAtomCharge(atom),
      isotope: molecule.getAtomMass(atom),
      radical: RADICAL_CODES[molecule.getAtomRadical(atom)] ?? 0,
    });
  }
  const bonds: MolBond[] = [];
  for (let bond = 0; bond < molecule.getAllBonds(); bond++) {
    bonds.push({
      from: molecule.getBondAtom(0, bond),
      to: molecule.getBondAtom(1, bond),
      order: Math.max(1, molecule.getBondOrder(bond)),
    });
  }
  return { atoms, bonds, origins };
}

/** OpenChemLib's radical states as molfile codes. */
const RADICAL_CODES: Readonly<Record<number, number>> = {
  [Molecule.cAtomRadicalStateS]: 1,
  [Molecule.cAtomRadicalStateD]: 2,
  [Molecule.cAtomRadicalStateT]: 3,
};

function isFinite3D(atoms: readonly MolAtom[]): boolean {
  return atoms.every(({ x, y, z }) => Number.isFinite(x + y + z) && Math.abs(x + y + z) < 1e6);
}

function noGeometry(reason: string): InputError {
  return {
    message: `No 3D geometry was found: ${reason}.`,
    cure: 'Use the 2D drawing; strained cages and crowded molecules often have no quick 3D geometry.',
  };
}
