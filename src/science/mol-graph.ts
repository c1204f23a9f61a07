import { formatHill } from './formula.ts';
import type { MolGraph } from './molblock.ts';

/** The connected parts of a molecule, each as its atom indices in ascending order, largest first. */
export function connectedParts(
  atomCount: number,
  bonds: readonly { readonly from: number; readonly to: number }[],
): readonly (readonly number[])[] {
  const root = Array.from({ length: atomCount }, (_, i) => i);
  const find = (atom: number): number => {
    let at = atom;
    while (root[at] !== undefined && root[at] !== at) at = root[at] ?? at;
    root[atom] = at;
    return at;
  };
  for (const { from, to } of bonds) root[find(from)] = find(to);
  const parts = new Map<number, number[]>();
  for (let atom = 0; atom < atomCount; atom++) {
    const part = parts.get(find(atom));
    if (part) part.push(atom);
    else parts.set(find(atom), [atom]);
  }
  return [...parts.values()].sort((a, b) => b.length - a.length);
}

/** What a screen reader says in place of the picture: formula, atoms, rings, charge, parts. */
export function describeGraph(graph: MolGraph): string {
  const counts = new Map<string, number>();
  let charge = 0;
  for (const atom of graph.atoms) {
    counts.set(atom.symbol, (counts.get(atom.symbol) ?? 0) + 1);
    charge += atom.charge;
  }
  const parts = connectedParts(graph.atoms.length, graph.bonds).length;
  // Euler: independent rings = bonds - atoms + connected parts.
  const rings = graph.bonds.length - graph.atoms.length + parts;
  const heavy = graph.atoms.length - (counts.get('H') ?? 0);
  const facts = [
    formatHill({ counts, charge }),
    `${plural(graph.atoms.length, 'atom')}, ${heavy} of them not hydrogen`,
    rings === 0 ? 'no ring' : plural(rings, 'ring'),
  ];
  if (charge !== 0) facts.push(`charge ${charge > 0 ? '+' : ''}${charge}`);
  if (parts > 1) facts.push(`${parts} separate parts`);
  return `${facts.join('; ')}.`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
