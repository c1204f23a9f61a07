import type { Mol } from '@rdkit/rdkit';
import type { MoleculeSimilarity } from '#science/chemistry.ts';
import { morganCounts } from './morgan-counts.ts';
import { moleculeFromJson } from './rdkit-json.ts';

interface Fingerprints {
  /** Places of the bits that are set. */
  readonly maccs: ReadonlySet<number>;
  readonly path: ReadonlySet<number>;
  /** How often each environment occurs. */
  readonly morgan: ReadonlyMap<number, number>;
}

export function fingerprintsOf(molecule: Mol): Fingerprints {
  return {
    maccs: placesOfOnes(molecule.get_maccs_fp()),
    path: placesOfOnes(molecule.get_rdkit_fp(PATHS)),
    morgan: environmentsOf(molecule),
  };
}

export function environmentsOf(molecule: Mol): ReadonlyMap<number, number> {
  return morganCounts(moleculeFromJson(molecule));
}

export function similarity(a: Fingerprints, b: Fingerprints): MoleculeSimilarity {
  return {
    maccs: tanimotoOfSets(a.maccs, b.maccs),
    path: tanimotoOfSets(a.path, b.path),
    morgan: tanimotoOfCounts(a.morgan, b.morgan),
  };
}

/** RDKit's own defaults, written out so that a change of them would not change scores. */
const PATHS = JSON.stringify({ minPath: 1, maxPath: 7, nBits: 2048 });

function placesOfOnes(bits: string): ReadonlySet<number> {
  const places = new Set<number>();
  for (let at = bits.indexOf('1'); at !== -1; at = bits.indexOf('1', at + 1)) places.add(at);
  return places;
}

/** As RDKit has it: two bit strings without a bit are equal, and counts without a count are not. */
function tanimotoOfSets(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let both = 0;
  for (const place of a) if (b.has(place)) both++;
  const either = a.size + b.size - both;
  return either === 0 ? 1 : both / either;
}

export function tanimotoOfCounts(
  a: ReadonlyMap<number, number>,
  b: ReadonlyMap<number, number>,
): number {
  let both = 0;
  for (const [environment, count] of a) both += Math.min(count, b.get(environment) ?? 0);
  const either = total(a) + total(b) - both;
  return either === 0 ? 0 : both / either;
}

function total(counts: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}
