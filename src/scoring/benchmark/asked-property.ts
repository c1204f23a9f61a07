import type { AnsweredRow } from './scorer.ts';

/**
 * The property that a row names, else the first key of its reference, by which the test files of
 * LLM4Mat-Bench are parted; undefined where there is neither.
 */
export function askedProperty({
  property,
  references,
}: Pick<AnsweredRow, 'property' | 'references'>): string | undefined {
  return property ?? firstKey(references[0] ?? '');
}

function firstKey(reference: string): string | undefined {
  const written = /\{([^{}:]+):/.exec(reference)?.[1]?.trim();
  return written?.replaceAll(/^["']|["']$/g, '') || undefined;
}
