import { assert } from '#base/assert.ts';

/** A sequence under the name that people know it by. */
export interface NamedSequence {
  readonly label: string;
  readonly sequence: string;
  /** What is certain of its origin; a licence only where one is stated. */
  readonly source: string;
}

/** `length` letters of a longer sequence from letter `start` on, counted from 1. */
export function windowOf(
  whole: NamedSequence,
  start: number,
  length: number,
  label = whole.label,
): NamedSequence {
  const end = start + length - 1;
  assert(
    start >= 1 && end <= whole.sequence.length,
    `${whole.label} has no letters ${start} to ${end}`,
  );
  return {
    label,
    sequence: whole.sequence.slice(start - 1, end),
    source: `letters ${start} to ${end} of ${whole.label}, ${whole.source}`,
  };
}
