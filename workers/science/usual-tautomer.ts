import type { JSMolListList, MainModule, Mol, Reaction } from '@rdkit/rdkit';

/**
 * A standard InChI leaves open where mobile hydrogens sit, and its readers put them on oxygen:
 * paracetamol comes back as an imidic acid. Each rule moves one hydrogen to where chemists draw it.
 */
const RULES = [
  '[OX2H1:1][C:2]=[N:3]>>[O:1]=[C:2][N:3]',
  '[SX2H1:1][C:2]=[N:3]>>[S:1]=[C:2][N:3]',
  '[OX2H1:1][c:2]:[nX2:3]>>[O:1]=[c:2]:[nH:3]',
  '[NX2H1:1]=[c:2]:[nX3H1:3]>>[NH2:1][c:2]:[nH0:3]',
];
/** More mobile hydrogens than any molecule that fits into a prompt. */
const MOST_MOVES = 200;
const MOST_PRODUCTS = 10;

/**
 * SMILES of the amide, thioamide, lactam or aminopyrimidine form of a molecule; its own SMILES when
 * no rule fits. The InChI never changes: a move that would change it is not made.
 */
export function usualTautomer(molecule: Mol, rdkit: MainModule): string {
  const inchi = molecule.get_inchi();
  const rules = RULES.flatMap((rule) => rdkit.get_rxn(rule) ?? []);
  try {
    let smiles = molecule.get_smiles();
    for (let move = 0; move < MOST_MOVES; move++) {
      const next = moveOne(smiles, inchi, rules, rdkit);
      if (next === undefined) break;
      smiles = next;
    }
    return smiles;
  } finally {
    for (const rule of rules) rule.delete();
  }
}

function moveOne(
  smiles: string,
  inchi: string,
  rules: readonly Reaction[],
  rdkit: MainModule,
): string | undefined {
  for (const rule of rules) {
    const moved = productsOf(rule, smiles, rdkit).find(
      (product) => inchiOf(product, rdkit) === inchi,
    );
    if (moved !== undefined) return moved;
  }
  return undefined;
}

function productsOf(rule: Reaction, smiles: string, rdkit: MainModule): readonly string[] {
  const products = deletedAfter(rdkit.get_mol(smiles), (molecule) =>
    deletedAfter(new rdkit.MolList(), (reactants) => {
      reactants.append(molecule);
      return deletedAfter(rule.run_reactants(reactants, MOST_PRODUCTS), smilesOfFirst);
    }),
  );
  return products ?? [];
}

/** The first molecule of each set of products; the rules make one. */
function smilesOfFirst(sets: JSMolListList): readonly string[] {
  return Array.from({ length: sets.size() }, (_, index) =>
    deletedAfter(sets.get(index), (set) =>
      deletedAfter(set.next(), (product) => product.get_smiles()),
    ),
  ).filter((smiles) => smiles !== undefined);
}

/** Empty for a product that RDKit does not read again. */
function inchiOf(smiles: string, rdkit: MainModule): string {
  return deletedAfter(rdkit.get_mol(smiles), (molecule) => molecule.get_inchi()) ?? '';
}

/** Uses an object in the memory of RDKit, which nothing else frees, and deletes it even if `use` throws. */
function deletedAfter<Handle extends { delete(): void }, T>(
  handle: Handle | null | undefined,
  use: (handle: Handle) => T,
): T | undefined {
  if (!handle) return undefined;
  try {
    return use(handle);
  } finally {
    handle.delete();
  }
}
