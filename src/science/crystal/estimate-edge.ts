import type { CrystalCell, Vector } from '../crystallography.ts';
import { balanceCharges } from './charge-balance.ts';
import { electronegativityOf } from './electronegativity.ts';
import { isAlloying, isMetalSymbol } from './metallic-elements.ts';
import { covalentRadius, ionicRadius, metallicRadius } from './radii.ts';
import { CellDistances } from './unit-cell.ts';

/** A structure of any size whose true size is asked for. */
export interface UnscaledCell {
  readonly vectors: CrystalCell['vectors'];
  readonly atoms: readonly { readonly symbol: string; readonly position: Vector }[];
  /** Of the formula, in smallest whole numbers. */
  readonly counts: ReadonlyMap<string, number>;
}

/** Below this difference of electronegativities atoms are held by bonds rather than as ions. */
const IONIC_FROM = 1.3;
/** Neighbours up to this factor beyond the nearest count as such. */
const NEIGHBOUR_SHELL = 1.15;
/** Atoms of radius r that are packed as closely as spheres can be take this many r³ each. */
const CLOSE_PACKED = 4 * Math.SQRT2;

/**
 * By which factor the cell must grow so that neighbours are as far apart as their radii say:
 * metals by the volume of close-packed atoms, everything else by its shortest bonds. Undefined where
 * a radius is not tabulated. Right within some 5 %; it is an estimate and no calculation.
 */
export function estimateScale(cell: UnscaledCell): number | undefined {
  const symbols = [...cell.counts.keys()];
  const isPacked = symbols.every(isAlloying);
  const hasMetal = symbols.some(isMetalSymbol);
  return isPacked && hasMetal && !isSemiconductor(symbols)
    ? scaleOfPacking(cell)
    : scaleOfBonds(cell);
}

const TRIELS = new Set(['Al', 'Ga', 'In', 'Zn', 'Cd', 'Hg', 'Bi']);

/** A pair of a late metal and a metalloid, such as gallium arsenide, is bonded, not packed. */
function isSemiconductor(symbols: readonly string[]): boolean {
  const metals = symbols.filter(isMetalSymbol);
  return metals.length < symbols.length && metals.every((symbol) => TRIELS.has(symbol));
}

function scaleOfPacking({ vectors, atoms }: UnscaledCell): number | undefined {
  const radii = atoms.map(({ symbol }) => metallicRadius(symbol));
  if (radii.some((radius) => radius === undefined)) return undefined;
  const wanted = radii.reduce<number>((sum, radius = 0) => sum + CLOSE_PACKED * radius ** 3, 0);
  return Math.cbrt(wanted / volumeOf(vectors));
}

function volumeOf([[a, b, c], [d, e, f], [g, h, i]]: CrystalCell['vectors']): number {
  return Math.abs(a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g));
}

/** The mean over the kinds of bonds, so that neither of two sizes of cation decides alone. */
function scaleOfBonds(cell: UnscaledCell): number | undefined {
  const scales: number[] = [];
  for (const [symbol, partner] of bondedPairs([...cell.counts.keys()])) {
    const { distance, neighbours } = shell(cell, symbol, partner);
    const wanted = bondLength(cell.counts, symbol, partner, neighbours);
    if (wanted === undefined) return undefined;
    scales.push(wanted / distance);
  }
  return scales.length === 0
    ? undefined
    : scales.reduce((sum, scale) => sum + scale, 0) / scales.length;
}

/** Each element with the most electronegative one; an element alone with itself. */
function bondedPairs(symbols: readonly string[]): (readonly [string, string])[] {
  const ranked = symbols.toSorted((a, b) => negativity(b) - negativity(a));
  const [anion = '', ...cations] = ranked;
  return cations.length === 0
    ? [[anion, anion]]
    : cations.map((cation) => [cation, anion] as const);
}

function negativity(symbol: string): number {
  return electronegativityOf(symbol) ?? 0;
}

interface Shell {
  readonly distance: number;
  readonly neighbours: number;
}

/** How far the nearest partners of an element lie, and how many there are around its first atom. */
function shell({ vectors, atoms }: UnscaledCell, symbol: string, partner: string): Shell {
  const distances = new CellDistances(vectors);
  const [centre] = atoms.filter((atom) => atom.symbol === symbol);
  const others = atoms.filter((atom) => atom.symbol === partner);
  const lengths = others.flatMap(({ position }) =>
    centre ? distances.all(centre.position, position).filter((length) => length > 1e-3) : [],
  );
  const distance = Math.min(...lengths);
  return {
    distance,
    neighbours: lengths.filter((length) => length < distance * NEIGHBOUR_SHELL).length,
  };
}

function bondLength(
  counts: ReadonlyMap<string, number>,
  symbol: string,
  partner: string,
  neighbours: number,
): number | undefined {
  const balance = balanceCharges(counts);
  if (balance.kind === 'balanced' && negativity(partner) - negativity(symbol) > IONIC_FROM) {
    const cation = ionicRadius(symbol, balance.states.get(symbol) ?? 0);
    const anion = ionicRadius(partner, balance.states.get(partner) ?? 0);
    if (cation !== undefined && anion !== undefined) {
      return (cation + anion) * coordinationFactor(neighbours);
    }
  }
  const [one, other] = [covalentRadius(symbol), covalentRadius(partner)];
  if (one === undefined || other === undefined) return undefined;
  return (one + other) * (SINGLE_BONDED.has(symbol) && neighbours >= 6 ? STRETCHED : 1);
}

/** Their covalent radii are those of few bonds; among six neighbours, as in galena, each is longer. */
const SINGLE_BONDED = new Set(['Ge', 'As', 'Sn', 'Sb', 'Pb', 'Bi', 'In', 'Tl', 'Cd', 'Hg']);
const STRETCHED = 1.12;

/** Bonds grow with the number of neighbours; relative to six (Pauling, The Nature of the Chemical Bond, 1960). */
function coordinationFactor(neighbours: number): number {
  if (neighbours <= 2) return 0.88;
  if (neighbours <= 4) return 0.94;
  if (neighbours <= 6) return 1;
  return neighbours <= 8 ? 1.036 : 1.12;
}
