import type { Token, TokenAlternative } from '#workers/inference/protocol.ts';

/** A long thought has thousands of tokens; so many are shown at a time. */
export const TOKENS_ON_A_PAGE = 100;

/** The page that holds the first token behind the thought, counted from 0: the answer's beginning. */
export function pageOfAnswer(tokens: readonly Token[]): number {
  const close = tokens.findIndex(({ text }) => text.includes('</think>'));
  const first = Math.min(close + 1, tokens.length - 1);
  return Math.max(0, Math.floor(first / TOKENS_ON_A_PAGE));
}

/** A token's text with its white space to be seen; part of a character has none of its own. */
export function visibleText(text: string): string {
  if (text === '') return '…';
  return text.replaceAll(' ', '·').replaceAll('\n', '⏎').replaceAll('\t', '⇥');
}

/** The chosen token among those that were most probable, in the order of their probabilities. */
export function rankedAlternatives(
  token: Token,
): readonly (TokenAlternative & { readonly isChosen: boolean })[] {
  const others = (token.alternatives ?? []).filter(({ id }) => id !== token.id);
  return [
    { ...token, isChosen: true },
    ...others.map((other) => ({ ...other, isChosen: false })),
  ].toSorted((a, b) => b.logProbability - a.logProbability);
}
