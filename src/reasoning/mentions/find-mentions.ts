import type { Mention } from '../mention.ts';
import { findAtoms } from './find-atoms.ts';
import { findFormulas } from './find-formulas.ts';
import { findGroups } from './find-groups.ts';
import { findMotifs } from './find-motifs.ts';
import { findOxidationStates } from './find-oxidation-states.ts';
import { findPositions } from './find-positions.ts';
import { findQuantities } from './find-quantities.ts';
import { findResidues } from './find-residues.ts';
import { findSmiles } from './find-smiles.ts';
import { findSpaceGroups } from './find-space-groups.ts';
import { type KnownThings, knownThingsOf, type MentionContext } from './mention-context.ts';

type Finder = (text: string, known: KnownThings) => readonly Mention[];

/** Of two readings of the same characters that both point at something, or both at nothing, the earlier. */
const finders: readonly Finder[] = [
  findGroups,
  findSpaceGroups,
  findResidues,
  findPositions,
  findAtoms,
  findMotifs,
  findOxidationStates,
  findSmiles,
  findFormulas,
  findQuantities,
];

/**
 * Whatever a text says of the structures of a run, in reading order; none lies in another, the
 * longest stays. Its time grows with the length of the text: call it for a piece, and keep what it says.
 */
export function findMentions(text: string, context: MentionContext): readonly Mention[] {
  const known = knownThingsOf(context);
  const candidates = finders.flatMap((find) => find(text, known));
  // Sorting keeps the order of the finders among equals.
  const ranked = candidates.toSorted(
    (a, b) => lengthOf(b) - lengthOf(a) || Number(pointsAt(b)) - Number(pointsAt(a)),
  );
  const taken = new Uint8Array(text.length);
  const kept = ranked.filter(({ start, end }) => {
    if (end <= start || taken[start] === 1 || taken[end - 1] === 1) return false;
    taken.fill(1, start, end);
    return true;
  });
  return kept.sort((a, b) => a.start - b.start);
}

function lengthOf({ start, end }: Mention): number {
  return end - start;
}

function pointsAt({ targets }: Mention): boolean {
  return targets.length > 0;
}
