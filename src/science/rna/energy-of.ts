import { assert } from '#base/assert.ts';
import { type Bases, basesOf, pairType } from './bases.ts';
import {
  type Centikcal,
  exteriorStem,
  hairpinEnergy,
  interiorEnergy,
  MULTILOOP_CLOSING,
  multiloopStem,
} from './loop-energies.ts';
import { type Loop, loopsOf } from './loops.ts';
import type { PairTable } from './pair-table.ts';

export interface LoopEnergy {
  readonly loop: Loop;
  readonly energy: Centikcal;
}

/** The energy of each loop of a structure, the exterior one first. Throws where two bases cannot pair. */
export function loopEnergies(sequence: string, table: PairTable): readonly LoopEnergy[] {
  const bases = basesOf(sequence);
  return loopsOf(table).map((loop) => ({ loop, energy: energyOfLoop(bases, loop) }));
}

/** Free energy of a structure in hundredths of kcal/mol; 0 for an open chain. */
export function energyOf(sequence: string, table: PairTable): Centikcal {
  return loopEnergies(sequence, table).reduce((sum, { energy }) => sum + energy, 0);
}

function energyOfLoop(bases: Bases, { closing, inner }: Loop): Centikcal {
  if (!closing) return sumOf(inner, ([i, j]) => outerStem(bases, i, j));
  const [i, j] = closing;
  assert(typeAt(bases, i, j) >= 0, `Bases ${i + 1} and ${j + 1} cannot pair.`);
  const [only] = inner;
  if (!only) return hairpinEnergy(bases, i, j);
  if (inner.length === 1) return interiorEnergy(bases, i, j, ...only);
  const closingStem = multiloopStem(
    typeAt(bases, j, i),
    baseAt(bases, j - 1),
    baseAt(bases, i + 1),
  );
  const stems = sumOf(inner, ([p, q]) =>
    multiloopStem(typeAt(bases, p, q), baseAt(bases, p - 1), baseAt(bases, q + 1)),
  );
  return MULTILOOP_CLOSING + closingStem + stems;
}

function outerStem(bases: Bases, i: number, j: number): Centikcal {
  return exteriorStem(typeAt(bases, i, j), baseAt(bases, i - 1), baseAt(bases, j + 1));
}

function typeAt(bases: Bases, i: number, j: number): number {
  return pairType(baseAt(bases, i), baseAt(bases, j));
}

/** -1 beyond the ends. */
function baseAt(bases: Bases, index: number): number {
  return bases[index] ?? -1;
}

function sumOf<Item>(items: readonly Item[], measure: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + measure(item), 0);
}
