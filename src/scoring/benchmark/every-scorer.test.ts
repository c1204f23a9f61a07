import { beforeAll, describe, expect, it } from 'vitest';
import { definitely } from '#base/assert.ts';
import { findTask, tasks } from '#tasks/registry.ts';
import type { Task } from '#tasks/task.ts';
import { rewardOf } from '../rewards/reward-of.ts';
import { startTools } from './node-tools.fixture.ts';
import { perfectRows } from './perfect-rows.fixture.ts';
import type { AnsweredRow, MetricValue, ScoreMode, ScoreReport } from './scorer.ts';
import { scorerOf } from './scorer-of.ts';
import type { ScoringTools } from './scoring-tools.ts';

const modes: readonly ScoreMode[] = ['official', 'strict'];
const NOTHING: AnsweredRow = { replies: [], references: [] };

let tools: ScoringTools;

beforeAll(async () => {
  tools = await startTools();
});

async function score(
  task: Task,
  rows: readonly AnsweredRow[],
  mode: ScoreMode,
): Promise<ScoreReport> {
  const scorer = await scorerOf(task.id);
  return scorer.score(rows, mode, tools);
}

/** What no browser can measure, what three figures make one of, and ratios to no error at all. */
const ABSENT: Readonly<Record<ScoreMode, readonly string[]>> = {
  official: ['Fmax', 'METEOR', 'BLEU-2', 'BLEU-4'],
  strict: [],
};
const ALWAYS_ABSENT = [
  'BERTScore F1',
  'MACCS / RDK / Morgan similarity',
  'MAD/MAE',
  'Average pLDDT',
  'Rfam family count',
];

/** What perfect replies score, where it is neither everything nor nothing. */
const NEITHER = ['Average length', 'Average MFE'];
/** Two equal texts of n words reach 1 − 0.5 / n³. */
const NEARLY = ['METEOR'];
/** Materials that are those of the references are not new. */
const DOWN = ['Novelty'];

describe.each(tasks)('the scorer of $id', (task) => {
  describe.each(modes)('%s', (mode) => {
    it('gives the perfect score to the references themselves', async () => {
      const rows = perfectRows(task);
      const report = await score(task, rows, mode);
      expect(report.n).toBe(rows.length);
      expect(report.rows.map(({ status }) => status)).toEqual(rows.map(() => 'right'));
      expectPerfect(task, report);
      expectFullRewards(task, rows, report);
    });

    it('does not depend on the order of rows', async () => {
      const rows = damaged(task);
      const forth = await score(task, rows, mode);
      const back = await score(task, [...rows].reverse(), mode);
      for (const { name } of task.metrics) {
        const [a, b] = [forth.metrics[name], back.metrics[name]].map(numberIn);
        if (a === undefined || b === undefined) expect([name, a]).toEqual([name, b]);
        else expect(b).toBeCloseTo(a, 9);
      }
      expect([...back.rows].reverse()).toEqual(forth.rows);
    });

    it('survives empty and unreadable replies, which never score better than wrong ones', async () => {
      const wrong = damaged(task);
      const before = await score(task, wrong, mode);
      for (const reply of ['', '<think> I do not', '???', '�\u0000'.repeat(50)]) {
        const after = await score(
          task,
          wrong.map((row, at) => (at === 0 ? withReply(row, reply) : row)),
          mode,
        );
        expect(after.n).toBe(wrong.length);
        if (mode === 'strict') expectNotBetter(task, before, after);
        const none = await score(
          task,
          wrong.map((row) => withReply(row, reply)),
          mode,
        );
        expect(none.rows).toHaveLength(wrong.length);
      }
    });
  });

  it('survives rows without replies or references', async () => {
    for (const mode of modes) {
      const [first = NOTHING] = perfectRows(task);
      const rows = [NOTHING, { ...first, replies: [] }, { ...first, references: [] }, first];
      expect((await score(task, rows, mode)).rows).toHaveLength(rows.length);
    }
  });

  it('says of no rows that there are none', async () => {
    const { metrics, rows } = await score(task, [], 'official');
    expect(rows).toEqual([]);
    expect(Object.keys(metrics)).toEqual(task.metrics.map(({ name }) => name));
    for (const metric of Object.values(metrics)) expect(metric).toHaveProperty('absent');
  });
});

function expectPerfect(task: Task, { mode, metrics }: ScoreReport): void {
  const absent = [...ALWAYS_ABSENT, ...ABSENT[mode]];
  for (const { name, direction } of task.metrics) {
    const metric = definitely(metrics[name], name);
    if (absent.includes(name)) {
      expect([name, metric]).toEqual([name, { absent: expect.stringMatching(/\w.*\.$/) }]);
    } else if (!NEITHER.includes(name)) {
      const isNothing = direction === 'down' || DOWN.includes(name);
      const perfect = isNothing || !('unit' in metric) ? 0 : factorOf(metric.unit);
      const digits = NEARLY.includes(name) ? 2 : 9;
      expect([name, numberIn(metric)]).toEqual([name, expect.closeTo(perfect, digits)]);
    }
  }
}

/** METEOR never reaches 1; of free RNA the energy is rewarded. */
function expectFullRewards(task: Task, rows: readonly AnsweredRow[], report: ScoreReport): void {
  const isSoft = task.id === 'molecule-captioning' || task.id === 'unconditional-rna';
  for (const [at, row] of report.rows.entries()) {
    const reward = rewardOf(task.id, row, rows[at]?.property);
    expect(reward).toBeLessThanOrEqual(1);
    expect(reward).toBeGreaterThanOrEqual(isSoft ? 0 : 1);
  }
}

/** Perfect rows, but the first has the reply of the second. */
function damaged(task: Task): readonly AnsweredRow[] {
  const rows = perfectRows(task);
  const other = rows[1]?.replies ?? [];
  return rows.map((row, at) => (at === 0 ? { ...row, replies: other } : row));
}

function withReply(row: AnsweredRow, reply: string): AnsweredRow {
  return { ...row, replies: row.replies.map(() => reply) };
}

/** Of the primary metric; without a figure there is nothing better. */
function expectNotBetter(task: Task, before: ScoreReport, after: ScoreReport): void {
  const [primary] = task.metrics;
  // Of free generation the number of bases decides, not whether an answer is right.
  if (!primary || NEITHER.includes(primary.name)) return;
  const [old, now] = [before, after].map(({ metrics }) => numberIn(metrics[primary.name]));
  if (old === undefined || now === undefined) return;
  const gain = primary.direction === 'up' ? now - old : old - now;
  expect(gain).toBeLessThanOrEqual(1e-9);
}

function numberIn(metric: MetricValue | undefined): number | undefined {
  return metric && 'value' in metric ? metric.value : undefined;
}

function factorOf(unit: string): number {
  return unit === 'percent' || unit === 'times 100' ? 100 : 1;
}

describe('the scorer of any other id', () => {
  it.each(['free-question', 'nothing', ''])('"%s" is refused with a cure', async (id) => {
    await expect(scorerOf(id)).rejects.toMatchObject({ code: 'no-scorer', cure: /103 tasks/ });
  });
  it('names every task', () => expect(findTask('esol')).toBeDefined());
});

it('stops where it is asked to', async () => {
  const scorer = await scorerOf('esol');
  const task = definitely(findTask('esol'), 'esol');
  const stopped = scorer.score(perfectRows(task), 'strict', tools, AbortSignal.abort());
  await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
});
