const MOST_OPEN_RINGS = 16;
const MOST_OPEN_BRANCHES = 24;

/** What of a SMILES is still open, and what that asks of its rest. Atoms are numbers. */
export interface OpenMolecule {
  /** The atoms that open branches hang on, and at the end the one that the next atom bonds to. */
  readonly chain: readonly (number | undefined)[];
  /** By number. */
  readonly rings: readonly OpenRing[];
  /** The bonded neighbours of the atom written last: no ring may close between them again. */
  readonly neighbours: readonly number[];
  readonly atomCount: number;
}

interface OpenRing {
  readonly number: number;
  readonly atom: number;
  /** `=`, or nothing where it is left to the other end. */
  readonly bond: string;
}

export const NO_MOLECULE: OpenMolecule = {
  chain: [undefined],
  rings: [],
  neighbours: [],
  atomCount: 0,
};

export function withAtom(molecule: OpenMolecule): OpenMolecule {
  const before = molecule.chain.at(-1);
  return {
    ...molecule,
    chain: [...molecule.chain.slice(0, -1), molecule.atomCount],
    neighbours: before === undefined ? [] : [before],
    atomCount: molecule.atomCount + 1,
  };
}

/** Opens ring `number` at the atom written last, or closes it there; undefined where neither may be. */
export function withRing(
  molecule: OpenMolecule,
  number: number,
  bond: string,
): OpenMolecule | undefined {
  const { rings, neighbours } = molecule;
  const atom = molecule.chain.at(-1);
  if (atom === undefined) return undefined;
  const open = rings.find((ring) => ring.number === number);
  if (open) {
    if (open.atom === atom || neighbours.includes(open.atom)) return undefined;
    if (!bondsAgree(open.bond, bond)) return undefined;
    return {
      ...molecule,
      rings: rings.filter((ring) => ring !== open),
      neighbours: [...neighbours, open.atom],
    };
  }
  if (rings.length >= MOST_OPEN_RINGS) return undefined;
  const added = [...rings, { number, atom, bond: plain(bond) }];
  return { ...molecule, rings: added.sort((a, b) => a.number - b.number) };
}

export function withBranch(molecule: OpenMolecule): OpenMolecule | undefined {
  const { chain } = molecule;
  return chain.length <= MOST_OPEN_BRANCHES
    ? { ...molecule, chain: [...chain, chain.at(-1)] }
    : undefined;
}

export function withBranchClosed(molecule: OpenMolecule): OpenMolecule | undefined {
  const { chain } = molecule;
  return chain.length > 1 ? { ...molecule, chain: chain.slice(0, -1) } : undefined;
}

/** Begins the next molecule. */
export function withDot({ chain, rings }: OpenMolecule): OpenMolecule | undefined {
  return chain.length === 1 && rings.length === 0 ? NO_MOLECULE : undefined;
}

/** `mayCarryRing` tells whether the atom written last may still open and close rings. */
export function openKey({ chain, rings, neighbours }: OpenMolecule, mayCarryRing: boolean): string {
  // Atoms that carry no open ring differ in nothing; the others get names in order of appearance.
  const names = new Map<number, number>();
  const nameOf = (atom: number | undefined) => {
    if (atom === undefined) return '-';
    if (!rings.some((ring) => ring.atom === atom)) return '';
    const name = names.get(atom) ?? names.size;
    names.set(atom, name);
    return name;
  };
  const places = chain.map(nameOf).join(',');
  const near = mayCarryRing ? neighbours.map(nameOf).filter((name) => name !== '') : [];
  const open = rings.map(({ number, atom, bond }) => `${number}${bond}@${nameOf(atom)}`);
  return `${places};${near.join()};${open.join()}`;
}

/** Of a ring's two ends one may leave the bond out; directions belong to double bonds beside it. */
function bondsAgree(one: string, other: string): boolean {
  return plain(one) === '' || plain(other) === '' || plain(one) === plain(other);
}

function plain(bond: string): string {
  return bond === '/' || bond === '\\' ? '' : bond;
}
