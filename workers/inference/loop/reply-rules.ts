import { compileConstraint } from '../answers/answer-constraint.ts';
import type { GenerateParams } from '../protocol.ts';
import type { ReplyRules } from './sample-reply.ts';
import { openingToken, thoughtRules } from './thought-budget.ts';
import type { Writer } from './writer.ts';

/** What the replies to one rendered prompt have in common. */
export function replyRules(
  { codec, contextLength, model, stopTokens }: Writer,
  { maxTokens, thoughtBudget, answerForm }: GenerateParams,
  prompt: { readonly ids: readonly number[]; readonly replyPrefix: string },
): ReplyRules {
  const room = Math.min(maxTokens, contextLength - prompt.ids.length);
  return {
    promptIds: prompt.ids,
    replyPrefix: prompt.replyPrefix,
    codec,
    thought: thoughtRules(codec, room, thoughtBudget, answerForm !== undefined),
    openingToken: openingToken(codec),
    constraint: answerForm && compileConstraint(answerForm, codec, model.vocabulary, stopTokens),
    finishWhenFull: room < maxTokens ? 'context-full' : 'max-tokens',
  };
}
