import { useMemo } from 'react';
import type { MetricValue } from '#scoring/benchmark/scorer.ts';
import type { LiveScore } from '#state/benchmark/benchmark-state.ts';
import { sayUnreadReferences } from '#state/benchmark/unread-references.ts';
import type { Task } from '#tasks/task.ts';
import { Notice } from '#ui/Notice.tsx';
import { Panel } from '#ui/Panel.tsx';
import { FailureNotice } from '../models/FailureNotice.tsx';
import { PublishedScoresBeside } from '../result/PublishedScoresTable.tsx';
import { sayCountOf } from '../say-quantity.ts';
import type { Opened } from './OpenedBenchmark.tsx';
import { ownScoreRow, whatIsComparable } from './own-score-row.ts';
import { ScoreModeChoice } from './ScoreModeChoice.tsx';
import { sayInterval, sayScore, sayScoreUnit, sayScoringWork } from './say-benchmark.ts';
import { WideTable } from './WideTable.tsx';

interface ScorePanelProps {
  readonly opened: Opened;
  readonly task: Task | undefined;
}

/** The figures over the rows that are answered, and beside them what the paper prints. */
export function ScorePanel({ opened, task }: ScorePanelProps) {
  const { scoring, scoringWork, mode, record, progress } = opened;
  return (
    <Panel title="Score">
      <ScoreModeChoice mode={mode} />
      {scoring.phase === 'none' && (
        <p className="muted">The first figures come a few seconds after the first reply.</p>
      )}
      {scoring.phase === 'failed' && (
        <FailureNotice what="The replies could not be scored" failure={scoring.failure} />
      )}
      {scoringWork && <p className="muted">{sayScoringWork(scoringWork)}</p>}
      {scoring.phase === 'scored' && (
        <>
          <Figures score={scoring.score} task={task} />
          {progress.failed > 0 && <p className="muted">{sayFailed(progress.failed)}</p>}
          {task && <UnreadReferences opened={opened} task={task} />}
        </>
      )}
      {task && (
        <>
          <p className="muted">{whatIsComparable(record, task)}</p>
          <PublishedScoresBeside
            task={task}
            own={scoring.phase === 'scored' ? ownScoreRow(record, scoring.score, task) : undefined}
          />
        </>
      )}
    </Panel>
  );
}

function sayFailed(count: number): string {
  return `${sayCountOf(count, 'row')} failed and ${count === 1 ? 'counts as an empty reply' : 'count as empty replies'}.`;
}

/** The rows that count against the model though their reference is at fault. */
function UnreadReferences({
  opened: { rows, mode },
  task,
}: {
  readonly opened: Opened;
  readonly task: Task;
}) {
  const note = useMemo(() => sayUnreadReferences(rows, mode, task), [rows, mode, task]);
  if (note === undefined) return null;
  return (
    <Notice tone="warning">
      <p>{note}</p>
    </Notice>
  );
}

interface FiguresProps {
  readonly score: LiveScore;
  readonly task: Task | undefined;
}

function Figures({ score, task }: FiguresProps) {
  const { report, primary, interval, intervalMethod, whyNoInterval } = score;
  return (
    <>
      <WideTable label="Figures">
        <table className="benchmark-table benchmark-figures">
          <caption>
            {`${report.mode === 'official' ? 'Official' : 'Strict'} scoring of ${sayCountOf(report.n, 'answered row')}`}
          </caption>
          <thead>
            <tr>
              <th scope="col">Metric</th>
              <th scope="col">Value</th>
              <th scope="col">95 % interval</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(report.metrics).map(([name, value]) => (
              <tr key={name} className={name === primary ? 'benchmark-primary' : undefined}>
                <th scope="row">
                  {name} <span className="muted">{directionOf(name, task)}</span>
                </th>
                <td>
                  <MetricText value={value} />
                </td>
                <td>
                  {name === primary &&
                    interval &&
                    'unit' in value &&
                    sayInterval(interval, value.unit)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      {whyNoInterval !== undefined && <p className="muted">{whyNoInterval}</p>}
      {intervalMethod === 'exact' && (
        <p className="muted">
          All rows agree, so the interval is the exact one of a share (Clopper and Pearson).
        </p>
      )}
      {report.notes && report.notes.length > 0 && (
        <Notice tone="aside">
          {report.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </Notice>
      )}
    </>
  );
}

function MetricText({ value }: { readonly value: MetricValue }) {
  if ('absent' in value) return <span className="muted">None. {value.absent}</span>;
  return <strong>{`${sayScore(value.value)}${sayScoreUnit(value.unit)}`}</strong>;
}

function directionOf(name: string, task: Task | undefined): string {
  const direction = task?.metrics.find((metric) => metric.name === name)?.direction;
  if (direction === undefined) return '';
  return direction === 'up' ? '(higher is better)' : '(lower is better)';
}
