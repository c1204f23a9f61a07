import type { Run, RunSample } from '#state/run.ts';
import { sayCountOf } from '../say-quantity.ts';

const CLOSE = '</think>';

/** Tokens of a reply's thought so far; all of them while it is being written. */
export function thoughtTokenCount({ summary, tokens, thoughtEnd }: RunSample): number {
  if (summary) return summary.thoughtTokenCount;
  if (thoughtEnd) return thoughtEnd.tokenIndex;
  const close = tokens.findIndex(({ text }) => text.includes(CLOSE));
  return close < 0 ? tokens.length : close;
}

/** Where and why a thought was made to end; undefined where the model ended it by itself. */
export function sayThoughtEnd({ thoughtEnd }: RunSample, run: Run): string | undefined {
  if (!thoughtEnd) return undefined;
  const { tokenIndex, why } = thoughtEnd;
  const after = sayCountOf(tokenIndex, 'token');
  const budget = run.decoding.thoughtBudget;
  switch (why) {
    case 'answer-now':
      return `You ended the thought after ${after}, and the answer was written then.`;
    case 'early-exit':
      return `The thought was ended after ${after}: the answer, tried there, no longer changed. That is a sign of settled opinion, not of being right.`;
    case 'budget-soft':
      return `The thought was ended after ${after}, with its sentence, because it had nearly used its budget${budget ? ` of ${sayCountOf(budget.tokens, 'token')}` : ''}.`;
    case 'budget-hard':
      return budget && tokenIndex < budget.tokens
        ? `The thought was ended after ${after}, to leave ${sayCountOf(budget.answerTokens, 'token')} for the answer.`
        : `The thought was ended after ${after}: its budget was used up.`;
  }
}
