import { describe, expect, it } from 'vitest';
import { benchmarkRow, liveScore, replied } from './benchmark.fixture.ts';
import { chartDataOf } from './chart-data.ts';

const sure = (count: number, confidence: number, status: 'right' | 'wrong' | 'partial') =>
  Array.from({ length: count }, () => benchmarkRow({ reply: replied({ confidence }), status }));
const accuracy = liveScore({ Accuracy: { value: 50, unit: 'percent' } });

describe('what can be drawn of a benchmark', () => {
  it('is nothing before a row is scored', () => {
    const data = chartDataOf([benchmarkRow({}), benchmarkRow({ reply: replied() })], accuracy);
    expect(data).toMatchObject({ pairs: [], classes: [], calibration: undefined, bars: [] });
  });

  it('is pairs of numbers with the unit of the error, and no calibration beside them', () => {
    const score = { pair: [1.5, 2] } as const;
    const rows = Array.from({ length: 12 }, () =>
      benchmarkRow({ reply: replied({ confidence: 0.4 }), status: 'partial', score }),
    );
    const data = chartDataOf(rows, liveScore({ RMSE: { value: 0.5, unit: 'Hartree' } }));
    expect(data.pairs).toHaveLength(12);
    expect(data.pairs[0]).toEqual([1.5, 2]);
    expect(data.unit).toBe('Hartree');
    expect(data.calibration).toBeUndefined();
  });

  it('keeps unreadable rows among the classes', () => {
    const row = benchmarkRow({
      reply: replied(),
      status: 'unreadable',
      score: { classes: ['', 'Yes'] },
    });
    expect(chartDataOf([row], accuracy).classes).toEqual([['', 'Yes']]);
  });

  it('has a calibration from ten answers on, in which the partly right count as not right', () => {
    expect(chartDataOf(sure(9, 0.8, 'right'), accuracy).calibration).toBeUndefined();
    const rows = [...sure(6, 0.8, 'right'), ...sure(4, 0.8, 'partial')];
    const { calibration } = chartDataOf(rows, accuracy);
    expect(calibration?.curve).toHaveLength(1);
    expect(calibration?.curve[0]).toMatchObject({ count: 10, accuracy: 0.6 });
    expect(calibration?.error).toBeCloseTo(0.2, 12);
  });

  it('takes a probability that rounding put above 1', () => {
    const { calibration } = chartDataOf(sure(10, 1 + 1e-12, 'right'), accuracy);
    expect(calibration?.curve[0]?.accuracy).toBe(1);
  });

  it('has a bar for each property with a figure, and none for the others', () => {
    const score = liveScore(
      { 'MAD/MAE': { value: 3, unit: 'ratio' } },
      {
        properties: {
          band_gap: { n: 4, metrics: { 'MAD/MAE': { value: 2, unit: 'ratio' } } },
          density: { n: 1, metrics: { 'MAD/MAE': { absent: 'One row has no spread.' } } },
        },
      },
    );
    expect(chartDataOf([], score).bars).toEqual([{ property: 'band_gap', value: 2, n: 4 }]);
  });
});
