interface EditAtom {
  readonly line: string;
  readonly symbol: string;
}

interface EditBond {
  readonly from: number;
  readonly to: number;
  readonly order: number;
}

/** A V2000 molfile as atoms and bonds that can be changed; atoms count from 0. */
export interface EditableMolecule {
  readonly atoms: readonly EditAtom[];
  readonly bonds: readonly EditBond[];
  /** Formal charges by atom. */
  readonly charges: ReadonlyMap<number, number>;
}

export function readMolfile(molfile: string): EditableMolecule {
  const lines = molfile.split('\n');
  const counts = lines[3] ?? '';
  const [atomCount, bondCount] = [Number(counts.slice(0, 3)), Number(counts.slice(3, 6))];
  const charges = lines
    .filter((line) => line.startsWith('M  CHG'))
    .flatMap((line) => pairs(line.slice(9).trim().split(/\s+/).map(Number)));
  return {
    atoms: lines
      .slice(4, 4 + atomCount)
      .map((line) => ({ line, symbol: line.slice(31, 34).trim() })),
    bonds: lines.slice(4 + atomCount, 4 + atomCount + bondCount).map((line) => ({
      from: Number(line.slice(0, 3)) - 1,
      to: Number(line.slice(3, 6)) - 1,
      order: Number(line.slice(6, 9)),
    })),
    charges: new Map(charges.map(([atom, charge]) => [atom - 1, charge])),
  };
}

export function writeMolfile({ atoms, bonds, charges }: EditableMolecule): string {
  const cell = (value: number) => String(value).padStart(3);
  return [
    '',
    '',
    '',
    `${cell(atoms.length)}${cell(bonds.length)}  0  0  0  0  0  0  0  0999 V2000`,
    ...atoms.map(
      // No charge, valence or mapping of the old atom.
      ({ line, symbol }) => `${line.slice(0, 31)}${symbol.padEnd(3)} 0  0  0  0  0  0`,
    ),
    ...bonds.map(({ from, to, order }) => `${cell(from + 1)}${cell(to + 1)}${cell(order)}  0`),
    ...[...charges].map(
      ([atom, charge]) => `M  CHG  1 ${cell(atom + 1)} ${String(charge).padStart(3)}`,
    ),
    'M  END',
    '',
  ].join('\n');
}

export function withoutAtoms(
  { atoms, bonds, charges }: EditableMolecule,
  gone: ReadonlySet<number>,
): EditableMolecule {
  const kept = [...atoms.keys()].filter((atom) => !gone.has(atom));
  const place = new Map(kept.map((atom, index) => [atom, index]));
  const placed = (atom: number) => place.get(atom) ?? -1;
  return {
    atoms: kept.flatMap((atom) => atoms[atom] ?? []),
    bonds: bonds
      .filter(({ from, to }) => !gone.has(from) && !gone.has(to))
      .map(({ from, to, order }) => ({ from: placed(from), to: placed(to), order })),
    charges: new Map(
      [...charges]
        .filter(([atom]) => !gone.has(atom))
        .map(([atom, charge]) => [placed(atom), charge]),
    ),
  };
}

/** Atoms behind a bond, seen from its first end; undefined where the bond lies in a ring. */
export function atomsBehind(
  { bonds }: EditableMolecule,
  from: number,
  to: number,
): ReadonlySet<number> | undefined {
  const others = bonds.filter(
    (bond) => !(bond.from === from && bond.to === to) && !(bond.from === to && bond.to === from),
  );
  const found = new Set([to]);
  for (const atom of found) {
    for (const bond of others) {
      if (bond.from === atom) found.add(bond.to);
      if (bond.to === atom) found.add(bond.from);
    }
  }
  return found.has(from) ? undefined : found;
}

function pairs(numbers: readonly number[]): (readonly [number, number])[] {
  return Array.from({ length: numbers.length / 2 }, (_, at) => [
    numbers[2 * at] ?? 0,
    numbers[2 * at + 1] ?? 0,
  ]);
}
