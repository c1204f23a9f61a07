import { grouped } from '../input-error.ts';
import { hasLetter, oneLetterCode } from '../residue-letters.ts';
import { modifiedResidueLetter } from './modified-residues.ts';
import type { FileAtom, FileAtoms, StructureChain, StructureResidue } from './structure.ts';

interface Chains {
  readonly atoms: readonly FileAtom[];
  readonly chains: readonly StructureChain[];
  readonly notes: readonly string[];
}

/** Atoms grouped into residues and chains, in the order of the file, one place for each atom. */
export function chainsOf({ atoms, parents }: FileAtoms): Chains {
  const groups = residueGroups(atoms);
  const kept: FileAtom[] = [];
  const chains = new Map<string, { residues: StructureResidue[]; others: StructureResidue[] }>();
  let alternatives = 0;
  for (const group of groups) {
    const own = onePlace(group);
    alternatives += group.length - own.length;
    const residue = residueOf(own, kept.length, parents);
    kept.push(...own);
    const chain = entryOf(chains, own[0]?.chain ?? '');
    (isPolymer(own, residue) ? chain.residues : chain.others).push(residue);
  }
  const named = [...chains].map(([id, { residues, others }]) => ({
    id,
    kind: kindOf(residues),
    residues,
    others,
  }));
  return { atoms: kept, chains: named, notes: notesOf(alternatives, named) };
}

/** Neighbouring atoms of the same chain, number and insertion code. */
function residueGroups(atoms: readonly FileAtom[]): readonly (readonly FileAtom[])[] {
  const groups: FileAtom[][] = [];
  let last: FileAtom | undefined;
  for (const atom of atoms) {
    const isSame =
      last?.chain === atom.chain &&
      last.residueNumber === atom.residueNumber &&
      last.insertionCode === atom.insertionCode &&
      // Two residues that share a number, but are no alternatives, are a slip of the file.
      (last.residueName === atom.residueName || atom.alternative !== '');
    if (isSame) groups.at(-1)?.push(atom);
    else groups.push([atom]);
    last = atom;
  }
  return groups;
}

/** The atoms without an alternative, and those of the one with the highest occupancy. */
function onePlace(group: readonly FileAtom[]): readonly FileAtom[] {
  const occupancies = new Map<string, number>();
  for (const { alternative, occupancy } of group) {
    if (alternative === '') continue;
    occupancies.set(alternative, Math.max(occupancies.get(alternative) ?? 0, occupancy));
  }
  if (occupancies.size === 0) return group;
  const [best] = [...occupancies].sort(([, one], [, other]) => other - one)[0] ?? [''];
  const own = group.filter(({ alternative }) => alternative === '' || alternative === best);
  const name = own.find(({ alternative }) => alternative === best)?.residueName;
  return own.filter(({ residueName }) => residueName === name);
}

function residueOf(
  atoms: readonly FileAtom[],
  firstAtom: number,
  parents: FileAtoms['parents'],
): StructureResidue {
  const { residueName = '', residueNumber = 0, insertionCode = '' } = atoms[0] ?? {};
  return {
    name: residueName,
    letter: letterOf(residueName, parents),
    number: residueNumber,
    insertionCode,
    firstAtom,
    endAtom: firstAtom + atoms.length,
  };
}

function letterOf(name: string, parents: FileAtoms['parents']): string {
  const known = parents.get(name) ?? name;
  return hasLetter(known) ? oneLetterCode([known]).letters : (modifiedResidueLetter(name) ?? 'X');
}

/** A residue with a backbone; ions and water have none, and most ligands neither. */
function isPolymer(atoms: readonly FileAtom[], { letter }: StructureResidue): boolean {
  const names = new Set(atoms.map(({ name }) => name.replace('*', "'")));
  const isHetero = atoms[0]?.isHetero ?? false;
  const isResidue = names.has('CA') && (names.has('N') || names.has('C') || atoms.length === 1);
  const isBase = names.has("C1'") && names.has("O4'");
  const isIon = atoms.length === 1 && isHetero;
  return (isResidue || isBase) && !isIon && (!isHetero || letter !== 'X' || names.has('N'));
}

function kindOf(residues: readonly StructureResidue[]): StructureChain['kind'] {
  if (residues.length === 0) return 'none';
  return oneLetterCode(residues.map(({ name }) => name)).kind === 'protein' ? 'protein' : 'nucleic';
}

function entryOf(
  chains: Map<string, { residues: StructureResidue[]; others: StructureResidue[] }>,
  id: string,
) {
  const known = chains.get(id) ?? { residues: [], others: [] };
  chains.set(id, known);
  return known;
}

function notesOf(alternatives: number, chains: readonly StructureChain[]): readonly string[] {
  const modified = chains.flatMap(({ kind, residues }) =>
    kind === 'protein'
      ? residues
          .filter(({ name }) => !STANDARD.has(name))
          .map(({ name, letter }) => `${name} as ${letter}`)
      : [],
  );
  const names = [...new Set(modified)];
  return [
    ...(alternatives > 0
      ? [
          `Other places of ${alternatives === 1 ? 'one atom' : `${grouped(alternatives)} atoms`} are left out; the one of highest occupancy is shown.`,
        ]
      : []),
    ...(names.length > 0 ? [`Modified residues are read ${names.slice(0, 8).join(', ')}.`] : []),
  ];
}

const STANDARD = new Set(
  'ALA ARG ASN ASP CYS GLN GLU GLY HIS ILE LEU LYS MET PHE PRO SER THR TRP TYR VAL'.split(' '),
);
