import type { Mol } from '@rdkit/rdkit';
import { definitely } from '#base/assert.ts';
import { writtenAtoms } from '#science/smiles.ts';
import { moleculeFromJson } from './rdkit-json.ts';

/** A hydrogen that stands in the text as an atom of its own. */
const HYDROGEN = /^\[(\d*)H(?:[+\-@:\d]|\])/;

/**
 * For each atom of RDKit's molecule its number in the text. They differ after a plain `[H]`, which
 * RDKit makes part of its neighbour.
 */
export function writtenOrder(molecule: Mol, smiles: string): readonly number[] {
  const written = writtenAtoms(smiles.trim());
  const atoms = moleculeFromJson(molecule).atoms;
  if (written.length === atoms.length) return written.map((_, index) => index);
  const order: number[] = [];
  let next = 0;
  for (const run of hydrogenRuns(written.map(({ text }) => text))) {
    let kept = 0;
    while (atoms[next + kept]?.atomicNumber === 1) kept++;
    order.push(...keptOf(run.hydrogens, kept));
    next += kept;
    if (run.heavy !== undefined) {
      order.push(run.heavy);
      next++;
    }
  }
  definitely(order.length === atoms.length || undefined, `the atoms of ${smiles} in its text`);
  return order;
}

/** The inverse: for each atom of the text RDKit's index, or undefined for a hydrogen without one. */
export function rdkitOrder(molecule: Mol, smiles: string): readonly (number | undefined)[] {
  const order = writtenOrder(molecule, smiles);
  const indices: (number | undefined)[] = writtenAtoms(smiles.trim()).map(() => undefined);
  for (const [index, written] of order.entries()) indices[written] = index;
  return indices;
}

interface WrittenHydrogen {
  readonly index: number;
  /** An isotope or a charge, which RDKit keeps as an atom before all others. */
  readonly isSpecial: boolean;
}

interface HydrogenRun {
  readonly hydrogens: readonly WrittenHydrogen[];
  /** The atom that follows them; undefined at the end of the text. */
  readonly heavy: number | undefined;
}

function hydrogenRuns(texts: readonly string[]): readonly HydrogenRun[] {
  const runs: HydrogenRun[] = [];
  let hydrogens: WrittenHydrogen[] = [];
  for (const [index, text] of texts.entries()) {
    const hydrogen = HYDROGEN.exec(text);
    if (hydrogen) {
      hydrogens.push({ index, isSpecial: hydrogen[1] !== '' || /[+-]/.test(text) });
    } else {
      runs.push({ hydrogens, heavy: index });
      hydrogens = [];
    }
  }
  return [...runs, { hydrogens, heavy: undefined }];
}

function keptOf(hydrogens: readonly WrittenHydrogen[], count: number): readonly number[] {
  const kept = hydrogens
    .toSorted((a, b) => Number(b.isSpecial) - Number(a.isSpecial))
    .slice(0, count);
  return kept.map(({ index }) => index).sort((a, b) => a - b);
}
