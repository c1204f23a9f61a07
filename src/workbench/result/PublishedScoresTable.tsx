import { useId } from 'react';
import type { PublishedScores } from '#tasks/published-scores.ts';
import type { Metric, Task } from '#tasks/task.ts';
import { sayCount, sayNumber } from '../say-quantity.ts';
import { useWorkbench } from '../useWorkbench.ts';
import {
  barOf,
  ownRow,
  publishedRows,
  type ScoreRow,
  type ScoreScale,
  scoreScale,
} from './score-rows.ts';
import './PublishedScoresTable.css';

/** What the paper prints for this task, and beside it what the loaded model's card says. */
export function PublishedScoresTable({ task }: { readonly task: Task }) {
  const mode = useWorkbench((state) => state.mode);
  const model = useWorkbench(({ model }) => (model.phase === 'ready' ? model.model : undefined));
  return <PublishedScoresBeside task={task} own={model && ownRow(model, task, mode)} />;
}

interface PublishedScoresBesideProps {
  readonly task: Task;
  /** Measured elsewhere, in the paper's unit. */
  readonly own: ScoreRow | undefined;
}

/** What the paper prints for this task, and a score of one's own below it. */
export function PublishedScoresBeside({ task, own }: PublishedScoresBesideProps) {
  const { publishedScores: published, metrics } = task;
  const [metric] = metrics;
  if (!published || !metric || published.scores.length === 0) return null;
  const rows = [...publishedRows(published), ...(own ? [own] : [])];
  return <ScoresTable metric={metric} published={published} rows={rows} />;
}

interface ScoresTableProps {
  readonly metric: Metric;
  readonly published: PublishedScores;
  readonly rows: readonly ScoreRow[];
}

function ScoresTable({ metric, published, rows }: ScoresTableProps) {
  const scale = scoreScale(rows, published.unit, metric.direction);
  const captionId = useId();
  return (
    <section className="published-scores" aria-label="Published scores">
      <table aria-labelledby={captionId}>
        <caption>
          <span className="published-title" id={captionId}>
            Published scores (SciReasoner, arXiv 2509.21320)
          </span>
          <span className="muted">{sayHowMeasured(metric, published, rows)}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Model</th>
            <th scope="col">
              {metric.name}
              {sayUnit(published.unit)}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ScoreTableRow key={`${row.model}-${row.measuredOn}`} row={row} scale={scale} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ScoreTableRow({ row, scale }: { readonly row: ScoreRow; readonly scale: ScoreScale }) {
  const { model, note, value, measuredOn } = row;
  const { start, length } = barOf(value, scale);
  return (
    <tr className={`score-${measuredOn}`}>
      <th scope="row">
        {model}
        {note && <span className="muted"> {note}</span>}
      </th>
      <td>
        <span className="score">
          <span className="score-track" aria-hidden="true">
            <span
              className="score-bar"
              style={{ insetInlineStart: `${start}%`, inlineSize: `${length}%` }}
            />
          </span>
          <span className="score-value">
            {sayNumber(value)}
            {measuredOn === 'subset' && ' †'}
          </span>
        </span>
      </td>
    </tr>
  );
}

function sayHowMeasured(
  { direction }: Metric,
  { testSize }: PublishedScores,
  rows: readonly ScoreRow[],
): string {
  const better = `${direction === 'up' ? 'Higher' : 'Lower'} is better.`;
  const rowCount = testSize === undefined ? '' : ` of ${sayCount(testSize)} rows`;
  const subset = rows.some(({ measuredOn }) => measuredOn === 'subset')
    ? ' or, marked †, on a random 1,000 of its rows; compare † only with †'
    : '';
  return `${better} As the paper prints them, on the test set${rowCount}${subset}.`;
}

function sayUnit(unit: string): string {
  if (unit === 'fraction') return ', 0 to 1';
  if (unit === 'ratio') return '';
  if (unit === 'times 100') return ' × 100';
  return unit === 'percent' ? ', %' : `, ${unit}`;
}
