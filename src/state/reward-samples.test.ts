import { describe, expect, it } from 'vitest';
import { runWith } from './history/history.fixture.ts';
import { rewardSamples } from './reward-samples.ts';
import { emptySample, type Run } from './run.ts';
import { chemistry, crystallography, engineWriting, storeWith } from './workbench-store.fixture.ts';

const { folding } = storeWith(engineWriting([])).getState();
const tools = { chemistry, folding, crystallography };
const materials = ['Na Br', 'Na Cl', 'K Br'].map(
  (symbols) => `</think><material> ${symbols} <sg> <sg225> </material>`,
);

/** A run of several replies, and what has become of it. */
function rewarding(change: Partial<Run>, replies: readonly string[] = materials) {
  let run = runWith({
    taskId: 'composition-to-material',
    prompt: 'Create a material that has Na, Cl.',
    samples: replies.map((text) => emptySample(text)),
    ...change,
  });
  const access = {
    get: () => run,
    change: (next: (run: Run) => Partial<Run>) => {
      run = { ...run, ...next(run) };
    },
    changeSample: () => {},
  };
  return rewardSamples(access, tools).then(() => run);
}

describe('samples that are made up', () => {
  it('are rewarded, and the best is shown', async () => {
    const run = await rewarding({});
    expect(run.rewards).toEqual({ kind: 'known', rule: 'validity', rewards: [0.5, 1, 0] });
    expect(run.shownSample).toBe(1);
  });

  it('leave the one on the screen that a person chose', async () => {
    const run = await rewarding({ shownSample: 2, shownIsChosen: true });
    expect(run.rewards).toMatchObject({ kind: 'known' });
    expect(run.shownSample).toBe(2);
  });

  it('say why there is no reward where a tool fails', async () => {
    const run = await rewarding({ taskId: 'unconditional-rna' }, ['<rna> GGGAAACCC </rna>', 'x']);
    expect(run.rewards).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('not folded here'),
    });
  });

  it.each([
    ['a reward that needs a reference', { taskId: 'esol' }],
    ['one sample', { samples: [emptySample(materials[0] ?? '')] }],
  ])('have no reward with %s', async (_, change) => {
    expect((await rewarding(change)).rewards).toBeUndefined();
  });
});
