import {
  atomsBehind,
  type EditableMolecule,
  readMolfile,
  withoutAtoms,
  writeMolfile,
} from './edit-molfile.ts';
import type { ReactionRow } from './reaction-rows.ts';

/** RDKit, as far as a corruption needs it; undefined for what it refuses. */
export interface Toolkit {
  readonly toMolfile: (smiles: string) => Promise<string | undefined>;
  /** Canonical SMILES. */
  readonly fromMolfile: (molfile: string) => Promise<string | undefined>;
}

interface Chance {
  /** Another reaction of the table. */
  readonly other: ReactionRow;
  readonly random: () => number;
}

type Corruption = (
  row: ReactionRow,
  chance: Chance,
  toolkit: Toolkit,
) => Promise<ReactionRow | undefined>;

type Edit = (molecule: EditableMolecule, random: () => number) => EditableMolecule | undefined;

/** What goes wrong in a written reaction, one kind after the other; each leaves valid molecules. */
export const corruptions: Readonly<Record<string, Corruption>> = {
  'a reactant of another reaction': async (row, { other, random }) => {
    const parts = row.reactants.split('.');
    const stranger = longest(other.reactants.split('.'));
    const place =
      random() < 0.5 ? parts.indexOf(longest(parts)) : Math.floor(random() * parts.length);
    if (parts[place] === stranger) return undefined;
    return { ...row, reactants: parts.with(place, stranger).join('.') };
  },
  'the product of another reaction': async (row, { other }) =>
    other.product === row.product ? undefined : { ...row, product: other.product },
  'an atom of the product replaced': edited(replaceAtom),
  'a halogen or hetero atom dropped': edited(dropHeteroAtom),
  'a group removed': edited(removeGroup),
  'a methyl group added': edited(addMethyl),
  'a group moved by one atom': edited(moveGroup),
};

const MOST_TRIALS = 40;

function edited(edit: Edit): Corruption {
  return async (row, { random }, { toMolfile, fromMolfile }) => {
    const molfile = await toMolfile(row.product);
    if (molfile === undefined) return undefined;
    const molecule = readMolfile(molfile);
    for (let trial = 0; trial < MOST_TRIALS; trial++) {
      const changed = edit(molecule, random);
      const product = changed && (await fromMolfile(writeMolfile(changed)));
      // Stereo marks are lost on the way, so the plain product is compared as well.
      if (product && product !== (await fromMolfile(writeMolfile(molecule)))) {
        return { ...row, product };
      }
    }
    return undefined;
  };
}

const REPLACEMENTS: Readonly<Record<string, readonly string[]>> = {
  C: ['N', 'O'],
  N: ['C', 'O'],
  O: ['S', 'N', 'C'],
  S: ['O', 'C'],
  F: ['Cl', 'Br'],
  Cl: ['F', 'Br', 'I'],
  Br: ['Cl', 'I', 'F'],
  I: ['Br', 'Cl'],
};

function replaceAtom(
  molecule: EditableMolecule,
  random: () => number,
): EditableMolecule | undefined {
  const index = Math.floor(random() * molecule.atoms.length);
  const atom = molecule.atoms[index];
  const symbol = pick(REPLACEMENTS[atom?.symbol ?? ''] ?? [], random);
  if (!atom || !symbol || molecule.charges.has(index)) return undefined;
  return { ...molecule, atoms: molecule.atoms.with(index, { ...atom, symbol }) };
}

function dropHeteroAtom(
  molecule: EditableMolecule,
  random: () => number,
): EditableMolecule | undefined {
  const ends = [...molecule.atoms.keys()].filter(
    (atom) => molecule.atoms[atom]?.symbol !== 'C' && bondsOf(molecule, atom).length === 1,
  );
  const end = pick(ends, random);
  return end === undefined ? undefined : withoutAtoms(molecule, new Set([end]));
}

/** At most eight atoms, and less than half of the molecule. */
const LARGEST_GROUP = 8;

function removeGroup(
  molecule: EditableMolecule,
  random: () => number,
): EditableMolecule | undefined {
  const group = pickGroup(molecule, random);
  return group && group.atoms.size <= LARGEST_GROUP
    ? withoutAtoms(molecule, group.atoms)
    : undefined;
}

function addMethyl(molecule: EditableMolecule, random: () => number): EditableMolecule | undefined {
  const place = Math.floor(random() * molecule.atoms.length);
  const [first] = molecule.atoms;
  if (!first || !['C', 'N', 'O'].includes(molecule.atoms[place]?.symbol ?? '')) return undefined;
  return {
    ...molecule,
    atoms: [...molecule.atoms, { ...first, symbol: 'C' }],
    bonds: [...molecule.bonds, { from: place, to: molecule.atoms.length, order: 1 }],
  };
}

function moveGroup(molecule: EditableMolecule, random: () => number): EditableMolecule | undefined {
  const group = pickGroup(molecule, random);
  if (!group) return undefined;
  const { bond, from, to } = group;
  const neighbours = bondsOf(molecule, from)
    .map((each) => (each.from === from ? each.to : each.from))
    .filter((atom) => atom !== to && molecule.atoms[atom]?.symbol === 'C');
  const place = pick(neighbours, random);
  if (place === undefined) return undefined;
  return { ...molecule, bonds: molecule.bonds.with(bond, { from: place, to, order: 1 }) };
}

/** What hangs on a single bond that is in no ring: less than half of the molecule. */
function pickGroup(molecule: EditableMolecule, random: () => number) {
  const bond = Math.floor(random() * molecule.bonds.length);
  const picked = molecule.bonds[bond];
  if (picked?.order !== 1) return undefined;
  const [from, to] = random() < 0.5 ? [picked.from, picked.to] : [picked.to, picked.from];
  const atoms = atomsBehind(molecule, from, to);
  return atoms && atoms.size * 2 <= molecule.atoms.length ? { bond, from, to, atoms } : undefined;
}

function bondsOf({ bonds }: EditableMolecule, atom: number) {
  return bonds.filter(({ from, to }) => from === atom || to === atom);
}

function pick<T>(values: readonly T[], random: () => number): T | undefined {
  return values[Math.floor(random() * values.length)];
}

function longest(texts: readonly string[]): string {
  return texts.reduce((best, text) => (text.length > best.length ? text : best), '');
}
