import type { BenchmarkComparison } from '#state/benchmark/benchmark-state.ts';
import { findTask } from '#tasks/registry.ts';
import { Notice } from '#ui/Notice.tsx';
import { sayMoment } from '../history/say-run.ts';
import { FailureNotice } from '../models/FailureNotice.tsx';
import { sayCountOf } from '../say-quantity.ts';
import { useWorkbench } from '../useWorkbench.ts';
import { sayInterval, sayModel, sayScore, sayScoreUnit } from './say-benchmark.ts';

type Compared = Extract<BenchmarkComparison, { phase: 'compared' }>;

/** What two benchmarks say about each other over the rows that both have. */
export function ComparisonResult() {
  const comparison = useWorkbench((state) => state.benchmarkComparison);
  switch (comparison.phase) {
    case 'none':
      return null;
    case 'comparing':
      return <p role="status">Comparing…</p>;
    case 'failed':
      return <FailureNotice what="The two cannot be compared" failure={comparison.failure} />;
    case 'compared':
      return <ComparedNotice compared={comparison} />;
    default:
      return comparison satisfies never;
  }
}

function ComparedNotice({ compared }: { readonly compared: Compared }) {
  const { first, second, metric, unit, mode, sharedRows } = compared;
  const value = (score: number) => `${sayScore(score)}${sayScoreUnit(unit)}`;
  return (
    <section aria-label="Comparison">
      <Notice tone="info">
        <p>
          <strong>{sayComparison(compared)}</strong>
        </p>
        <ul>
          <li>
            {nameOf(first)}: {metric} {value(compared.firstValue)}
          </li>
          <li>
            {nameOf(second)}: {metric} {value(compared.secondValue)}
          </li>
        </ul>
        <p>
          {`First minus second: ${value(compared.difference)}, 95 % interval ${sayInterval(compared.interval, unit)}; paired bootstrap over the ${sayCountOf(sharedRows, 'row')} that both answered, ${mode} scoring.`}
        </p>
      </Notice>
    </section>
  );
}

function nameOf(record: Compared['first']): string {
  return `${sayModel(record)}, ${sayMoment(record.startedAt)}`;
}

/** Which of two is better, only where the choice of rows does not explain the difference. */
export function sayComparison({
  first,
  metric,
  interval,
}: Pick<Compared, 'first' | 'metric' | 'interval'>): string {
  const [low, high] = interval;
  if (low <= 0 && high >= 0) {
    return 'No difference that these rows can show: the interval holds 0.';
  }
  const direction = findTask(first.taskId)?.metrics.find(({ name }) => name === metric)?.direction;
  if (direction === undefined) return 'They differ by more than the choice of rows explains.';
  const isFirstBetter = direction === 'up' ? low > 0 : high < 0;
  return `The ${isFirstBetter ? 'first' : 'second'} is better, by more than the choice of rows explains.`;
}
