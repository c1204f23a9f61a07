import type { PublishedRange } from '#tasks/answer.ts';

interface PlaceInRange {
  readonly side: 'below' | 'inside' | 'above';
  /** 0 at the lowest value, 1 at the highest; a value outside stands at the nearer end. */
  readonly share: number;
}

/** Where a value stands in the span of published data; both ends count as inside. */
export function placeInRange(value: number, { low, high }: PublishedRange): PlaceInRange {
  if (value < low) return { side: 'below', share: 0 };
  if (value > high) return { side: 'above', share: 1 };
  return { side: 'inside', share: high === low ? 0.5 : (value - low) / (high - low) };
}
