import { beforeAll, describe, expect, it } from 'vitest';
import { definitely } from '#base/assert.ts';
import { startTools } from '#scoring/benchmark/node-tools.fixture.ts';
import { perfectRows } from '#scoring/benchmark/perfect-rows.fixture.ts';
import type { AnsweredRow, ScoreMode } from '#scoring/benchmark/scorer.ts';
import { scorerOf } from '#scoring/benchmark/scorer-of.ts';
import type { ScoringTools } from '#scoring/benchmark/scoring-tools.ts';
import { findTask, tasks } from '#tasks/registry.ts';
import type { Task } from '#tasks/task.ts';
import { sayUnreadReferences } from './unread-references.ts';

const modes: readonly ScoreMode[] = ['official', 'strict'];
let tools: ScoringTools;

beforeAll(async () => {
  tools = await startTools();
});

async function said(task: Task, rows: readonly AnsweredRow[], mode: ScoreMode) {
  const scorer = await scorerOf(task.id);
  const report = await scorer.score(rows, mode, tools);
  const scored = rows.map(({ references }, at) => ({
    question: { fileRow: at + 2, references },
    score: report.rows[at],
  }));
  return sayUnreadReferences(scored, mode, task);
}

describe('references that scoring does not understand', () => {
  it.each(tasks.filter(({ metrics }) => metrics.length > 0))(
    'are none where they are as in the test set of $id, whatever is replied',
    async (task) => {
      for (const mode of modes) {
        const rows = perfectRows(task);
        expect(await said(task, rows, mode)).toBeUndefined();
        const empty = rows.map((row) => ({ ...row, replies: [''] }));
        expect(await said(task, empty, mode)).toBeUndefined();
      }
    },
  );

  it.each([
    ['forward-synthesis', 'official', 'CCO', 'Official scoring'],
    ['retrosynthesis-uspto-50k', 'official', 'CCO', 'Official scoring'],
    ['smiles-to-iupac', 'official', 'ethanol', 'Official scoring'],
    ['bbbp', 'official', '1', 'Official scoring'],
    ['bbbp', 'strict', '1', 'Strict scoring'],
    ['solubility-peer', 'strict', '1', 'Strict scoring'],
    ['promoter-300-all', 'official', '0', 'Official scoring'],
    ['esol', 'official', 'n/a', 'Official scoring'],
  ] as const)('of %s are counted in %s scoring: “%s”', async (taskId, mode, reference, words) => {
    const task = definitely(findTask(taskId), taskId);
    const right = perfectRows(task).slice(0, 1);
    const rows = [...right, { replies: [reference], references: [reference] }];
    const sentence = await said(task, rows, mode);
    expect(sentence).toContain(`${words} finds no answer of this task in the references of 1 of 2`);
    expect(sentence).toContain(`such as “${reference}” in row 3`);
  });
});
