import { describe, expect, it } from 'vitest';
import { definitely } from '#base/assert.ts';
import type { Benchmark, KeptBenchmark } from '#state/benchmark/benchmark-state.ts';
import { findTask } from '#tasks/registry.ts';
import { htmlOf } from '../workbench.fixture.tsx';
import { BenchmarkPanels } from './BenchmarkPanels.tsx';
import { benchmarkRecord, benchmarkRow, liveScore, replied } from './benchmark.fixture.ts';
import { ComparisonResult, sayComparison, sayDifference } from './ComparisonResult.tsx';
import { whyNotComparable } from './KeptComparison.tsx';
import type { Opened } from './OpenedBenchmark.tsx';

const metric = definitely(findTask(benchmarkRecord.taskId)?.metrics[0], 'a metric').name;

const opened: Opened = {
  phase: 'running',
  record: benchmarkRecord,
  rows: [
    benchmarkRow({ reply: replied(), status: 'right' }),
    benchmarkRow({ index: 1, isRunning: true }),
  ],
  progress: {
    answered: 1,
    failed: 0,
    waiting: 9,
    rowsPerMinute: 41.3,
    timeLeftMs: 13_000,
    writing: 'The formula',
  },
  scoring: {
    phase: 'scored',
    score: {
      ...liveScore({
        [metric]: { value: 90, unit: 'percent' },
        'Exact match': { absent: 'It needs more rows.' },
      }),
      interval: [70.5, 100],
      intervalMethod: 'bootstrap',
    },
  },
  scoringWork: undefined,
  mode: 'official',
  keepingFailure: undefined,
};

const chosen: Extract<Benchmark, { phase: 'chosen' }> = {
  phase: 'chosen',
  file: {
    ...benchmarkRecord.file,
    columns: ['input', 'output'],
    badRows: benchmarkRecord.badRows,
    notes: ['Commas are decimal marks.'],
    firstRows: [{ input: 'What is CCO?', output: 'C2H6O' }],
  },
  taskId: 'smiles-to-formula',
  recognition: 'The prompts fit the template of this task.',
  columns: benchmarkRecord.columns,
  settings: benchmarkRecord.settings,
  askable: 10,
  badRows: benchmarkRecord.badRows,
  firstPrompt: 'What is the formula of CCO?',
  decoding: benchmarkRecord.decoding,
  decodingNotes: benchmarkRecord.decodingNotes,
  problem: undefined,
  refusal: undefined,
  referenceNote: undefined,
  inputNote: undefined,
  isStarting: false,
};

const STARTS_NOTHING = /aria-disabled="true"[^>]*>(?:(?!<\/button>).)*Run the benchmark/;

const textOf = (benchmark: Benchmark) =>
  htmlOf(<BenchmarkPanels />, { benchmark })
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');

