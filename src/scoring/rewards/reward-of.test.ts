import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tasks } from '#tasks/registry.ts';
import type { RowScore } from '../benchmark/scorer.ts';
import { rewardOf } from './reward-of.ts';
import { rewardRules } from './reward-rules.ts';

const ids = [...rewardRules.keys()];
const idsBy = (...kinds: readonly string[]) =>
  ids.filter((id) => kinds.includes(rewardRules.get(id)?.by ?? ''));

const row = (score: Partial<RowScore>): RowScore => ({
  status: 'partial',
  read: 'x',
  reference: 'y',
  value: undefined,
  ...score,
});

/** A property of the task, where it has several. */
function propertyOf(id: string): string | undefined {
  const rule = rewardRules.get(id);
  return rule?.by === 'property' ? Object.keys(rule.scales)[0] : undefined;
}

const reward = (id: string, score: Partial<RowScore>) => rewardOf(id, row(score), propertyOf(id));

describe('the table of rewards', () => {
  it('has the 103 tasks of the paper, each once', () => {
    expect(ids.toSorted()).toEqual(tasks.map(({ id }) => id).toSorted());
    expect(ids).toHaveLength(103);
  });

  it('measures distances where numbers are answered, and nowhere else', () => {
    const numbers = tasks.filter(({ answerKind, family }) => {
      return family === 'prediction' && ['number', 'numbers', 'property'].includes(answerKind);
    });
    const byDistance = ids.filter((id) => rewardRules.get(id)?.group === 'distance');
    expect(byDistance.toSorted()).toEqual(numbers.map(({ id }) => id).toSorted());
  });

  it('has a width for each property that a task offers', () => {
    for (const id of idsBy('property')) {
      const rule = rewardRules.get(id);
      const field = tasks
        .find((task) => task.id === id)
        ?.fields.find(({ kind }) => kind === 'choice');
      const offered = field?.kind === 'choice' ? field.options.map(({ value }) => value) : [];
      expect(offered.length).toBeGreaterThan(0);
      expect(rule?.by === 'property' ? Object.keys(rule.scales) : []).toEqual(offered);
    }
  });

  it('says for every width where it comes from, and none is 0', () => {
    const scales = [...rewardRules.values()].flatMap((rule) => {
      if (rule.by === 'property') return Object.values(rule.scales);
      return 'scale' in rule ? [rule.scale] : [];
    });
    expect(scales.length).toBe(12 + 60 + 1);
    for (const { width, unit, source } of scales) {
      expect(width).toBeGreaterThan(0);
      expect(unit).not.toBe('');
      expect(source).toMatch(/^(MAD of|chosen: )/);
    }
  });
});

it('is written down with the widths of tasks with one quantity', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/scores.md'), 'utf8');
  for (const id of idsBy('error')) {
    const rule = rewardRules.get(id);
    if (rule?.by !== 'error') throw new Error(id);
    const { width, unit, source } = rule.scale;
    expect(page).toContain(`| \`${id}\` | ${width} | ${unit} | ${source} |`);
  }
});

describe.each(ids)('the reward of %s', (id) => {
  const values = ['error', 'property', 'energy'].includes(rewardRules.get(id)?.by ?? '')
    ? fc.double({ min: 0, max: 1e9, noNaN: true })
    : fc.double({ min: 0, max: 1, noNaN: true });
  const sign = rewardRules.get(id)?.by === 'energy' ? -1 : 1;
  const isError = rewardRules.get(id)?.group === 'distance';

  it('is 0 for what could not be read', () => {
    expect(reward(id, { status: 'unreadable' })).toBe(0);
    expect(reward(id, { status: 'unreadable', value: 1, closeness: 1 })).toBe(0);
  });

  it('lies in 0 to 1 and never falls when the metric gets better', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const small = reward(id, { value: sign * low });
        const large = reward(id, { value: sign * high });
        const [worse, better] = isError ? [large, small] : [small, large];
        expect(worse).toBeGreaterThanOrEqual(0);
        expect(better).toBeLessThanOrEqual(1);
        expect(worse).toBeLessThanOrEqual(better);
      }),
      { numRuns: 30 },
    );
  });

  it('fails by name where the metric has no figure for the reply', () => {
    expect(() => reward(id, { value: undefined })).toThrow('gives this reply no figure of its own');
    expect(() => reward(id, { value: Number.NaN })).toThrow(
      'gives this reply no figure of its own',
    );
  });
});

