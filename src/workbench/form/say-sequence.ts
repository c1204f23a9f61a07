import type { SequenceField } from '#tasks/field.ts';
import { sayCount, sayShare } from '../say-quantity.ts';

const units = { dna: 'base', rna: 'base', protein: 'residue' } as const;

/** Length of an accepted sequence, and of DNA and RNA the share of G and C. */
export function saySequence({ kind }: SequenceField, sequence: string): string {
  const length = sayLength(kind, sequence.length);
  return kind === 'protein' ? length : `${length} · ${sayShare(shareOfGc(sequence))} G+C`;
}

/** A length in the unit of the sequence: `1,234 residues`. */
export function sayLength(kind: SequenceField['kind'], length: number): string {
  return `${sayCount(length)} ${units[kind]}${length === 1 ? '' : 's'}`;
}

/** Share of G and C among all letters, from 0 to 1. */
function shareOfGc(sequence: string): number {
  return sequence.replaceAll(/[^GC]/g, '').length / sequence.length;
}
