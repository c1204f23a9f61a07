import { describe, expect, it } from 'vitest';
import { differingFigures, misprintedFigures, parseCommandFigures } from './compare-figures.ts';

const screen = {
  n: 3,
  mode: 'official',
  metrics: {
    RMSE: { value: 0.1 + 0.2, unit: 'log10(mol/L)' },
    'R²': { absent: 'Too few rows.' },
  },
} as const;

const printed = {
  task: 'esol',
  mode: 'official',
  n: 3,
  metrics: { RMSE: 0.1 + 0.2, 'R²': null },
  units: { RMSE: 'log10(mol/L)' },
  absent: { 'R²': 'Too few rows.' },
};

const differences = (change: object) =>
  differingFigures(screen, parseCommandFigures(JSON.stringify({ ...printed, ...change })));

describe('the figures of screen and command', () => {
  it('are the same where every number, unit and reason is', () => {
    expect(differences({})).toEqual([]);
  });

  it('differ by the last bit of a number', () => {
    expect(differences({ metrics: { ...printed.metrics, RMSE: 0.3 } })).toEqual([
      'esol, official: RMSE is 0.30000000000000004 log10(mol/L) on the screen and 0.3 log10(mol/L) by the command.',
    ]);
  });

  it('differ where one has a figure that the other has not', () => {
    expect(differences({ metrics: { RMSE: 0.1 + 0.2 } })[0]).toContain('missing by the command');
    expect(differences({ metrics: { ...printed.metrics, MAE: 1 } })[0]).toContain(
      'MAE is missing on the screen and 1',
    );
    expect(differences({ metrics: { ...printed.metrics, 'R²': 1 } })[0]).toContain(
      'R² is absent (Too few rows.) on the screen',
    );
  });

  it('differ in the reason of an absence, the unit, the rows and the scoring', () => {
    expect(differences({ absent: { 'R²': 'Another.' } })).toHaveLength(1);
    expect(differences({ units: {} })).toHaveLength(1);
    expect(differences({ n: 4 })[0]).toContain('the number of rows is 3');
    expect(differences({ mode: 'strict' })[0]).toContain('the scoring is official');
  });
});

describe('the table on the screen', () => {
  const cells = (rmse: string, reason: string) =>
    misprintedFigures(
      screen,
      new Map([
        ['RMSE', rmse],
        ['R²', reason],
      ]),
    );

  it('has four digits of each number, and the reason of each absence', () => {
    expect(cells('0.3 log10(mol/L)', 'None. Too few rows.')).toEqual([]);
    const low = { metrics: { MCC: { value: -8.91234, unit: 'percent' } } };
    expect(misprintedFigures(low, new Map([['MCC', '−8.912\u00a0%']]))).toEqual([]);
  });

  it('is wrong with other digits, another reason or a missing row', () => {
    expect(cells('0.31 log10(mol/L)', 'None. Too few rows.')).toHaveLength(1);
    expect(cells('0.3 log10(mol/L)', 'None.')).toHaveLength(1);
    expect(misprintedFigures(screen, new Map())).toHaveLength(2);
  });
});
