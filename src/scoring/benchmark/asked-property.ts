import type { AnsweredRow } from './scorer.ts';

/**
 * The property that a row names, else the first key of its reference, by which the test files of
 * LLM4Mat-Bench are parted; undefined where there is neither.
 */
export function askedProperty({
  property,
  references,
}: Pick<AnsweredRow, 'property' | 'references'>): string | undefined {
  return property ?? /\{\s*["']?([^{}:"']+?)["']?\s*:/.exec(references[0] ?? '')?.[1];
}
