import type { SequenceField } from '#tasks/field.ts';
import { sayCount, sayShare } from '../say-quantity.ts';

const units = { dna: 'base', rna: 'base', protein: 'residue' } as const;

/** Length of a sequence, the usual one, and the share of G and C: `249 bases · 41 % G+C`. */
export function saySequence({ kind, usualLength }: SequenceField, sequence: string): string {
  const { length } = sequence;
  const parts = [`${sayCount(length)} ${units[kind]}${length === 1 ? '' : 's'}`];
  if (usualLength !== undefined && usualLength !== length) {
    parts.push(`usually ${sayCount(usualLength)}`);
  }
  if (kind !== 'protein') parts.push(`${sayShare(shareOfGc(sequence))} G+C`);
  return parts.join(' · ');
}

/** Share of G and C among all letters, from 0 to 1. */
function shareOfGc(sequence: string): number {
  return sequence.replaceAll(/[^GC]/g, '').length / sequence.length;
}
