import { describe, expect, it } from 'vitest';
import {
  type ClassPair,
  calibrationChart,
  classesOf,
  confusionCells,
  confusionChart,
  propertyChart,
} from './class-charts.ts';
import { type NumberPair, parityChart, residualChart } from './number-charts.ts';

describe('a confusion matrix', () => {
  const pairs: ClassPair[] = [
    ['Yes', 'Yes'],
    ['Yes', 'Yes'],
    ['No', 'Yes'],
    ['', 'Yes'],
    ['No', 'No'],
  ];

  it('counts each pair, and shares of the actual class', () => {
    expect(confusionCells(pairs)).toEqual([
      { predicted: 'Yes', actual: 'Yes', count: 2, share: 0.5 },
      { predicted: 'No', actual: 'Yes', count: 1, share: 0.25 },
      { predicted: 'Unreadable', actual: 'Yes', count: 1, share: 0.25 },
      { predicted: 'No', actual: 'No', count: 1, share: 1 },
    ]);
  });

  it('gives unreadable replies a column and no row', () => {
    const cells = confusionCells(pairs);
    expect(classesOf(cells)).toEqual(['Yes', 'No']);
    const { x, y } = confusionChart(cells, classesOf(cells)).options(400);
    expect(x?.domain).toEqual(['Yes', 'No', 'Unreadable']);
    expect(y?.domain).toEqual(['Yes', 'No']);
  });

  it('makes one class of the rarest, last, and loses no row', () => {
    const many = Array.from({ length: 30 }, (_, place): ClassPair => {
      const name = `class ${place < 15 ? 0 : place}`;
      return [name, name];
    });
    const cells = confusionCells(many);
    const classes = classesOf(cells);
    expect(classes).toHaveLength(12);
    expect(classes[0]).toBe('class 0');
    expect(classes.at(-1)).toBe('Other classes');
    expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(30);
  });
});

describe('charts of numbers', () => {
  const pairs = (count: number) =>
    Array.from({ length: count }, (_, place): NumberPair => [place + 1, place]);

  it('say in words what they show', () => {
    expect(parityChart(pairs(3), 'K').words).toBe(
      '3 rows with both numbers. On the line, both are the same. Measured: 0 to 2; predicted: 1 to 3.',
    );
    expect(residualChart(pairs(3), '').words).toContain('in 3 of 3 rows. Their mean is 1.');
  });

  it('say how many of 100,000 rows are drawn', () => {
    const words = parityChart(pairs(100_000), '').words;
    expect(words).toContain(
      '100,000 rows with both numbers; 4,000 of them, evenly taken, are drawn',
    );
  });

  it('name the axes with their unit', () => {
    expect(parityChart(pairs(2), 'Hartree').options(400).x?.label).toBe('Measured (Hartree)');
    expect(residualChart(pairs(2), '').options(400).x?.label).toBe('Measured');
  });
});

describe('other charts', () => {
  it('tell how far probabilities are off', () => {
    const point = { confidence: 0.8, accuracy: 0.6, interval: [0.3, 0.8], count: 10 } as const;
    expect(calibrationChart([point], 0.2).words).toContain('Mean distance 20.0 points');
  });

  it('put the highest property first', () => {
    const bars = [
      { property: 'density', value: 1, n: 3 },
      { property: 'band gap', value: 2, n: 5 },
    ];
    expect(propertyChart(bars, 'MAD/MAE').options(400).y?.domain).toEqual(['band gap', 'density']);
  });
});
