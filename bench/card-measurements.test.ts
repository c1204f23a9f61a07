import { describe, expect, it } from 'vitest';
import { definitely } from '#base/assert.ts';
import { findTask } from '#tasks/registry.ts';
import { cardMeasurements } from './card-measurements.ts';
import { type ExportedBenchmark, parseExportedBenchmark } from './exported-benchmark.ts';
import { replaceMeasurements } from './model-card-text.ts';

const bbbp = definitely(findTask('bbbp'), 'bbbp');
const esol = definitely(findTask('esol'), 'esol');

interface Row {
  readonly read: string;
  readonly reference: string;
  readonly confidence?: number;
}

function exported(
  mode: 'official' | 'strict',
  metrics: ExportedBenchmark['score']['report']['metrics'],
  rows: readonly Row[],
  more: object = {},
): ExportedBenchmark {
  return parseExportedBenchmark(
    JSON.stringify({
      format: 'scireasoner-benchmark',
      version: 1,
      benchmark: { taskId: 'x', decoding: { thoughtMode: 'thinking', ...more } },
      score: {
        report: { n: rows.length, mode, metrics },
        primary: Object.keys(metrics)[0],
        interval: [25, 100],
      },
      rows: rows.map(({ read, reference, confidence }) => ({
        references: [reference],
        reply: { kind: 'replied', confidence },
        score: { read, reference },
      })),
    }),
  );
}

const verdicts: readonly Row[] = [
  { read: 'yes', reference: 'yes', confidence: 0.9 },
  { read: 'yes', reference: 'no', confidence: 0.6 },
  { read: 'yes', reference: 'yes', confidence: 0.7 },
  { read: 'no', reference: 'no', confidence: 0.8 },
];

describe('the measurements of a card', () => {
  it('are one where both scorings agree, in shares of 1, with the best constant answer', () => {
    const metrics = { Accuracy: { value: 75, unit: 'percent' } };
    const both = {
      official: exported('official', metrics, verdicts),
      strict: exported('strict', metrics, verdicts),
    };
    expect(cardMeasurements(bbbp, 'cpu-int8', both)[0]).toEqual({
      taskId: 'bbbp',
      mode: 'thinking',
      flavour: 'cpu-int8',
      metric: 'Accuracy',
      scoring: 'both',
      value: 0.75,
      interval: [0.25, 1],
      n: 4,
      baseline: { name: 'majority', value: 0.5 },
    });
  });

  it('rank yes and no by how sure they are: here every yes above every no', () => {
    const both = {
      official: exported('official', {}, verdicts),
      strict: exported('strict', {}, verdicts),
    };
    const ranking = cardMeasurements(bbbp, 'cpu-int8', both).at(-1);
    expect(ranking).toMatchObject({ metric: 'ROC-AUC by confidence', value: 1, n: 4 });
    expect(ranking?.scoring).toBeUndefined();
  });

  it('are two where the scorings differ, and none of a figure that is absent', () => {
    const rows = [
      { read: '1', reference: '1' },
      { read: '', reference: '3' },
    ];
    const unit = 'log10(mol/L)';
    const scored = cardMeasurements(esol, 'cpu-int8', {
      official: exported('official', { RMSE: { value: 0.12345, unit } }, rows),
      strict: exported('strict', { RMSE: { absent: 'A reply has no number.' } }, rows),
    });
    expect(scored).toHaveLength(1);
    expect(scored[0]).toMatchObject({
      metric: 'RMSE',
      scoring: 'official',
      value: 0.1235,
      unit,
      // Of 1 and 3 the mean is 2.
      baseline: { name: 'best constant', value: 1 },
    });
    const [first, second] = cardMeasurements(esol, 'cpu-int8', {
      official: exported('official', { RMSE: { value: 1, unit } }, rows),
      strict: exported('strict', { RMSE: { value: 2, unit } }, rows),
    });
    expect([first?.scoring, second?.scoring]).toEqual(['official', 'strict']);
  });

  it('say how many beams were kept', () => {
    const metrics = { Accuracy: { value: 75, unit: 'percent' } };
    const beams = { thoughtMode: 'auto', beams: { width: 5 } };
    const [first] = cardMeasurements(bbbp, 'cpu-int8', {
      official: exported('official', metrics, verdicts, beams),
      strict: exported('strict', metrics, verdicts, beams),
    });
    expect(first).toMatchObject({ mode: 'auto', decoding: '5 beams' });
  });
});

it('an export with a row that has no reply is refused', () => {
  const whole = exported('official', { Accuracy: { value: 1, unit: 'percent' } }, verdicts);
  const rows = [{ ...whole.rows[0], reply: { kind: 'failed' } }];
  expect(() => parseExportedBenchmark(JSON.stringify({ ...whole, rows }))).toThrow('not whole');
});

describe('the text of a card', () => {
  const about = { taskId: 'esol', mode: 'auto', flavour: 'cpu-int8', n: 88 } as const;
  const card = {
    title: 'nano',
    demonstration: true,
    summary: '',
    trainedTaskIds: ['esol'],
    measuredOn: '2026-11-23',
    measurements: [
      {
        ...about,
        metric: 'RMSE',
        scoring: 'official' as const,
        decoding: '5 beams',
        value: 0.714,
        unit: 'log10(mol/L)',
        interval: [0.6, 0.8] as [number, number],
        baseline: { name: 'best constant', value: 2.1131 },
      },
      { ...about, metric: 'Readable replies', scoring: 'both' as const, value: 1 },
      { ...about, metric: 'ROC-AUC by confidence', value: 0.785 },
    ],
  };
  const text = 'Before\n<!-- measured: begin -->\nold\n<!-- measured: end -->\nBehind\n';

  it('gets a new table between its marks, and keeps what stands around them', () => {
    const written = replaceMeasurements(text, card);
    expect(written).toMatch(/^Before\n<!-- measured: begin -->\n/);
    expect(written).toMatch(/\n<!-- measured: end -->\nBehind\n$/);
    expect(written).not.toContain('old');
    expect(written).toContain('Last measured on 2026-11-23.');
    expect(written.split('\n').filter((line) => line.startsWith('| esol'))).toEqual([
      '| esol | auto, 5 beams | cpu-int8 | RMSE | official | 0.714 | 0.600 to 0.800 | 88 | 2.113 (best constant) |',
      '| esol | auto | cpu-int8 | Readable replies | both | 100.0 % |  | 88 |  |',
      '| esol | auto | cpu-int8 | ROC-AUC by confidence | neither | 78.5 % |  | 88 |  |',
    ]);
    expect(replaceMeasurements(written, card)).toBe(written);
  });

  it('without the marks is refused', () => {
    expect(() => replaceMeasurements('text', card)).toThrow('measured: begin');
  });
});
