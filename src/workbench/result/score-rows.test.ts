import { describe, expect, it } from 'vitest';
import { publishedScoresOf } from '#tasks/published-scores.ts';
import { findTask } from '#tasks/registry.ts';
import { nano } from '../workbench.fixture.tsx';
import { barOf, ownRow, publishedRows, scoreScale } from './score-rows.ts';

describe('the rows of published scores', () => {
  it('put the score on the subset below the score on all rows of the same model', () => {
    const rows = publishedRows(publishedScoresOf('smiles-to-iupac'));
    expect(rows.map(({ model, value, measuredOn }) => `${model} ${value} ${measuredOn}`)).toEqual([
      'SciReasoner-8B 56.63 test-set',
      'SciReasoner-8B 57.1 subset',
      'SciReasoner-1.7B 49.52 test-set',
      'SciReasoner-1.7B 50.2 subset',
      'LlaSMol-7B 29 test-set',
      'Gemini 2.5 Pro 4.7 subset',
      'GPT-o3 1.5 subset',
      'DeepSeek-R1 2.2 test-set',
      'gpt-oss-120b 0.17 test-set',
    ]);
  });

  it('name the specialist and the expert method of the task', () => {
    const rows = publishedRows(publishedScoresOf('stability'));
    expect(rows).toContainEqual({
      model: 'Evoformer',
      note: 'no language model',
      value: 79,
      measuredOn: 'test-set',
    });
  });
});

describe('a bar', () => {
  const scaleOf = (id: string, direction: 'up' | 'down') => {
    const published = publishedScoresOf(id);
    return scoreScale(publishedRows(published), published.unit, direction);
  };

  it('is drawn against the full score where the unit has one', () => {
    expect(scaleOf('smiles-to-iupac', 'up')).toEqual({ low: 0, high: 100 });
    expect(scaleOf('molecule-captioning', 'up')).toEqual({ low: 0, high: 1 });
  });

  it('is drawn against the largest value where it has none', () => {
    expect(scaleOf('esol', 'down')).toEqual({ low: 0, high: 3.45 });
    expect(scaleOf('jarvis-qetb', 'up')).toEqual({ low: 0, high: 148.71 });
  });

  it('goes to the left of zero for a negative value', () => {
    const scale = scaleOf('stability', 'up');
    expect(scale).toEqual({ low: -9.15, high: 100 });
    expect(barOf(-9.15, scale).start).toBe(0);
    expect(barOf(50, scale).start).toBeCloseTo(barOf(-9.15, scale).length);
    const energies = scaleOf('unconditional-rna', 'down');
    expect(energies).toEqual({ low: -417.58, high: 0 });
    expect(barOf(-417.58, energies)).toEqual({ start: 0, length: 100 });
  });

  it.each([0, -3, 7])('of %d alone stays inside the axis', (value) => {
    const row = { model: 'm', value, measuredOn: 'test-set' } as const;
    const { start, length } = barOf(value, scoreScale([row], 'kcal/mol', 'down'));
    expect(start).toBeGreaterThanOrEqual(0);
    expect(start + length).toBeLessThanOrEqual(100);
  });
});

describe('the row of the loaded model', () => {
  const measured = (taskId: string, change: object) => ({
    ...nano,
    card: {
      ...nano.card!,
      measurements: [
        {
          taskId,
          mode: 'thinking' as const,
          flavour: 'cpu-int8',
          metric: findTask(taskId)!.metrics[0]!.name,
          value: 0.776,
          interval: [0.7, 0.8] as [number, number],
          n: 500,
          ...change,
        },
      ],
    },
  });
  const row = (taskId: string, change: object = {}) =>
    ownRow(measured(taskId, change), findTask(taskId)!, 'auto');

  it('has a share of the card in the unit of the paper', () => {
    expect(row('smiles-to-formula')).toEqual({
      model: 'This model (nano)',
      note: '500 held-out rows of its own, not comparable',
      value: 77.6,
      measuredOn: 'own-rows',
    });
    expect(row('unconditional-molecule')?.value).toBe(0.776);
    expect(row('esol', { value: 1.3, unit: 'log10(mol/L)' })?.value).toBe(1.3);
  });

  it('says when the scoring was not the official one', () => {
    expect(row('smiles-to-formula', { scoring: 'strict' })?.note).toContain('strict scoring');
    expect(row('smiles-to-formula', { scoring: 'both' })?.note).not.toContain('scoring');
  });

  it('is missing without a measurement by the same metric in the same unit', () => {
    expect(row('smiles-to-formula', { metric: 'Unreadable' })).toBeUndefined();
    expect(row('esol')).toBeUndefined();
    expect(row('esol', { unit: 'mg/mL' })).toBeUndefined();
    expect(ownRow(nano, findTask('esol')!, 'auto')).toBeUndefined();
  });
});
