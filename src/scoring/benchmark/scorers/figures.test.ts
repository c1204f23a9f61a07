import { beforeAll, expect, it } from 'vitest';
import { startTools } from '../node-tools.fixture.ts';
import type { AnsweredRow } from '../scorer.ts';
import { scorerOf } from '../scorer-of.ts';
import type { ScoringTools } from '../scoring-tools.ts';
import { figureCases } from './figure-cases.fixture.ts';

let tools: ScoringTools;

beforeAll(async () => {
  tools = await startTools();
});

it.each(figureCases)('$task, $mode: $shows', async ({ task, mode, rows, figures }) => {
  const scorer = await scorerOf(task);
  const answered = rows.map(
    ([reply, reference, more]): AnsweredRow => ({
      replies: typeof reply === 'string' ? [reply] : reply,
      references: [reference],
      ...more,
    }),
  );
  const { metrics } = await scorer.score(answered, mode, tools);
  for (const [name, value] of Object.entries(figures)) {
    const metric = metrics[name];
    const got = metric && 'value' in metric ? metric.value : metric && undefined;
    expect([name, metric !== undefined]).toEqual([name, true]);
    expect([name, got]).toEqual([name, value === undefined ? undefined : expect.closeTo(value, 9)]);
  }
});
