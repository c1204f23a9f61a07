import { gcContent } from '#science/letter-classes.ts';
import { sayLength } from '#science/sequence-letters.ts';
import type { SequenceField } from '#tasks/field.ts';
import { sayShare } from '../say-quantity.ts';

/** Length of an accepted sequence, and of DNA and RNA the share of G and C. */
export function saySequence({ kind }: SequenceField, sequence: string): string {
  const length = sayLength(kind, sequence.length);
  const gc = kind === 'protein' ? undefined : gcContent(sequence);
  return gc === undefined ? length : `${length} · ${sayShare(gc)} G+C`;
}