describe('the benchmark screen', () => {
  it('asks for a test set first', () => {
    expect(textOf({ phase: 'empty' })).toContain('Drop a test set anywhere on this page');
  });

  it('shows what a file was taken for, and the row that cannot be asked with its reason', () => {
    const text = textOf(chosen);
    expect(text).toContain('formulas.jsonl 11 rows');
    expect(text).toContain('Commas are decimal marks.');
    expect(text).toContain('10 rows can be asked; 1 row cannot');
    expect(text).toContain('Row 4: No JSON');
    expect(text).toContain('500 tokens may cut a thought.');
    expect(text).toContain('Instant mode, greedy, at most 500 tokens.');
  });

  it('asks once for the column of the property', () => {
    const columns = { ...chosen.columns, prompt: undefined };
    const labels = (benchmark: Benchmark) =>
      htmlOf(<BenchmarkPanels />, { benchmark }).match(/<label[^>]*>(?:<[^>]*>)*Property</g);
    expect(labels({ ...chosen, taskId: 'mp-regression', columns })).toHaveLength(1);
    expect(labels({ ...chosen, taskId: 'mp-regression' })).toHaveLength(1);
  });

  it('does not start what has a problem, and says which', () => {
    const html = htmlOf(<BenchmarkPanels />, {
      benchmark: { ...chosen, problem: 'No column is the reference.' },
    });
    expect(html).toContain('No column is the reference.');
    expect(html).toMatch(STARTS_NOTHING);
  });

  it('can be started again where the first start came to nothing', () => {
    const html = htmlOf(<BenchmarkPanels />, {
      benchmark: { ...chosen, refusal: 'No model is loaded. Load one first.' },
    });
    expect(html).toContain('No model is loaded. Load one first.');
    expect(html).not.toMatch(STARTS_NOTHING);
  });

  it('is started once', () => {
    const html = htmlOf(<BenchmarkPanels />, { benchmark: { ...chosen, isStarting: true } });
    expect(html).toMatch(/aria-disabled="true"[^>]*>(?:(?!<\/button>).)*Starting…/);
  });

  it('says how far it is, and how long it will take', () => {
    const text = textOf(opened);
    expect(text).toContain('1 of 10 rows answered · 41 rows a minute · about 15 s left');
    expect(text).toContain('Pause');
    expect(text).not.toContain('Resume');
  });

  it('shows each figure with its interval, or why there is none', () => {
    const text = textOf(opened);
    expect(text).toContain('90 % 70.5 to 100 %');
    expect(text).toContain('None. It needs more rows.');
    expect(text).toContain('SciReasoner-8B');
  });

  it('says how an interval without width was had, and what scoring waits for', () => {
    const score = {
      ...liveScore({ [metric]: { value: 100, unit: 'percent' } }),
      interval: [69.15, 100] as const,
      intervalMethod: 'exact' as const,
    };
    const text = textOf({
      ...opened,
      scoring: { phase: 'scored', score },
      scoringWork: { step: 'inchis', done: 1200, total: 20_000 },
    });
    expect(text).toContain('All rows agree, so the interval is the exact one of a share');
    expect(text).toContain('Scoring: 1,200 of 20,000 InChIs');
    expect(textOf(opened)).not.toContain('All rows agree');
  });

  it('says which references scoring does not understand, before and after the rows are asked', () => {
    const referenceNote = 'Official scoring finds no answer in the references.';
    expect(textOf({ ...chosen, referenceNote })).toContain(referenceNote);
    const score = { reference: '' };
    const rows = [
      benchmarkRow({ reply: replied(), status: 'right' }),
      benchmarkRow({ index: 1, reply: replied(), status: 'wrong', score }),
      benchmarkRow({ index: 2, reply: replied(), status: 'wrong' }),
      benchmarkRow({ index: 3 }),
    ];
    expect(textOf({ ...opened, rows })).toContain(
      'in the references of 1 of 3 rows, such as “C2H6O” in row 2.',
    );
    expect(textOf(opened)).not.toContain('in the references of');
  });

  it('says why it rests, and offers to go on', () => {
    const text = textOf({ ...opened, phase: 'paused', why: { kind: 'elsewhere' } });
    expect(text).toContain('Another tab runs this benchmark');
    expect(text).toContain('Resume');
  });

  it('shows replies to failed rows again where it is done', () => {
    const done = { ...opened, phase: 'done', isStopped: false } as const;
    expect(textOf(done)).not.toContain('Ask failed rows again');
    const withFailed = { ...done, progress: { ...done.progress, failed: 2 } };
    expect(textOf(withFailed)).toContain('Ask failed rows again');
    expect(textOf(withFailed)).toContain('2 rows failed and count as empty replies.');
  });
});

describe('the list of kept benchmarks', () => {
  const kept = { record: benchmarkRecord, answered: 10, failed: 0, isStopped: false };

  it('says why one that was scored has no figure', () => {
    const listed = (headline: KeptBenchmark['headline']) =>
      htmlOf(<BenchmarkPanels />, {
        keptBenchmarks: { phase: 'known', benchmarks: [{ ...kept, headline }] },
      });
    const headline = { name: 'MCC', absent: 'No phrase.', mode: 'official' } as const;
    expect(listed(headline)).toContain('MCC: none, official scoring. No phrase.');
    expect(listed(undefined)).toContain('Not scored yet.');
  });

  it('says why one was not deleted', () => {
    const notDeleted = { code: 'x', message: 'Another tab runs it.', cure: 'Pause it there.' };
    const html = htmlOf(<BenchmarkPanels />, {
      keptBenchmarks: {
        phase: 'known',
        benchmarks: [{ ...kept, headline: undefined }],
        notDeleted,
      },
    });
    expect(html).toContain('Another tab runs it.');
  });
});

