import { definitely } from '#base/assert.ts';
import type { GenerationRun } from '../loop/generation-run.ts';
import type { SampleReply } from '../loop/sample-reply.ts';
import type { PlacedReply } from '../loop/write-replies.ts';
import type { SampleSummary } from '../protocol.ts';
import { scoreOptions } from './score-options.ts';

interface Scored {
  readonly choices: SampleSummary['choices'];
  /** Where the replies are now: the scored one has moved to row 0, of which it loses its answer. */
  readonly moved: readonly PlacedReply[];
}

/**
 * The probabilities of a closed list of answers behind the thought of a reply that has ended.
 * Undefined where the form is no such list, and where the reply has no answer or no room for it.
 */
export async function scoreChoices(
  run: GenerationRun,
  reply: SampleReply,
  rows: readonly PlacedReply[],
): Promise<Scored> {
  const { answerStart, finish } = reply;
  const options = run.rules.constraint?.choices;
  const unscored = { choices: undefined, moved: rows };
  if (!options || answerStart === undefined || finish === 'ended') return unscored;
  const start = run.rules.promptIds.length + answerStart;
  const longest = Math.max(...options.map(({ ids }) => ids.length));
  if (start + longest > run.cache.length + run.cache.left) return unscored;
  const moved = await moveToFirstRow(run, reply, rows);
  const probabilities = await scoreBehind(
    run,
    reply,
    start,
    options.map(({ ids }) => ids),
  );
  return {
    choices: options.map(({ option }, index) => ({
      option,
      probability: definitely(probabilities[index], 'a probability for each option'),
    })),
    moved,
  };
}

async function moveToFirstRow(
  { cache, rules }: GenerationRun,
  reply: SampleReply,
  rows: readonly PlacedReply[],
): Promise<readonly PlacedReply[]> {
  const own = definitely(rows.find((placed) => placed.reply === reply)?.row, 'the row of a reply');
  if (own === 0) return rows;
  const rowCount = Math.max(...rows.map(({ row }) => row)) + 1;
  const swapped = (row: number) => (row === 0 ? own : row === own ? 0 : row);
  const parents = Array.from({ length: rowCount }, (_, row) => swapped(row));
  await cache.gather(parents, rules.promptIds, reply.ids);
  return rows.map((placed) => ({ ...placed, row: swapped(placed.row) }));
}

async function scoreBehind(
  { cache, rules, writer, signal }: GenerationRun,
  reply: SampleReply,
  start: number,
  options: readonly (readonly number[])[],
): Promise<readonly number[]> {
  const before = [...rules.promptIds, ...reply.ids][start - 1];
  const logits = await cache.ahead([definitely(before, 'a token before the answer')], start - 1);
  const firstLogits = await logits.all(0);
  return cache.lend(rules.promptIds, () =>
    scoreOptions(cache.model, start, options, firstLogits, writer.stopTokens, signal),
  );
}
