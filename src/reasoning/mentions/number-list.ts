import type { LetterSpan } from '../mention.ts';

const RANGE = '\\s*(?:[-–—]|to|through)\\s*';
const NUMBER = '\\d{1,5}';

/** Source of a pattern for `3`, `3–7`, `3, 5 and 8 to 10`. */
export const NUMBER_LIST = `${NUMBER}(?:${RANGE}${NUMBER})?(?:(?:\\s*,\\s*(?:and\\s+)?|\\s+(?:and|or|&)\\s+)${NUMBER}(?:${RANGE}${NUMBER})?)*`;

/** What a list says, in its order; a range that goes down is turned round. */
export function readNumberList(text: string): readonly LetterSpan[] {
  const ranges = text.matchAll(new RegExp(`(${NUMBER})(?:${RANGE}(${NUMBER}))?`, 'g'));
  return [...ranges].map(([, first = '', last = first]) => ({
    first: Math.min(Number(first), Number(last)),
    last: Math.max(Number(first), Number(last)),
  }));
}

/** `4`, `4–9` or `4–9 and 12`. */
export function saySpans(spans: readonly LetterSpan[]): string {
  const parts = spans.map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`));
  if (parts.length > 6) return `${parts.slice(0, 6).join(', ')} and ${parts.length - 6} more`;
  const end = parts.pop() ?? '';
  return parts.length === 0 ? end : `${parts.join(', ')} and ${end}`;
}