describe('a comparison', () => {
  it.each([
    [[1, 5], 'first is better'],
    [[-5, -1], 'second is better'],
    [[-1, 5], 'interval holds 0'],
    [[0, 0], 'all rows count alike'],
    [[0, 5], 'interval holds 0'],
  ] as const)('with the interval %j says: %s', (interval, words) => {
    const compared = { first: benchmarkRecord, metric, interval, sharedRows: 10 };
    expect(sayComparison(compared)).toContain(words);
  });

  it('calls a lower error better', () => {
    const first = { ...benchmarkRecord, taskId: 'esol' };
    const compared = { first, metric: 'RMSE', interval: [-2, -1], sharedRows: 10 } as const;
    expect(sayComparison(compared)).toContain('first');
  });

  it('says the difference with its unit and its interval', () => {
    const said = (difference: number, interval: readonly [number, number], unit: string) =>
      sayDifference({ difference, interval, unit, sharedRows: 10 });
    expect(said(60, [26.7, 86.7], 'percent')).toBe(
      'The first is 60 percentage points higher than the second over the 10 rows that both answered. 95 % interval 26.7 to 86.7 percentage points, by a paired bootstrap.',
    );
    expect(said(-0.5, [-0.75, 0.25], 'fraction')).toContain(
      'is 0.5 lower than the second over the 10 rows that both answered. 95 % interval −0.25 to 0.75,',
    );
    expect(said(0, [-0.1, 0.1], 'fraction')).toContain('is as high as the second');
    expect(said(0, [0, 0], 'fraction')).toContain('gives no interval');
  });

  it('calls nothing better over fewer rows than chance needs', () => {
    const compared = { first: benchmarkRecord, metric, interval: [100, 100] } as const;
    expect(sayComparison({ ...compared, sharedRows: 5 })).toContain('No difference that 5 rows');
    expect(sayComparison({ ...compared, sharedRows: 6 })).toContain('first is better');
  });

  it('shows the two side by side, and what they have alike once', () => {
    const second = {
      ...benchmarkRecord,
      id: 'other',
      model: { ...benchmarkRecord.model, flavour: 'q4', quantisation: 'q4' },
    };
    const text = htmlOf(<ComparisonResult />, {
      benchmarkComparison: {
        ...{ phase: 'compared', mode: 'strict', first: benchmarkRecord, second, metric },
        ...{ unit: 'percent', sharedRows: 10, firstValue: 90, secondValue: 30 },
        ...{ difference: 60, interval: [26.7, 86.7] },
      },
    })
      .replaceAll(/<[^>]*>/g, '|')
      .replaceAll(/\|+/g, '|')
      .replaceAll(/\s/g, ' ');
    expect(text).toContain(`|${metric}|differs|90 %|30 %|`);
    expect(text).toContain(
      '|Weights|differs|q8, for the CPU: 8-bit weights, computed in 32-bit floats|q4, for the CPU: 4-bit',
    );
    expect(text).toContain('|Scoring|Strict, in this comparison|');
    expect(text).toContain('|Computed on|CPU (wasm)|');
    expect(text).toContain('|Decoding|Official: Instant mode, greedy, at most 500 tokens.|');
  });

  it('says what scoring waits for', () => {
    const work = { step: 'inchis', done: 1200, total: 20_000 } as const;
    const html = htmlOf(<ComparisonResult />, {
      benchmarkComparison: { phase: 'comparing', work },
    });
    expect(html).toContain('1,200 of 20,000 InChIs');
  });

  it('needs two of one task, and says what is missing', () => {
    const formula = { taskId: 'smiles-to-formula' };
    const barrier = { taskId: 'bbbp' };
    expect(whyNotComparable([formula, formula])).toBeUndefined();
    expect(whyNotComparable([formula])).toContain('Tick two');
    expect(whyNotComparable([formula, formula, formula])).toContain('3 are ticked');
    expect(whyNotComparable([formula, barrier])).toContain('are different tasks');
  });
});
