import { err, ok, type Result } from '#base/result.ts';
import type { Answer, ReadAnswer } from '../answer.ts';

export type Reading = Result<ReadAnswer, string>;

/** An answer that could be read; a falsy sentence says that nothing of that sort was forgiven. */
export function readable(answer: Answer, ...forgiven: (string | false | undefined)[]): Reading {
  return ok({ answer, forgiven: forgiven.filter((sentence) => typeof sentence === 'string') });
}

/** Why there is no answer in `reply`; `wanted` with its article, such as "a number". */
export function unreadable(reply: string, wanted: string): Reading {
  if (reply.trim() === '') return err(`The reply holds no answer where ${wanted} should be.`);
  return err(`No ${wanted.replace(/^an? /, '')} found in ${quoted(reply)}.`);
}

/** Text of a reply in quotation marks, cut after 120 characters. */
export function quoted(text: string): string {
  const shown = text.trim();
  return `"${shown.length > 120 ? `${shown.slice(0, 120)}…` : shown}"`;
}

/** Free of repetitions by `keyOf`, in the order of first appearance. */
export function distinct<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const first = new Map<string, T>();
  for (const item of items) {
    const key = keyOf(item);
    if (!first.has(key)) first.set(key, item);
  }
  return [...first.values()];
}

/** Text that means itself inside a regular expression. */
export function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/** Letters, digits and the underscore of any script, as Python's \w has them; JavaScript's are ASCII. */
const WORD = String.raw`[\p{L}\p{N}_]`;
/** Where a word of any script begins or ends. */
export const WORD_EDGE = `(?:(?<=${WORD})(?!${WORD})|(?<!${WORD})(?=${WORD}))`;

/** Any of the phrases between edges of words; `flags` are "i" or none. */
export function anyPhrase(phrases: readonly string[], flags: 'i' | '' = ''): RegExp {
  return new RegExp(`${WORD_EDGE}(?:${phrases.map(literal).join('|')})${WORD_EDGE}`, `u${flags}`);
}