describe('distances', () => {
  it('give 1 for no error and 1/e for one of the width', () => {
    expect(reward('esol', { value: 0, status: 'right' })).toBe(1);
    expect(reward('esol', { value: 1.657 })).toBeCloseTo(1 / Math.E, 12);
    expect(rewardOf('jarvis-dft', row({ value: 113 }), 'n-Seebeck')).toBeCloseTo(1 / Math.E, 12);
    expect(reward('lipo', { value: Number.POSITIVE_INFINITY })).toBe(0);
  });

  it('are taken from the pair of a row without an error', () => {
    expect(reward('lipo', { pair: [1, 1.974] })).toBeCloseTo(1 / Math.E, 12);
  });

  it('ask which property was meant, and know none by inheritance', () => {
    expect(() => rewardOf('oqmd', row({ value: 1 }))).toThrow('the row names no property');
    for (const name of ['volume', 'toString']) {
      expect(() => rewardOf('oqmd', row({ value: 1 }), name)).toThrow(`the property "${name}"`);
    }
    expect(() => rewardOf('oqmd', row({ status: 'unreadable' }))).toThrow('names no property');
  });

  it('are never negative', () => {
    expect(() => reward('esol', { value: -1 })).toThrow('not negative');
  });
});

describe('matches', () => {
  it('are rewarded with their share, and right and wrong with 1 and 0', () => {
    expect(reward('gsymbol2tissue', { value: 0.52 })).toBe(0.52);
    expect(reward('rna-protein', { status: 'right' })).toBe(1);
    expect(reward('rna-protein', { status: 'wrong' })).toBe(0);
  });

  it('may pass 1 by a rounding, and by no more', () => {
    expect(reward('go-idfilterseq', { value: 1 + 1e-12 })).toBe(1);
    expect(() => reward('go-idfilterseq', { value: 52 })).toThrow('lies in 0 to 1');
    expect(() => reward('go-idfilterseq', { value: -0.1 })).toThrow('lies in 0 to 1');
  });
});

describe('what tools verify', () => {
  it.each(idsBy('structure'))(
    '%s: is whole for the structure, and at most half beside it',
    (id) => {
      expect(reward(id, { value: 1, closeness: 0.2 })).toBe(1);
      expect(reward(id, { value: 0, closeness: 0.6 })).toBe(0.3);
      expect(reward(id, { value: 0, closeness: 1 })).toBe(0.5);
      expect(reward(id, { value: 0 })).toBe(0);
    },
  );

  it('is validity times the share of what was asked for', () => {
    expect(reward('composition-to-material', { value: 1, closeness: 0.75 })).toBe(0.75);
    expect(reward('composition-to-material', { value: 0, closeness: 0.75 })).toBe(0);
    expect(reward('unconditional-material', { value: 1 })).toBe(1);
  });

  it('grows with the depth of the fold, and is 0 for one that costs energy', () => {
    expect(reward('unconditional-rna', { value: -100 })).toBeCloseTo(1 - 1 / Math.E, 12);
    expect(reward('unconditional-rna', { value: 0 })).toBe(0);
    expect(reward('unconditional-rna', { value: 12 })).toBe(0);
    expect(reward('unconditional-rna', { value: -1e9 })).toBe(1);
  });
});

describe('tasks without a reward', () => {
  it('are named', () => {
    expect(() => rewardOf('free-question', row({ value: 1 }))).toThrow(
      'There is no reward for the task "free-question".',
    );
  });
});
