import { scoreChoices } from '../answers/score-choices.ts';
import type { Logits } from '../model/language-model.ts';
import type { ReadableLogits } from './choose-token.ts';
import { exitEarly } from './early-exit.ts';
import type { GenerationRun } from './generation-run.ts';
import type { SampleReply } from './sample-reply.ts';
import {
  chooseToken,
  endThoughtInTime,
  finishReply,
  obeySteering,
  writeToken,
} from './write-token.ts';

/** What is known behind the latest token: logits, and tokens that were read on in good faith. */
export interface Ahead {
  /** Row i: behind the latest token and the first i tokens of the draft. */
  readonly logits: ReadableLogits;
  readonly draft: readonly number[];
}

/** Where tokens come from that are read before it is certain that the reply has them. */
export interface LookAhead {
  /** The tokens that the reply has now, in order: of the prompt first. */
  push(id: number): void;
  /** Reads behind what was written; `isFixed`: the next token is not free to be guessed. */
  readBehind(reply: SampleReply, isFixed: boolean): Promise<Ahead>;
  /** How many tokens of the latest draft the reply has. */
  accept(count: number): void;
}

/**
 * Writes one reply of which several tokens may be known in one pass: what was read ahead counts as
 * far as the reply would have had it anyway, and is overwritten from there.
 */
export async function writeAhead(
  run: GenerationRun,
  reply: SampleReply,
  logits: Logits,
  ahead: LookAhead,
): Promise<void> {
  for (const id of [...run.rules.promptIds, ...reply.ids]) ahead.push(id);
  let current: Ahead = { logits: await run.chooser.lookAt(logits, [reply.allowed]), draft: [] };
  for (;;) {
    obeySteering(run, [reply]);
    const before = reply.ids.length;
    const accepted = reply.finish ? 0 : await writeAlong(run, reply, current);
    run.cache.keep(current.draft.slice(0, accepted));
    ahead.accept(accepted);
    if (reply.finish) break;
    for (const id of reply.ids.slice(before)) ahead.push(id);
    await exitEarly(run, reply);
    current = await ahead.readBehind(reply, isFixed(reply));
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
  { logits, draft }: Ahead,
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
