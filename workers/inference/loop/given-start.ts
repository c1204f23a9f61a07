import { Failure } from '#base/failure.ts';
import type { GenerateParams, Token } from '../protocol.ts';
import { hasBit } from '../sampler/token-mask.ts';
import { type ReplyRules, SampleReply } from './sample-reply.ts';
import type { Writer } from './writer.ts';

/**
 * The tokens of a beginning that a person gave, the same for every sample; none where the run had
 * gone on behind it already. Throws `start-not-possible` where no reply could begin so: with a stop
 * token in it, outside the form of the answer, or with no room behind it.
 */
export function givenTokens(
  { codec, stopTokens }: Pick<Writer, 'codec' | 'stopTokens'>,
  rules: ReplyRules,
  { replyStart = '', written = [] }: GenerateParams,
): readonly Token[] {
  if (replyStart === '' || written.some((ids) => ids.length > 0)) return [];
  const ids = codec.encode(replyStart);
  const reply = new SampleReply(rules, 0, ids);
  return ids.map((id) => {
    if (stopTokens.has(id)) {
      throw notPossible(`it holds “${codec.textOf(id)}”, which ends a reply`);
    }
    if (reply.allowed && !hasBit(reply.allowed, id)) {
      throw notPossible('the form of the answer does not allow it');
    }
    const text = reply.accept(id);
    if (reply.finish) throw notPossible(`its ${ids.length} tokens leave no room to go on`);
    return { id, text, logProbability: 0, timeMs: 0, given: true };
  });
}

function notPossible(reason: string): Failure {
  return new Failure({
    code: 'start-not-possible',
    message: `The reply cannot go on behind the given beginning: ${reason}.`,
    cure: 'Change or shorten the beginning, or run without the form of the answer.',
  });
}
