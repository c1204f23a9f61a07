import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseModelCard } from './model-card.ts';

const measurement = {
  taskId: 'esol',
  mode: 'thinking',
  flavour: 'cpu-int8',
  metric: 'RMSE',
  value: 0.7,
  unit: 'log10(mol/L)',
  interval: [0.6, 0.8],
  n: 88,
};

const cardWith = (change: object) =>
  parseModelCard(
    JSON.stringify({
      title: 'nano',
      demonstration: true,
      summary: '',
      trainedTaskIds: ['esol'],
      measurements: [{ ...measurement, ...change }],
      measuredOn: '2026-11-23',
    }),
  );

describe('a model card', () => {
  it('of before benchmarks scored models is read as it was', () => {
    expect(cardWith({}).measurements).toEqual([measurement]);
  });

  it('may say how replies were scored and tokens chosen, and need have no interval', () => {
    const scored = { scoring: 'both', decoding: '5 beams', interval: undefined };
    expect(cardWith(scored).measurements[0]).toMatchObject({ scoring: 'both', n: 88 });
  });

  it.each([
    [{ scoring: 'lenient' }, 'scoring'],
    [{ interval: [0.6] }, 'interval'],
    [{ n: 0 }, '→ at measurements[0].n'],
  ])('with a wrong entry is refused by its name (%#)', (change, name) => {
    expect(() => cardWith(change)).toThrow(name);
  });

  it('of the model that comes along is whole', () => {
    const path = new URL('../../public/models/nano/card.json', import.meta.url);
    const { measurements, trainedTaskIds } = parseModelCard(readFileSync(path, 'utf8'));
    expect([...new Set(measurements.map(({ taskId }) => taskId))]).toEqual(trainedTaskIds);
  });
});
