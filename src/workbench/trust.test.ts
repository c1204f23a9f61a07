import { describe, expect, it } from 'vitest';
import type { Measurement, ModelCard } from '#library/model-card.ts';
import { findTask } from '#tasks/registry.ts';
import type { LoadedModel, Mode } from '#workers/inference/protocol.ts';
import { sayMeasurement, trustIn } from './trust.ts';
import { nano } from './workbench.fixture.tsx';

const formula = findTask('smiles-to-formula')!;
const bbbp = findTask('bbbp')!;

const exact: Measurement = {
  taskId: 'smiles-to-formula',
  mode: 'thinking',
  flavour: 'cpu-int8',
  metric: 'exact formula',
  value: 0.71,
  interval: [0.67, 0.75],
  n: 500,
};

const modelWith = (card: ModelCard | undefined): LoadedModel => ({ ...nano, card });

const model = modelWith({
  title: 'Nano',
  demonstration: true,
  summary: 'A small one.',
  trainedTaskIds: ['smiles-to-formula', 'esol', 'bbbp'],
  measurements: [
    exact,
    { ...exact, mode: 'instant', value: 0.28, interval: [0.24, 0.32] },
    { ...exact, flavour: 'gpu-q4', value: 0.5 },
    {
      taskId: 'esol',
      mode: 'thinking',
      flavour: 'cpu-int8',
      metric: 'RMSE',
      value: 1.31,
      unit: 'log10(mol/L)',
      interval: [1.1, 1.5],
      n: 88,
      baseline: { name: 'the mean', value: 2.12 },
    },
  ],
  measuredOn: '2026-11-23',
});

/** With ordinary spaces, as people type them. */
function sentence(taskId: string, mode: Mode): string {
  return trustIn(model, findTask(taskId)!, mode, 'before').sentence.replaceAll('\u00a0', ' ');
}

describe('trust in an answer', () => {
  it('is the score that was measured in this mode', () => {
    expect(trustIn(model, formula, 'thinking', 'before').kind).toBe('measured');
    expect(sentence('smiles-to-formula', 'thinking')).toBe(
      'Demonstration model: measured 71 % exact formula on 500 held-out molecules in Thinking mode (95 % interval 67–75 %).',
    );
    expect(sentence('smiles-to-formula', 'instant')).toContain('28 % exact formula');
  });

  it('counts replies where a task has no inputs, and three digits of a figure', () => {
    const made = { ...exact, taskId: 'unconditional-molecule', metric: 'Validity', value: 0.93 };
    const free = findTask('unconditional-molecule');
    expect(sayMeasurement(made, free)).toContain('Validity on 500 replies in');
    const rmse = { ...exact, metric: 'RMSE', value: 0.7141, unit: 'log10(mol/L)' };
    expect(sayMeasurement(rmse, findTask('esol'))).toMatch(/^RMSE 0\.714 log10/);
  });

  it('says when only another mode was measured', () => {
    expect(trustIn(model, formula, 'auto', 'before').sentence).toMatch(
      /^Demonstration model: not measured in Auto mode; measured .* in (Thinking|Instant) mode/,
    );
  });

  it('shows units and what a trivial predictor reaches', () => {
    expect(sentence('esol', 'thinking')).toBe(
      'Demonstration model: measured RMSE 1.31 log10(mol/L) on 88 held-out molecules in Thinking mode (95 % interval 1.1 to 1.5; the mean reaches 2.12).',
    );
  });

  it('says when nothing was measured', () => {
    expect(trustIn(model, bbbp, 'auto', 'before').kind).toBe('unmeasured');
    expect(trustIn(modelWith(undefined), bbbp, 'auto', 'before').sentence).toContain(
      'without a card',
    );
  });

  it('says that nobody measured free questions', () => {
    const { publishedScores: _, ...rest } = formula;
    const free = { ...rest, id: 'free', metrics: [] };
    const lab = modelWith({ ...model.card!, demonstration: false });
    expect(trustIn(lab, free, 'auto', 'before')).toEqual({
      kind: 'unmeasured',
      sentence: expect.stringContaining('nobody measured'),
    });
    expect(trustIn(model, free, 'auto', 'before').kind).toBe('untrained');
  });

  it('takes the primary metric, in another mode if need be', () => {
    const other = { ...exact, metric: 'Unreadable', mode: 'instant' as const, value: 0.5 };
    const lab = modelWith({ ...model.card!, measurements: [other, exact] });
    const primary = { ...formula, metrics: [{ name: 'exact formula', direction: 'up' as const }] };
    expect(trustIn(lab, primary, 'instant', 'before').sentence).toContain('exact formula');
  });

  it('takes official scoring before strict, and says which it is unless both agree', () => {
    const strict = { ...exact, scoring: 'strict' as const, value: 0.5 };
    const official = { ...exact, scoring: 'official' as const, value: 0.6 };
    const lab = modelWith({ ...model.card!, measurements: [strict, official] });
    const { sentence } = trustIn(lab, formula, 'thinking', 'before');
    expect(sentence).toContain('60 %'.replace(' ', '\u00a0'));
    expect(sentence).toContain('; official scoring).');
    expect(sayMeasurement({ ...exact, scoring: 'both' }, formula)).not.toContain('scoring');
  });

  it('says how many beams were kept, and leaves out an interval that there is none of', () => {
    const { interval: _, ...bare } = exact;
    expect(sayMeasurement({ ...bare, decoding: '5 beams' }, formula)).toMatch(
      /in Thinking mode with 5 beams$/,
    );
  });

  it('warns of untrained tasks before and after', () => {
    const untrained = findTask('unconditional-molecule')!;
    expect(trustIn(model, untrained, 'auto', 'before').sentence).toBe(
      'Not trained for this task: an answer will mean nothing.',
    );
    expect(trustIn(model, untrained, 'auto', 'after').sentence).toBe(
      'Not trained for this task: this answer means nothing.',
    );
  });
});
