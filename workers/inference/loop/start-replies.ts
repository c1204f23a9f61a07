import type { GenerateParams } from '../protocol.ts';
import { type ReplyRules, SampleReply } from './sample-reply.ts';

/**
 * The replies of a run, told what an interrupted run had written as far as all have it in common:
 * so much is read at once. What only some have written is told again token by token, beside the
 * others.
 */
export function startReplies(
  rules: ReplyRules,
  { sampleCount = 1, written = [], thoughtBudget }: GenerateParams,
): readonly SampleReply[] {
  const writtenBy = Array.from({ length: sampleCount }, (_, sample) => written[sample] ?? []);
  const common = commonBeginning(writtenBy);
  // Whether the thought was made to end early is decided by the model: the last tokens go by it again.
  const { inLine } = rules.thought.endings;
  const retried = thoughtBudget?.exitsEarly ? inLine.length + 1 : 0;
  const told = common.slice(0, Math.max(0, common.length - retried));
  return writtenBy.map((ids, sample) => {
    const reply = new SampleReply(rules, sample, ids);
    for (const id of told) {
      if (reply.finish) break;
      reply.thought.endInTime(reply.ids.length);
      reply.accept(id);
    }
    return reply;
  });
}

function commonBeginning([first = [], ...others]: readonly (readonly number[])[]) {
  const end = first.findIndex((id, index) => others.some((ids) => ids[index] !== id));
  return end < 0 ? first : first.slice(0, end);
}
