import { beforeAll, describe, expect, it } from 'vitest';
import { definitely } from '#base/assert.ts';
import type { MoleculeBatches } from '#science/chemistry.ts';
import { foldRna } from '#science/rna/fold-rna.ts';
import type { ScienceTools } from '#science/science-tools.ts';
import { tasks } from '#tasks/registry.ts';
import type { Task } from '#tasks/task.ts';
import { perfectRows } from '../benchmark/perfect-rows.fixture.ts';
import type { AnsweredRow, ScoreMode } from '../benchmark/scorer.ts';
import { scorerOf } from '../benchmark/scorer-of.ts';
import { chemistryWith } from '../checked.fixture.ts';
import { startMoleculeBatches } from '../metrics/molecules/molecule-batches.fixture.ts';
import { rewardOf } from './reward-of.ts';

const NOT_ASKED_FOR = () => Promise.reject(new Error('not asked for'));
const modes: readonly ScoreMode[] = ['official', 'strict'];
let batches: MoleculeBatches | undefined;

beforeAll(async () => {
  batches = await startMoleculeBatches();
});

function tools(): ScienceTools {
  return {
    chemistry: chemistryWith(definitely(batches, 'RDKit')),
    folding: { foldRna: async (sequence) => foldRna(sequence) },
    crystallography: {
      findSymmetry: NOT_ASKED_FOR,
      wyckoffPositions: NOT_ASKED_FOR,
      symmetryOperations: NOT_ASKED_FOR,
    },
  };
}

async function rewardsOf(
  task: Task,
  rows: readonly AnsweredRow[],
  mode: ScoreMode,
): Promise<readonly number[]> {
  const scorer = await scorerOf(task.id);
  const report = await scorer.score(rows, mode, tools());
  return report.rows.map((row, place) => rewardOf(task.id, row, rows[place]?.property));
}

/**
 * What a perfect reply gets at least: no fold is so deep that a deeper one is not better, and METEOR
 * takes half of 1 / matches³ away for the one piece that a perfect text is.
 */
function least({ id, metrics }: Task): number {
  if (id === 'unconditional-rna') return 0;
  return metrics[0]?.name === 'METEOR' ? 0.999 : 1 - 1e-9;
}

const withReply = (row: AnsweredRow, reply: string): AnsweredRow => ({ ...row, replies: [reply] });

describe.each(tasks)('rewards of $id', (task) => {
  it.each(modes)('are whole for the references themselves (%s)', async (mode) => {
    const rewards = await rewardsOf(task, perfectRows(task), mode);
    expect(rewards.length).toBeGreaterThan(0);
    for (const reward of rewards) {
      expect(reward).toBeGreaterThan(least(task));
      expect(reward).toBeLessThanOrEqual(1);
    }
  });

  it('are nothing for replies that say nothing, read strictly', async () => {
    const rows = perfectRows(task);
    for (const reply of ['', '<think> I do not know', '???']) {
      const silent = rows.map((row) => withReply(row, reply));
      const rewards = await rewardsOf(task, silent, 'strict');
      expect(rewards).toEqual(rows.map(() => 0));
    }
  });

  it('lie between for the replies of other rows', async () => {
    const rows = perfectRows(task);
    const turned = rows.map((row, place) =>
      withReply(row, definitely(rows[(place + 1) % rows.length]?.replies[0], 'another reply')),
    );
    const whole = await rewardsOf(task, rows, 'strict');
    for (const [place, reward] of (await rewardsOf(task, turned, 'strict')).entries()) {
      expect(reward).toBeGreaterThanOrEqual(0);
      expect(reward).toBeLessThanOrEqual(1);
      if (task.id !== 'unconditional-rna') {
        expect(reward).toBeLessThanOrEqual((whole[place] ?? 0) + 1e-9);
      }
    }
  });
});
