import { beforeAll, describe, expect, it } from 'vitest';
import { startTools } from '../benchmark/node-tools.fixture.ts';
import type { ScoringTools } from '../benchmark/scoring-tools.ts';
import { rewardReplies } from './reward-replies.ts';
import { rewardRules } from './reward-rules.ts';

let tools: ScoringTools;
beforeAll(async () => {
  tools = await startTools();
});

describe('replies without a reference', () => {
  it('are rewarded where they are valid molecules', async () => {
    const replies = [
      '<think>a ring</think><SMILES> c1ccccc1 </SMILES>',
      '<SMILES> c1ccccc </SMILES>',
      'no molecule',
    ];
    expect(await rewardReplies('unconditional-molecule', { prompt: '', replies }, tools)).toEqual({
      rule: 'validity',
      rewards: [1, 0, 0],
    });
  });

  it('are rewarded by the share of the requested elements that a valid material has', async () => {
    const prompt = 'Create a material that has Na, Cl.';
    const material = (text: string) => `<material> ${text} <sg> <sg225> </material>`;
    const replies = [material('Na Cl'), material('Na Br'), material('K Br'), material('Na Na Cl')];
    const rewarded = await rewardReplies('composition-to-material', { prompt, replies }, tools);
    expect(rewarded?.rewards).toEqual([1, 0.5, 0, 0]);
  });

  it('are rewarded more the lower the energy of a folded RNA is', async () => {
    const hairpin = (stem: number) => `<rna> ${'G'.repeat(stem)}GAAA${'C'.repeat(stem)} </rna>`;
    const replies = [hairpin(4), hairpin(9), 'none'];
    const rewarded = await rewardReplies('unconditional-rna', { prompt: '', replies }, tools);
    const [short = 0, long = 0, none] = rewarded?.rewards ?? [];
    expect(rewarded?.rule).toBe('energy');
    expect(long).toBeGreaterThan(short);
    expect(short).toBeGreaterThan(0);
    expect(none).toBe(0);
  });

  it('of every other task have no reward', async () => {
    const alone = [...rewardRules].filter(([, { by }]) => by === 'validity' || by === 'energy');
    expect(alone).toHaveLength(6);
    for (const [id, { by }] of rewardRules) {
      if (by === 'validity' || by === 'energy') continue;
      expect(await rewardReplies(id, { prompt: '', replies: ['x'] }, tools)).toBeUndefined();
    }
  });
});
