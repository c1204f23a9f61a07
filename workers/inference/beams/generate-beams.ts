import { type GenerationRun, tick } from '../loop/generation-run.ts';
import type { ReplyRules } from '../loop/sample-reply.ts';
import { Thought } from '../loop/thought-budget.ts';
import type { Writer } from '../loop/writer.ts';
import type { Logits } from '../model/language-model.ts';
import type { BeamCandidate, BeamSearch, SampleSummary } from '../protocol.ts';
import { formOfBeams } from './beam-form.ts';
import { searchBeams } from './beam-search.ts';

/** The leading beam is written out anew for each report. */
const REPORT_INTERVAL_MS = 200;

/** The best sequences behind a prompt, whose last logits these are. */
export async function generateBeams(
  { writer, rules, cache, signal, report, clock, summaries }: GenerationRun,
  beams: BeamSearch,
  firstLogits: Logits,
): Promise<readonly BeamCandidate[]> {
  const promptLength = rules.promptIds.length;
  let reportedAt = Number.NEGATIVE_INFINITY;
  const candidates = await cache.lend(rules.promptIds, () =>
    searchBeams(
      {
        model: writer.model,
        codec: writer.codec,
        stopTokens: writer.stopTokens,
        firstLogits,
        promptLength,
        room: rules.thought.room,
        finishWhenFull: rules.finishWhenFull,
        rule: ruleOf(rules, writer),
        signal,
        startedAt: clock.startedAt,
        onStep: (step) => {
          const now = tick(clock);
          if (now - reportedAt < REPORT_INTERVAL_MS) return;
          reportedAt = now;
          report({ kind: 'leading-beam', tokens: step.best() });
        },
      },
      beams,
    ),
  );
  tick(clock);
  for (const [index, candidate] of candidates.entries())
    summaries.set(index, summariseCandidate(candidate, rules));
  return candidates;
}

function ruleOf({ constraint, thought, replyPrefix }: ReplyRules, { codec, model }: Writer) {
  if (!constraint) return undefined;
  const isThinking = new Thought(thought, replyPrefix).phase === 'open';
  const { separator } = thought;
  return formOfBeams({ constraint, codec, vocabulary: model.vocabulary, isThinking, separator });
}

/** Its stop token, whose text is empty, is not counted. */
function summariseCandidate({ tokens, finish }: BeamCandidate, rules: ReplyRules): SampleSummary {
  const thought = new Thought(rules.thought, rules.replyPrefix);
  const replyTokens = finish === 'stop-token' ? tokens.slice(0, -1) : tokens;
  for (const { id, text } of replyTokens) thought.accept(id, text);
  return { finish, tokenCount: replyTokens.length, thoughtTokenCount: thought.tokenCount };
}
