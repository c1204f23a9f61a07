import type { PairTable } from './pair-table.ts';

export type LoopKind = 'exterior' | 'stack' | 'bulge' | 'interior' | 'hairpin' | 'multiloop';

/** A face of a secondary structure: what lies between pairs that see each other. Indices from 0. */
export interface Loop {
  readonly kind: LoopKind;
  /** The pair that closes it; undefined for the exterior loop. */
  readonly closing: readonly [number, number] | undefined;
  /** The pairs that lead out of it, from 5′ to 3′. */
  readonly inner: readonly (readonly [number, number])[];
  /** Bases in it that do not pair. */
  readonly unpaired: readonly number[];
}

/** All loops, the exterior one first; every pair but those of the exterior loop closes one. */
export function loopsOf(table: PairTable): readonly Loop[] {
  const loops: Loop[] = [];
  const waiting: (readonly [number, number] | undefined)[] = [undefined];
  while (waiting.length > 0) {
    const loop = loopBehind(table, waiting.pop());
    loops.push(loop);
    for (let index = loop.inner.length - 1; index >= 0; index--) waiting.push(loop.inner[index]);
  }
  return loops;
}

function loopBehind(table: PairTable, closing: readonly [number, number] | undefined): Loop {
  const [first, end] = closing ? [closing[0] + 1, closing[1]] : [0, table.length];
  const inner: (readonly [number, number])[] = [];
  const unpaired: number[] = [];
  for (let index = first; index < end; index++) {
    const partner = table[index] ?? -1;
    if (partner < 0) unpaired.push(index);
    else {
      inner.push([index, partner]);
      index = partner;
    }
  }
  return { kind: kindOf(closing, inner, unpaired.length), closing, inner, unpaired };
}

function kindOf(
  closing: readonly [number, number] | undefined,
  inner: Loop['inner'],
  unpairedCount: number,
): LoopKind {
  if (!closing) return 'exterior';
  const [only] = inner;
  if (!only) return 'hairpin';
  if (inner.length > 1) return 'multiloop';
  if (unpairedCount === 0) return 'stack';
  return only[0] === closing[0] + 1 || only[1] === closing[1] - 1 ? 'bulge' : 'interior';
}
