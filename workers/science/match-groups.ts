import type { MainModule, Mol } from '@rdkit/rdkit';
import { assert } from '#base/assert.ts';
import type { GroupMatch, GroupPattern } from '#science/functional-group.ts';

/** Where each pattern lies; patterns of one name share one entry. `order` numbers RDKit's atoms. */
export function matchGroups(
  molecule: Mol,
  rdkit: MainModule,
  patterns: readonly GroupPattern[],
  order: readonly number[],
): readonly GroupMatch[] {
  const places = new Map<string, number[][]>();
  for (const { name, smarts } of patterns) {
    const found = placesOf(molecule, rdkit, smarts).map((atoms) =>
      atoms.flatMap((atom) => order[atom] ?? []).sort((a, b) => a - b),
    );
    if (found.length > 0) places.set(name, [...(places.get(name) ?? []), ...found]);
  }
  return [...places].map(([name, found]) => ({ name, places: distinct(found) }));
}

function placesOf(molecule: Mol, rdkit: MainModule, smarts: string): readonly number[][] {
  const query = rdkit.get_qmol(smarts);
  assert(query, `“${smarts}” is a SMARTS`);
  try {
    // RDKit's own text: `{}` where there is none.
    const matches: unknown = JSON.parse(molecule.get_substruct_matches(query));
    return Array.isArray(matches) ? matches.map(({ atoms }: { atoms: number[] }) => atoms) : [];
  } finally {
    query.delete();
  }
}

/** Two patterns of one name can meet in one place. */
function distinct(places: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return [...new Map(places.map((atoms) => [atoms.join(), atoms])).values()];
}
