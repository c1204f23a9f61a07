import type { FoldedRna } from '../folding.ts';
import { grouped } from '../input-error.ts';
import { type Helix, helicesOf } from './helices.ts';
import { type Loop, type LoopKind, loopsOf } from './loops.ts';
import type { PairTable } from './pair-table.ts';

/** Stretches from 1, both ends included. */
type Spans = readonly { readonly first: number; readonly last: number }[];

/** A helix or loop in words. */
export interface StructurePart {
  readonly name: string;
  /** Where it lies and how large it is. */
  readonly words: string;
  readonly spans: Spans;
  /** kcal/mol. */
  readonly energy: number;
}

/** Helices and loops of a folding, in the order of their first bases; their energies add up to its own. */
export function structureParts(folded: FoldedRna, table: PairTable): readonly StructurePart[] {
  const loops = loopsOf(table).map((loop, index) => ({
    loop,
    energy: folded.loopEnergies[index] ?? 0,
  }));
  const stackEnergy = (helix: Helix) =>
    loops
      .filter(({ loop }) => loop.kind === 'stack' && isIn(loop, helix))
      .reduce((sum, { energy }) => sum + energy, 0);
  const helices = helicesOf(table).map((helix, index) => ({
    name: `Helix ${index + 1}`,
    words: sayHelix(helix),
    spans: [helix.fivePrime, helix.threePrime],
    energy: stackEnergy(helix),
  }));
  const others = loops
    .filter(({ loop }) => loop.kind !== 'stack')
    .map(({ loop, energy }) => ({
      name: LOOP_NAMES[loop.kind],
      words: sayLoop(loop),
      spans: spansOf(loop),
      energy,
    }));
  return [...helices, ...others].toSorted(
    (a, b) => (a.spans[0]?.first ?? 0) - (b.spans[0]?.first ?? 0),
  );
}

/** What kinds of loops are called. */
export const LOOP_NAMES: Readonly<Record<LoopKind, string>> = {
  exterior: 'Exterior loop',
  stack: 'Helix',
  bulge: 'Bulge',
  interior: 'Interior loop',
  hairpin: 'Hairpin loop',
  multiloop: 'Multiloop',
};

/** The structure in a sentence, for those who do not see it. */
export function describeStructure(table: PairTable): string {
  const helices = helicesOf(table);
  if (helices.length === 0) return 'An open chain without a pair.';
  const pairs = helices.reduce((sum, { pairCount }) => sum + pairCount, 0);
  const kinds = loopsOf(table).map(({ kind }) => kind);
  const counted = (['hairpin', 'interior', 'bulge', 'multiloop'] as const)
    .map((kind) => ({ kind, count: kinds.filter((each) => each === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => plural(count, LOOP_NAMES[kind].toLowerCase()));
  return `${plural(pairs, 'base pair')} in ${plural(helices.length, 'helix', 'helices')}, with ${counted.join(', ')}.`;
}

/** Signed, with a true minus: `−5.4 kcal/mol`. */
export function sayEnergy(energy: number): string {
  const digits = Number.isInteger(Math.round(energy * 100) / 10) ? 1 : 2;
  return `${energy.toFixed(digits).replace('-', '−')} kcal/mol`;
}

function isIn({ closing }: Loop, { fivePrime: { first, last } }: Helix): boolean {
  return closing !== undefined && closing[0] + 1 >= first && closing[0] + 1 < last;
}

function sayHelix({ fivePrime, threePrime, pairCount }: Helix): string {
  const pairs = plural(pairCount, 'pair');
  return `${sayRange(fivePrime)} with ${sayRange(threePrime)}, ${pairs}`;
}

function sayLoop({ closing, unpaired, inner }: Loop): string {
  const bases = plural(unpaired.length, 'free base');
  if (!closing) return inner.length === 0 ? bases : `${bases}, ${plural(inner.length, 'stem')}`;
  const within = `within ${closing[0] + 1}–${closing[1] + 1}`;
  return inner.length > 1
    ? `${within}, ${bases}, ${plural(inner.length + 1, 'stem')}`
    : `${within}, ${bases}`;
}

/** Its free bases in stretches; its closing pair where it has none. */
function spansOf({ closing, unpaired }: Loop): Spans {
  const spans: { first: number; last: number }[] = [];
  for (const base of unpaired) {
    const before = spans.at(-1);
    if (before && before.last === base) before.last = base + 1;
    else spans.push({ first: base + 1, last: base + 1 });
  }
  if (spans.length > 0 || !closing) return spans;
  return closing.map((base) => ({ first: base + 1, last: base + 1 }));
}

function sayRange({ first, last }: { readonly first: number; readonly last: number }): string {
  return first === last ? String(first) : `${first}–${last}`;
}

function plural(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}
