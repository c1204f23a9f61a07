import type { BenchmarkComparison, BenchmarkRecord } from '#state/benchmark/benchmark-state.ts';
import { findTask } from '#tasks/registry.ts';
import { Notice } from '#ui/Notice.tsx';
import { sayMoment } from '../history/say-run.ts';
import { sayBackend } from '../model/backend-names.ts';
import { FailureNotice } from '../models/FailureNotice.tsx';
import { sayFlavour } from '../models/say-flavour.ts';
import { sayCountOf } from '../say-quantity.ts';
import { useWorkbench } from '../useWorkbench.ts';
import { sayDecodingOf } from './BenchmarkSettings.tsx';
import { sayRows, sayScore, sayScoreUnit, sayScoringWork } from './say-benchmark.ts';
import { WideTable } from './WideTable.tsx';

type Compared = Extract<BenchmarkComparison, { phase: 'compared' }>;

/** What two benchmarks say about each other over the rows that both have. */
export function ComparisonResult() {
  const comparison = useWorkbench((state) => state.benchmarkComparison);
  switch (comparison.phase) {
    case 'none':
      return null;
    case 'comparing':
      return (
        <div>
          <p role="status">Comparing…</p>
          {comparison.work && <p className="muted">{sayScoringWork(comparison.work)}</p>}
        </div>
      );
    case 'failed':
      return <FailureNotice what="The two cannot be compared" failure={comparison.failure} />;
    case 'compared':
      return <ComparedNotice compared={comparison} />;
    default:
      return comparison satisfies never;
  }
}

function ComparedNotice({ compared }: { readonly compared: Compared }) {
  return (
    <section aria-label="Comparison" className="benchmark-compared">
      <Notice tone="info">
        <p role="status">
          <strong>{sayComparison(compared)}</strong>
        </p>
        <p>{sayDifference(compared)}</p>
      </Notice>
      <ComparedTable compared={compared} />
    </section>
  );
}

/** What both have alike stands once, in one cell for the two. */
function ComparedTable({ compared }: { readonly compared: Compared }) {
  return (
    <WideTable label="The two side by side">
      <table className="benchmark-table benchmark-side-by-side">
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">What</span>
            </th>
            <th scope="col">First</th>
            <th scope="col">Second</th>
          </tr>
        </thead>
        <tbody>
          {rowsOf(compared).map(({ name, first, second }) => (
            <tr key={name} className={first === second ? undefined : 'benchmark-differs'}>
              <th scope="row">
                {name}
                {first !== second && <span>differs</span>}
              </th>
              {first === second ? (
                <td colSpan={2}>{first}</td>
              ) : (
                <>
                  <td>{first}</td>
                  <td>{second}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

interface ComparedRow {
  readonly name: string;
  readonly first: string;
  readonly second: string;
}

function rowsOf(compared: Compared): readonly ComparedRow[] {
  const { first, second, metric, unit, mode } = compared;
  const value = (score: number) => `${sayScore(score)}${sayScoreUnit(unit)}`;
  const scoring =
    mode === 'official' ? 'Official, in this comparison' : 'Strict, in this comparison';
  const both = (name: string, say: (record: BenchmarkRecord) => string): ComparedRow => ({
    name,
    first: say(first),
    second: say(second),
  });
  return [
    { name: metric, first: value(compared.firstValue), second: value(compared.secondValue) },
    both('Scoring', () => scoring),
    both('Model', ({ model }) => model.name),
    both('Weights', sayWeights),
    both('Computed on', ({ model }) => sayBackend(model.backend)),
    both('Decoding', sayDecodingOf),
    both('Seed', ({ settings }) => String(settings.seed)),
    both('Test set', (record) => `${record.file.name}, ${sayRows(record)}`),
    both('Begun', ({ startedAt }) => sayMoment(startedAt)),
  ];
}

function sayWeights({ model }: BenchmarkRecord): string {
  const { flavour, quantisation, activations, backend } = model;
  return `${flavour}, ${sayFlavour({ backend: backend.backend, quantisation, activations })}`;
}

/** With fewer rows, one of two equals wins all of them by chance in more than 5 of 100 cases. */
const FEWEST_ROWS = 6;

/** Which of two is better, only where the choice of rows does not explain the difference. */
export function sayComparison({
  first,
  metric,
  interval,
  sharedRows,
}: Pick<Compared, 'first' | 'metric' | 'interval' | 'sharedRows'>): string {
  const [low, high] = interval;
  if (low === 0 && high === 0) return 'No difference: all rows count alike in both.';
  if (sharedRows < FEWEST_ROWS) {
    return `No difference that ${sayCountOf(sharedRows, 'row')} can show: that takes ${FEWEST_ROWS} or more.`;
  }
  if (low <= 0 && high >= 0) {
    return 'No difference that these rows can show: the interval holds 0.';
  }
  const direction = findTask(first.taskId)?.metrics.find(({ name }) => name === metric)?.direction;
  if (direction === undefined) return 'They differ by more than the choice of rows explains.';
  const isFirstBetter = direction === 'up' ? low > 0 : high < 0;
  return `The ${isFirstBetter ? 'first' : 'second'} is better, by more than the choice of rows explains.`;
}

/** The difference in words: `The first is 12 percentage points lower than the second (95 % …`. */
export function sayDifference({
  difference,
  interval: [low, high],
  unit,
  sharedRows,
}: Pick<Compared, 'difference' | 'interval' | 'unit' | 'sharedRows'>): string {
  const isLower = difference < 0;
  const size = Math.abs(difference);
  const [least, most] = isLower ? [-high, -low] : [low, high];
  const amount = `${sayScore(size)}${differenceUnit(unit)}`;
  const words = size === 0 ? 'as high as' : `${amount} ${isLower ? 'lower' : 'higher'} than`;
  const range =
    low === high
      ? `All rows ${size === 0 ? 'count alike' : 'differ by as much'}, so drawing them again gives no interval`
      : `95 % interval ${sayScore(least)} to ${sayScore(most)}${differenceUnit(unit)}, by a paired bootstrap`;
  return `The first is ${words} the second over the ${sayCountOf(sharedRows, 'row')} that both answered. ${range}.`;
}

/** Two shares in percent differ by points; a ratio of them would be in percent. */
function differenceUnit(unit: string): string {
  return unit === 'percent' ? ' percentage points' : sayScoreUnit(unit);
}
