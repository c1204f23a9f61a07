import { elementOfNumber } from '../elements.ts';
import { connectedParts } from '../mol-graph.ts';
import type { AtomMap } from './map-atoms.ts';
import { type MoleculeGraph, type Neighbours, neighboursOf } from './molecule-graph.ts';

/** Changed bonds that lie together. */
export interface ReactionSite {
  /** Atoms of the product. */
  readonly atoms: readonly number[];
  /**
   * The kinds of changed bonds, sorted, each once: `C2-N1+` formed, `C1-X!-` broken with the halogen
   * lost, `C-O2~1` of another order. Carbon and nitrogen stand with their highest bond order (`a`
   * aromatic), X for Cl, Br or I, M for Li, B, Mg, Cu, Zn or Sn.
   */
  readonly changes: readonly string[];
}

export interface ReactionChange {
  /** Atoms of the product that no starting material supplies. */
  readonly missing: readonly number[];
  readonly sites: readonly ReactionSite[];
}

interface ChangedBond {
  readonly atoms: readonly number[];
  readonly text: string;
  /** Number of the fragment that left with this bond, such as the acetone of an acetonide. */
  readonly lost?: number;
}

/** Where a product differs from what it was made of, given where its atoms come from. */
export function reactionChange(
  educts: MoleculeGraph,
  product: MoleculeGraph,
  map: AtomMap,
): ReactionChange {
  const changed = [
    ...changedInProduct(educts, product, map),
    ...brokenInEducts(educts, product, map),
  ];
  return {
    missing: map.flatMap((theirs, ours) => (theirs === undefined ? [ours] : [])),
    sites: joined(changed, neighboursOf(product)),
  };
}

/** Bonds of the product that are new or have another order. */
function changedInProduct(
  educts: MoleculeGraph,
  product: MoleculeGraph,
  map: AtomMap,
): readonly ChangedBond[] {
  const before = neighboursOf(educts);
  const after = neighboursOf(product);
  return product.bonds.flatMap(({ from, to, order }) => {
    const [a, b] = [map[from], map[to]];
    const old =
      a === undefined || b === undefined
        ? undefined
        : before[a]?.find(([other]) => other === b)?.[1];
    if (old === order) return [];
    const text =
      old === undefined
        ? `${bondText([from, to].map((atom) => label(product, after, atom)))}+`
        : `${bondText([from, to].map((atom) => symbolOf(product, atom)))}${sign(old)}~${sign(order)}`;
    return [{ atoms: [from, to], text }];
  });
}

/** Bonds of the starting materials that the product's atoms no longer have. */
function brokenInEducts(
  educts: MoleculeGraph,
  product: MoleculeGraph,
  map: AtomMap,
): readonly ChangedBond[] {
  const after = neighboursOf(product);
  const ours = new Map<number, number>();
  for (const [atom, theirs] of map.entries()) if (theirs !== undefined) ours.set(theirs, atom);
  const lostFragment = fragmentsWithout(educts, ours);
  const before = neighboursOf(educts);
  return educts.bonds.flatMap(({ from, to }) => {
    const [a, b] = [ours.get(from), ours.get(to)];
    if (a === undefined && b === undefined) return [];
    if (a !== undefined && b !== undefined && after[a]?.some(([other]) => other === b)) return [];
    const atoms = [a, b].filter((atom) => atom !== undefined);
    const lost = lostFragment.get(a === undefined ? from : to);
    const ends = [from, to].map(
      (atom) => `${label(educts, before, atom)}${ours.has(atom) ? '' : '!'}`,
    );
    const change = { atoms, text: `${bondText(ends)}-` };
    return [lost === undefined ? change : { ...change, lost }];
  });
}

/** For each atom that stays behind the number of the connected fragment that it belongs to. */
function fragmentsWithout(
  { atoms, bonds }: MoleculeGraph,
  kept: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> {
  const among = bonds.filter(({ from, to }) => !kept.has(from) && !kept.has(to));
  const fragments = connectedParts(atoms.length, among);
  return new Map(
    fragments.flatMap((part, number) =>
      part.filter((atom) => !kept.has(atom)).map((atom) => [atom, number]),
    ),
  );
}

/**
 * Changed bonds that share an atom, stand within one bond of each other or lose the same fragment
 * are one site.
 */
function joined(changed: readonly ChangedBond[], neighbours: Neighbours): readonly ReactionSite[] {
  const sites: { atoms: Set<number>; lost: Set<number>; changes: string[] }[] = [];
  for (const { atoms, text, lost } of changed) {
    const near = new Set(
      atoms.flatMap((atom) => [atom, ...(neighbours[atom] ?? []).map(([next]) => next)]),
    );
    const touching = sites.filter(
      (site) =>
        [...site.atoms].some((atom) => near.has(atom)) ||
        (lost !== undefined && site.lost.has(lost)),
    );
    const merged = {
      atoms: new Set(atoms),
      lost: new Set(lost === undefined ? [] : [lost]),
      changes: [text],
    };
    for (const site of touching) {
      for (const atom of site.atoms) merged.atoms.add(atom);
      for (const fragment of site.lost) merged.lost.add(fragment);
      merged.changes.push(...site.changes);
      sites.splice(sites.indexOf(site), 1);
    }
    sites.push(merged);
  }
  return sites.map(({ atoms, changes }) => ({
    atoms: [...atoms].sort((a, b) => a - b),
    changes: [...new Set(changes)].sort(),
  }));
}

const CLASSES: Readonly<Record<string, string>> = {
  Cl: 'X',
  Br: 'X',
  I: 'X',
  Li: 'M',
  B: 'M',
  Mg: 'M',
  Cu: 'M',
  Zn: 'M',
  Sn: 'M',
};

function bondText(ends: readonly string[]): string {
  return [...ends].sort().join('-');
}

function symbolOf({ atoms }: MoleculeGraph, atom: number): string {
  return elementOfNumber(atoms[atom]?.atomicNumber ?? 0)?.symbol ?? '*';
}

function label(graph: MoleculeGraph, neighbours: Neighbours, atom: number): string {
  const symbol = symbolOf(graph, atom);
  if (symbol !== 'C' && symbol !== 'N') return CLASSES[symbol] ?? symbol;
  const highest = Math.max(1, ...(neighbours[atom] ?? []).map(([, order]) => order));
  return `${symbol}${sign(highest)}`;
}

function sign(order: number): string {
  return ['0', '1', '2', '3', 'a'][order] ?? String(order);
}
