import { assert, definitely } from '#base/assert.ts';
import { scoreChoices } from '../answers/score-choices.ts';
import type { Logits } from '../model/language-model.ts';
import type { ChosenToken } from './choose-token.ts';
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

/**
 * Writes replies side by side, row i of the cache for reply i, one token of each in every step, so
 * that all rows have the same length. `logits` are those of row 0 behind what all have in common;
 * finished replies leave their row to others.
 */
export async function writeReplies(
  run: GenerationRun,
  replies: readonly SampleReply[],
  logits: Logits,
): Promise<void> {
  // Before the first step all replies share row 0.
  let rows: readonly PlacedReply[] = replies.map((reply) => ({ reply, row: 0 }));
  let current = logits;
  for (;;) {
    obeySteering(run, replies);
    await writeNextTokens(run, rows, current);
    rows = await gather(run, rows);
    rows = await finishEnded(run, rows);
    const [first] = rows;
    if (!first) return;
    await exitEarly(run, first.reply);
    rows = await gather(run, rows);
    current = await run.cache.step(rows.map(({ reply }) => lastToken(reply)));
  }
}

/** Gives each reply the row of its place in the list. */
async function gather(
  { cache, rules }: GenerationRun,
  rows: readonly PlacedReply[],
): Promise<readonly PlacedReply[]> {
  const parents = rows.map(({ row }) => row);
  await cache.gather(parents, rules.promptIds, rows[0]?.reply.ids ?? []);
  return rows.map(({ reply }, row) => ({ reply, row }));
}

export interface PlacedReply {
  readonly reply: SampleReply;
  readonly row: number;
}

/** Chooses all before any is written: what is lost meanwhile has no token. */
async function writeNextTokens(
  run: GenerationRun,
  rows: readonly PlacedReply[],
  logits: Logits,
): Promise<void> {
  const going = rows.filter(({ reply }) => !reply.finish);
  for (const { reply } of going) endThoughtInTime(run, reply);
  const readable = going.some(({ reply }) => reply.rewritten === undefined)
    ? await run.chooser.lookAt(logits, masksOf(going, logits.rows))
    : undefined;
  const chosen: ChosenToken[] = [];
  for (const { reply, row } of going) {
    const { rewritten } = reply;
    chosen.push(
      rewritten !== undefined || !readable
        ? { id: definitely(rewritten, 'a token'), logProbability: 0, alternatives: [] }
        : await chooseToken(run, reply, readable, row),
    );
  }
  for (const [index, { reply }] of going.entries())
    writeToken(run, reply, definitely(chosen[index], 'a token for each reply'));
}

/** Replies that share a row are at the same place; one with a required token needs no mask. */
function masksOf(going: readonly PlacedReply[], rowCount: number): (Uint32Array | undefined)[] {
  const masks = new Array<Uint32Array | undefined>(rowCount).fill(undefined);
  for (const { reply, row } of going) {
    assert(row < rowCount, `row ${row} of ${rowCount}`);
    if (reply.required === undefined) masks[row] ??= reply.allowed;
  }
  return masks;
}

/** Reports those that have ended and returns the others. */
async function finishEnded(
  run: GenerationRun,
  rows: readonly PlacedReply[],
): Promise<readonly PlacedReply[]> {
  let left = rows;
  for (const { reply } of rows.filter((placed) => placed.reply.finish)) {
    const { choices, moved } = await scoreChoices(run, reply, left);
    left = moved.filter((placed) => placed.reply !== reply);
    finishReply(run, reply, choices);
  }
  return left;
}

function lastToken(reply: SampleReply): number {
  return definitely(reply.ids.at(-1), 'a token to read');
}
