import { matchAtoms } from './match-atoms.ts';
import type { WrittenMolecule } from './read-bonds.ts';

/** Valences of the elements that may be aromatic. */
const VALENCES: Readonly<Record<string, readonly number[]>> = {
  B: [3],
  Al: [3],
  C: [4],
  Si: [4],
  N: [3, 5],
  P: [3, 5],
  As: [3, 5],
  O: [2, 4],
  S: [2, 4],
  Se: [2, 4],
  Te: [2, 4],
};

/**
 * Turns aromatic bonds into single and double ones, in place; false where that cannot be done. A
 * molecule without aromatic bonds stays as it is.
 */
export function placeDoubleBonds({ atoms, bonds }: WrittenMolecule): boolean {
  const aromatic = bonds.filter(({ order }) => order === 1.5);
  const neighbours: number[][] = atoms.map(() => []);
  const single = atoms.map(() => 0);
  for (const { from, to, order } of bonds) {
    if (order === 1.5) {
      neighbours[from]?.push(to);
      neighbours[to]?.push(from);
    }
    for (const end of [from, to]) single[end] = (single[end] ?? 0) + Math.floor(order);
  }
  const open = atoms.flatMap((_, atom) => {
    const isIn = (neighbours[atom]?.length ?? 0) > 0;
    return isIn && needsDoubleBond(atoms[atom], single[atom] ?? 0) ? [atom] : [];
  });
  const labels = new Map(open.map((atom, label) => [atom, label]));
  const graph = open.map((atom) =>
    (neighbours[atom] ?? []).flatMap((next) => labels.get(next) ?? []),
  );
  const mates = matchAtoms(graph);
  if (!mates) return false;
  for (const bond of aromatic) {
    const [one, other] = [labels.get(bond.from), labels.get(bond.to)];
    bond.order = one !== undefined && mates[one] === other ? 2 : 1;
  }
  return true;
}

/** Whether an aromatic atom has an electron left, its aromatic bonds taken for single ones. */
function needsDoubleBond(
  atom: WrittenMolecule['atoms'][number] | undefined,
  used: number,
): boolean {
  const valences = VALENCES[atom?.element ?? ''];
  if (!atom || !valences) return false;
  if (atom.hydrogens === undefined) return !valences.includes(used);
  const free = (valences.at(-1) ?? 0) - atom.charge - used - atom.hydrogens;
  return free >= 0 && free % 2 !== 0;
}
