import { useState } from 'react';
import type { KeptBenchmark, KeptBenchmarks } from '#state/benchmark/benchmark-state.ts';
import { AskedButton } from '#ui/AskedButton.tsx';
import { Badge } from '#ui/Badge.tsx';
import { Button } from '#ui/Button.tsx';
import { Panel } from '#ui/Panel.tsx';
import { sayMoment, sayTask } from '../history/say-run.ts';
import { FailureNotice } from '../models/FailureNotice.tsx';
import { sayCount, sayCountOf } from '../say-quantity.ts';
import { useWorkbench } from '../useWorkbench.ts';
import { ComparisonResult } from './ComparisonResult.tsx';
import { sayInterval, sayModel, sayRows, sayScore, sayScoreUnit } from './say-benchmark.ts';

/** The benchmarks that this browser keeps: open one, compare two, delete. */
export function KeptPanel() {
  const kept = useWorkbench((state) => state.keptBenchmarks);
  const readBenchmarks = useWorkbench((state) => state.readBenchmarks);
  return (
    <Panel title="Kept benchmarks">
      <KeptContent kept={kept} onRetry={() => void readBenchmarks()} />
    </Panel>
  );
}

interface KeptContentProps {
  readonly kept: KeptBenchmarks;
  readonly onRetry: () => void;
}

function KeptContent({ kept, onRetry }: KeptContentProps) {
  if (kept.phase === 'failed') {
    return (
      <FailureNotice
        what="The kept benchmarks cannot be listed"
        failure={kept.failure}
        actions={
          <Button icon="retry" onPress={onRetry}>
            Try again
          </Button>
        }
      />
    );
  }
  if (kept.phase === 'unasked') return <p className="muted">Reading…</p>;
  if (kept.benchmarks.length === 0) {
    return <p className="muted">None yet. Each benchmark comes here as soon as it begins.</p>;
  }
  return <KeptList benchmarks={kept.benchmarks} />;
}

function KeptList({ benchmarks }: { readonly benchmarks: readonly KeptBenchmark[] }) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const compare = useWorkbench((state) => state.compareBenchmarks);
  const there = new Map(benchmarks.map((kept) => [kept.record.id, kept]));
  const ids = chosen.filter((id) => there.has(id));
  const [first, second] = ids;
  const tasks = new Set(ids.map((id) => there.get(id)?.record.taskId));
  const canCompare = ids.length === 2 && tasks.size === 1;
  return (
    <>
      <div className="benchmark-actions">
        <Button
          unavailable={!canCompare}
          onPress={() => {
            if (first === undefined || second === undefined) return;
            const mode = there.get(first)?.record.settings.mode ?? 'official';
            void compare(first, second, mode);
          }}
        >
          {sayCompare(ids.length, tasks.size)}
        </Button>
      </div>
      <ComparisonResult />
      <ul className="benchmark-kept">
        {benchmarks.map((kept) => (
          <KeptItem
            key={kept.record.id}
            kept={kept}
            isChosen={ids.includes(kept.record.id)}
            onChoose={(isOn) =>
              setChosen(isOn ? [...ids, kept.record.id] : ids.filter((id) => id !== kept.record.id))
            }
          />
        ))}
      </ul>
    </>
  );
}

function sayCompare(count: number, taskCount: number): string {
  if (count !== 2) return 'Compare (choose two of one task)';
  return taskCount === 1 ? 'Compare the two' : 'Compare (these two are of different tasks)';
}

interface KeptItemProps {
  readonly kept: KeptBenchmark;
  readonly isChosen: boolean;
  readonly onChoose: (isOn: boolean) => void;
}

function KeptItem({ kept, isChosen, onChoose }: KeptItemProps) {
  const { record, answered, failed } = kept;
  const open = useWorkbench((state) => state.openBenchmark);
  const remove = useWorkbench((state) => state.deleteBenchmark);
  const title = sayTask(record.taskId);
  const moment = sayMoment(record.startedAt);
  return (
    <li>
      <article className="benchmark-kept-item" aria-label={`${title}, ${moment}`}>
        <header>
          <input
            type="checkbox"
            aria-label={`Choose ${title}, ${moment}`}
            checked={isChosen}
            onChange={({ currentTarget }) => onChoose(currentTarget.checked)}
          />
          <h3>{title}</h3>
          <time dateTime={record.startedAt}>{moment}</time>
          <KeptBadge kept={kept} />
        </header>
        <p>{sayHeadline(kept)}</p>
        <p className="muted">
          {sayModel(record)}; {record.file.name}, {sayRows(record)};{' '}
          {`${sayCount(answered)} answered${failed > 0 ? `, ${sayCount(failed)} failed` : ''}`}
        </p>
        <div className="benchmark-actions">
          <Button onPress={() => void open(record.id)}>Open</Button>
          <AskedButton
            label="Delete"
            question="Delete this benchmark?"
            yes="Delete it"
            onYes={() => void remove(record.id)}
          >
            <p>
              {title}, {moment}: the replies to {sayCountOf(answered, 'row')} will be gone for good.
              Save it first to keep a copy.
            </p>
          </AskedButton>
        </div>
      </article>
    </li>
  );
}

function KeptBadge({ kept }: { readonly kept: KeptBenchmark }) {
  const { record, answered, failed, isStopped } = kept;
  if (isStopped) return <Badge tone="warning">Stopped</Badge>;
  return answered + failed < record.rowCount ? <Badge tone="accent">Not finished</Badge> : null;
}

function sayHeadline({ headline }: KeptBenchmark): string {
  if (!headline) return 'Not scored yet.';
  const { name, value, unit, mode, interval } = headline;
  const range = interval ? ` (95 % interval ${sayInterval(interval, unit)})` : '';
  return `${name} ${sayScore(value)}${sayScoreUnit(unit)}${range}, ${mode} scoring`;
}
