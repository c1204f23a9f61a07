import { type MoleculeGraph, neighboursOf } from './molecule-graph.ts';

/** Beyond this many bonds surroundings are told apart in hardly any molecule. */
const LARGEST_RADIUS = 10;

/**
 * For each radius and atom a number that is equal where the surroundings are: element at radius 0,
 * neighbours with their bond orders at radius 1, and so on. Numbers compare within one call only.
 */
export function atomEnvironments(
  graphs: readonly MoleculeGraph[],
): readonly (readonly (readonly number[])[])[] {
  const neighbours = graphs.map(neighboursOf);
  let latest = graphs.map(({ atoms }) => atoms.map(({ atomicNumber }) => atomicNumber));
  const all = [latest];
  for (let radius = 1; radius <= LARGEST_RADIUS; radius++) {
    const numbers = new Map<string, number>();
    const before = latest;
    latest = before.map((own, graph) =>
      own.map((number, atom) => {
        const around = (neighbours[graph]?.[atom] ?? [])
          .map(([other, order]) => `${order}:${own[other]}`)
          .sort();
        const key = `${number}|${around.join()}`;
        const known = numbers.get(key) ?? numbers.size;
        numbers.set(key, known);
        return known;
      }),
    );
    all.push(latest);
  }
  return graphs.map((_, graph) => all.map((level) => level[graph] ?? []));
}
