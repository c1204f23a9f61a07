import { definitely } from '#base/assert.ts';
import type { ReadableLogits } from './choose-token.ts';
import { exitEarly } from './early-exit.ts';
import type { GenerationRun } from './generation-run.ts';
import type { Logits } from './language-model.ts';
import { Drafter } from './prompt-lookup-drafter.ts';
import type { SampleReply } from './sample-reply.ts';
import { scoreChoices } from './score-choices.ts';
import {
  chooseToken,
  endThoughtInTime,
  finishReply,
  obeySteering,
  writeToken,
} from './write-token.ts';

/** Tokens that one draft has at most: more are seldom all right, and each costs arithmetic. */
const LONGEST_DRAFT = 15;

/**
 * Writes one reply with drafts from the text so far: a draft is read together with the latest token,
 * and as much of it counts as the model would have written anyway.
 */
export async function writeDrafted(
  run: GenerationRun,
  reply: SampleReply,
  logits: Logits,
): Promise<void> {
  const { cache } = run;
  const drafter = new Drafter(Math.min(LONGEST_DRAFT, cache.model.mostTokensPerStep - 1));
  for (const id of [...run.rules.promptIds, ...reply.ids]) drafter.push(id);
  let current = await run.chooser.lookAt(logits, [reply.allowed]);
  let draft: readonly number[] = [];
  for (;;) {
    obeySteering(run, [reply]);
    const before = reply.ids.length;
    const accepted = reply.finish ? 0 : await writeAlong(run, reply, current, draft);
    cache.keep(draft.slice(0, accepted));
    run.speculation.acceptedTokens += accepted;
    if (reply.finish) break;
    for (const id of reply.ids.slice(before)) drafter.push(id);
    await exitEarly(run, reply);
    draft = isFixed(reply) ? [] : drafter.draft(cache.left - 1);
    run.speculation.draftedTokens += draft.length;
    const startedAt = performance.now();
    const next = await readDraft(run, definitely(reply.ids.at(-1), 'a token to read'), draft);
    current = await run.chooser.lookAt(next, [reply.allowed, ...draft.map(() => undefined)]);
    drafter.recordPass(draft.length + 1, performance.now() - startedAt);
  }
  const { choices } = await scoreChoices(run, reply, [{ reply, row: 0 }]);
  finishReply(run, reply, choices);
}

/**
 * Writes tokens while they are those of the draft, and the first that is not; returns how many
 * tokens of the draft have a successor. Stops at the end of a step, where something may be tried.
 */
async function writeAlong(
  run: GenerationRun,
  reply: SampleReply,
  logits: ReadableLogits,
  draft: readonly number[],
): Promise<number> {
  for (let row = 0; ; row++) {
    endThoughtInTime(run, reply);
    const chosen = await chooseToken(run, reply, logits, row);
    writeToken(run, reply, chosen);
    const isExpected = chosen.id === draft[row];
    if (reply.finish || !isExpected || reply.thought.isAtStepEnd || isFixed(reply)) return row;
  }
}

/** Where the next token is not free to be what it was before. */
function isFixed(reply: SampleReply): boolean {
  return reply.required !== undefined || reply.allowed !== undefined;
}

async function readDraft(
  { cache }: GenerationRun,
  last: number,
  draft: readonly number[],
): Promise<Logits> {
  if (draft.length === 0) return cache.step([last]);
  const logits = await cache.ahead([last, ...draft], cache.length, draft.length + 1);
  cache.keep([last]);
  return logits;
}
