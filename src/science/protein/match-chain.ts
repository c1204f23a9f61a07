import { alignSequences } from './align-sequences.ts';
import { type MacroStructure, residueLabel, type StructureChain } from './structure.ts';

/** How a chain of a structure lies along a sequence; positions count from 1, residues from 0. */
export interface ChainMatch {
  readonly chain: StructureChain;
  /** The residue of the chain at each position of the sequence, by position − 1. */
  readonly residues: readonly (number | undefined)[];
  /** The position in the sequence for each residue of the chain. */
  readonly positions: readonly (number | undefined)[];
  readonly alignedCount: number;
  readonly identicalCount: number;
  /** Whether the two are alike enough to point from one to the other. */
  readonly isAlike: boolean;
}

/** Below this share of equal letters, or of aligned ones, the chain is another protein. */
const LEAST_IDENTITY = 0.4;
const LEAST_COVER = 0.3;

/** A chain laid along the sequence; undefined where both are too long to be aligned. */
export function matchChain(sequence: string, chain: StructureChain): ChainMatch | undefined {
  const own = chain.residues.map(({ letter }) => letter).join('');
  const alignment = alignSequences(sequence, own);
  if (!alignment) return undefined;
  const { partners, alignedCount, identicalCount } = alignment;
  const positions: (number | undefined)[] = chain.residues.map(() => undefined);
  const residues = [...partners].map((partner, i) => {
    if (partner === -1) return undefined;
    positions[partner] = i + 1;
    return partner;
  });
  const shorter = Math.min(sequence.length, own.length);
  const isAlike =
    chain.kind === 'protein' &&
    identicalCount >= LEAST_IDENTITY * alignedCount &&
    alignedCount >= LEAST_COVER * shorter &&
    alignedCount > 0;
  return { chain, residues, positions, alignedCount, identicalCount, isAlike };
}

/** Chains tried when the best one is looked for; those with letters that were tried count once. */
const MOST_TRIED = 12;

/** The chain that has the most letters in common with the sequence; else the first of the file. */
export function bestChain(
  sequence: string,
  { chains }: MacroStructure,
): StructureChain | undefined {
  const own = chains.filter(({ residues }) => residues.length > 0);
  const distinct = new Map<string, StructureChain>();
  for (const chain of own) {
    const letters = chain.residues.map(({ letter }) => letter).join('');
    if (chain.kind === 'protein' && !distinct.has(letters)) distinct.set(letters, chain);
  }
  const tried = [...distinct.values()].slice(0, MOST_TRIED).map((chain) => ({
    chain,
    count: matchChain(sequence, chain)?.identicalCount ?? 0,
  }));
  return tried.sort((one, other) => other.count - one.count)[0]?.chain ?? own[0];
}

/** What the alignment found, in whole sentences. */
export function sayMatch(match: ChainMatch, sequenceLength: number): string {
  const { chain, alignedCount, identicalCount, isAlike } = match;
  if (chain.kind !== 'protein') {
    return 'This chain is of bases, not of amino acids, so nothing points from it to the sequence.';
  }
  const identity = alignedCount === 0 ? 0 : Math.floor((100 * identicalCount) / alignedCount);
  const name = chain.id === '' ? 'the chain' : `chain ${chain.id}`;
  const cover = `${alignedCount} of ${sequenceLength} positions lie along ${name} (${chain.residues.length} residues with coordinates), ${identity}\u00a0% of them with the same letter`;
  return isAlike
    ? `${cover}${sayShift(match)}.`
    : `This looks like another protein: ${cover}. So nothing points from one to the other.`;
}

/** How the authors' numbers differ from positions, where the difference is the same throughout. */
function sayShift({ residues, chain }: ChainMatch): string {
  const shifts = new Set(
    residues.flatMap((residue, i) => {
      const own = residue === undefined ? undefined : chain.residues[residue];
      return own ? [own.number - (i + 1)] : [];
    }),
  );
  const [shift = 0] = shifts;
  if (shifts.size !== 1) return '; its own numbers are kept beside the positions';
  if (shift === 0) return '; its numbers are those of the sequence';
  return `; its numbers are ${Math.abs(shift)} ${shift > 0 ? 'more' : 'less'} than the positions`;
}

/** `A 48` for the residue at a position, from 1; undefined where it has no coordinates. */
export function residueAt(match: ChainMatch, position: number): string | undefined {
  const residue = match.chain.residues[match.residues[position - 1] ?? -1];
  return residue && `${match.chain.id} ${residueLabel(residue)}`.trim();
}
