import { placeDoubleBonds } from './place-double-bonds.ts';
import {
  readBonds,
  type WrittenAtom,
  type WrittenBond,
  type WrittenMolecule,
} from './read-bonds.ts';

/**
 * The SELFIES that version 2 of the library of Krenn et al. (Mach. Learn.: Sci. Technol. 1, 045024,
 * 2020) writes for a SMILES without stereochemistry, in the order of its atoms. Undefined where that
 * library refuses: what cannot be read or given double bonds, and atoms with more bonds than its
 * table allows, such as iodine with two.
 */
export function writeSelfies(smiles: string): string | undefined {
  const molecule = readBonds(smiles);
  if (!molecule || !placeDoubleBonds(molecule)) return undefined;
  if (molecule.atoms.some((atom, index) => bondsAt(molecule, index) > mostBonds(atom))) {
    return undefined;
  }
  return molecule.roots.map((root) => writeChain(molecule, root, '').join('')).join('.');
}

function bondsAt({ bonds }: WrittenMolecule, atom: number): number {
  return bonds.reduce(
    (sum, { from, to, order }) => (from === atom || to === atom ? sum + order : sum),
    0,
  );
}

/** The library's default; ions by their charge. */
const MOST_BONDS: Readonly<Record<string, number>> = {
  H: 1,
  F: 1,
  Cl: 1,
  Br: 1,
  I: 1,
  O: 2,
  'O+1': 3,
  'O-1': 1,
  N: 3,
  'N+1': 4,
  'N-1': 2,
  C: 4,
  'C+1': 5,
  'C-1': 3,
  P: 5,
  'P+1': 6,
  'P-1': 4,
  S: 6,
  'S+1': 7,
  'S-1': 5,
};
const MOST_OF_OTHERS = 8;

function mostBonds({ element, charge, hydrogens = 0 }: WrittenAtom): number {
  return (MOST_BONDS[`${element}${signed(charge)}`] ?? MOST_OF_OTHERS) - hydrogens;
}

function signed(charge: number): string {
  return charge === 0 ? '' : charge > 0 ? `+${charge}` : String(charge);
}

/** The symbols from an atom on, branches in front of the rest of the chain. */
function writeChain(molecule: WrittenMolecule, start: number, into: string): readonly string[] {
  const symbols: string[] = [];
  let bondSymbol = into;
  let current: number | undefined = start;
  while (current !== undefined) {
    const atom: number = current;
    symbols.push(`[${bondSymbol}${atomSymbol(molecule.atoms[atom])}]`);
    const bonds: readonly WrittenBond[] = molecule.bondsOf[atom] ?? [];
    current = undefined;
    for (const [at, bond] of bonds.entries()) {
      if (bond.isRing) {
        if (bond.to === atom) symbols.push(...writeRing(bond));
      } else if (at === bonds.length - 1) {
        current = bond.to;
        bondSymbol = orderSymbol(bond);
      } else {
        symbols.push(...writeBranch(bond, writeChain(molecule, bond.to, orderSymbol(bond))));
      }
    }
  }
  return symbols;
}

function writeRing(bond: WrittenBond): readonly string[] {
  const back = indexSymbols(bond.to - bond.from - 1);
  return [`[${orderSymbol(bond)}Ring${back.length}]`, ...back];
}

function writeBranch(bond: WrittenBond, branch: readonly string[]): readonly string[] {
  const length = indexSymbols(branch.length - 1);
  return [`[${orderSymbol(bond)}Branch${length.length}]`, ...length, ...branch];
}

function orderSymbol({ order }: WrittenBond): string {
  return order === 3 ? '#' : order === 2 ? '=' : '';
}

const ORGANIC: ReadonlySet<string> = new Set('B C N O S P F Cl Br I'.split(' '));

function atomSymbol(atom: WrittenAtom | undefined): string {
  if (!atom) return '';
  const { element, hydrogens, charge, isotope } = atom;
  if (hydrogens === undefined) return element;
  const isBare = hydrogens === 0 && charge === 0 && isotope === undefined && ORGANIC.has(element);
  const counted = hydrogens > 0 ? `H${hydrogens}` : isBare ? 'H0' : '';
  return `${isotope ?? ''}${element}${counted}${signed(charge)}`;
}

/** The digits of a number in base 16. */
const DIGITS: readonly string[] = [
  '[C] [Ring1] [Ring2] [Branch1] [=Branch1] [#Branch1] [Branch2] [=Branch2] [#Branch2]',
  '[O] [N] [=N] [=C] [#C] [S] [P]',
].flatMap((row) => row.split(' '));

function indexSymbols(index: number): readonly string[] {
  return Array.from(index.toString(DIGITS.length), (digit) => {
    return DIGITS[Number.parseInt(digit, DIGITS.length)] ?? '';
  });
}
