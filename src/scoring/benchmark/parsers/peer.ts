import { firstNumberOfParser } from '#tasks/readers/find-numbers.ts';
import { PROTEIN } from '#tasks/readers/verdict-phrases.ts';
import { withoutThoughts } from './remove-thoughts.ts';

/** "The answer is …", else affirmations by substring before denials: "incorrect" holds "correct". */
export function readPeerVerdict(reply: string): boolean | undefined {
  const text = withoutThoughts(reply).toLowerCase();
  const stated = /the answer is\s+(yes|no)/.exec(text)?.[1];
  if (stated !== undefined) return stated === 'yes';
  if (PROTEIN.yes.some((phrase) => text.includes(phrase))) return true;
  return PROTEIN.no.some((phrase) => text.includes(phrase)) ? false : undefined;
}

/** Whether the first number is above 1; a sign counts only before a decimal point. */
export function readPeerStability(reply: string): boolean | undefined {
  const value = firstNumberOfParser(withoutThoughts(reply));
  return value === undefined ? undefined : value > MOST_UNSTABLE;
}

const MOST_UNSTABLE = 1;
