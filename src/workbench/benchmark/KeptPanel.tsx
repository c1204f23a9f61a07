import { useState } from 'react';
import type { KeptBenchmark, KeptBenchmarks } from '#state/benchmark/benchmark-state.ts';
import type { Workbench } from '#state/workbench-state.ts';
import { AskedButton } from '#ui/AskedButton.tsx';
import { Badge } from '#ui/Badge.tsx';
import { Button } from '#ui/Button.tsx';
import { Panel } from '#ui/Panel.tsx';
import { sayMoment, sayTask } from '../history/say-run.ts';
import { FailureNotice } from '../models/FailureNotice.tsx';
import { sayCount, sayCountOf } from '../say-quantity.ts';
import { useWorkbench } from '../useWorkbench.ts';
import { sayDecodingOf } from './BenchmarkSettings.tsx';
import { KeptComparison } from './KeptComparison.tsx';
import { sayInterval, sayModel, sayRows, sayScore, sayScoreUnit } from './say-benchmark.ts';
import { useFocusAfterChange } from './useFocusAfterChange.ts';

/** The benchmarks that this browser keeps: open one, compare two, delete. */
export function KeptPanel() {
  const kept = useWorkbench((state) => state.keptBenchmarks);
  const readBenchmarks = useWorkbench((state) => state.readBenchmarks);
  const count = kept.phase === 'known' ? kept.benchmarks.length : 0;
  const place = useFocusAfterChange({ what: 'the list', state: count, isAskedFor: false });
  return (
    <Panel title="Kept benchmarks">
      <div className="benchmark-current" ref={place} tabIndex={-1}>
        <KeptContent kept={kept} onRetry={() => void readBenchmarks()} />
      </div>
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
  return (
    <>
      {kept.notDeleted && (
        <FailureNotice what="The benchmark was not deleted" failure={kept.notDeleted} />
      )}
      <KeptList benchmarks={kept.benchmarks} />
    </>
  );
}

function KeptList({ benchmarks }: { readonly benchmarks: readonly KeptBenchmark[] }) {
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const records = new Map(benchmarks.map(({ record }) => [record.id, record]));
  const chosen = ticked.flatMap((id) => records.get(id) ?? []);
  return (
    <>
      {benchmarks.length > 1 && <KeptComparison chosen={chosen} />}
      <ul className="benchmark-kept">
        {benchmarks.map((kept) => (
          <KeptItem
            key={kept.record.id}
            kept={kept}
            place={chosen.indexOf(kept.record)}
            onChoose={(isOn) => {
              const others = ticked.filter((id) => records.has(id) && id !== kept.record.id);
              setTicked(isOn ? [...others, kept.record.id] : others);
            }}
          />
        ))}
      </ul>
    </>
  );
}

interface KeptItemProps {
  readonly kept: KeptBenchmark;
  /** Among those that are ticked; -1 where it is not. */
  readonly place: number;
  readonly onChoose: (isOn: boolean) => void;
}

function KeptItem({ kept, place, onChoose }: KeptItemProps) {
  const { record } = kept;
  const { answered, failed, isOnScreen } = useCounts(kept);
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
            checked={place >= 0}
            onChange={({ currentTarget }) => onChoose(currentTarget.checked)}
          />
          <h3>{title}</h3>
          <time dateTime={record.startedAt}>{moment}</time>
          <KeptBadge kept={{ ...kept, answered, failed }} />
          {place >= 0 && <Badge>{PLACES[place] ?? 'Ticked'}</Badge>}
        </header>
        <p>{sayHeadline(kept)}</p>
        <p className="muted">
          {sayModel(record)}; {record.file.name}, {sayRows(record)};{' '}
          {`${sayCount(answered)} answered${failed > 0 ? `, ${sayCount(failed)} failed` : ''}`}
          <br />
          {sayDecodingOf(record)}
        </p>
        <div className="benchmark-actions">
          <Button unavailable={isOnScreen} onPress={() => void open(record.id)}>
            {isOnScreen ? 'Shown above' : 'Open'}
          </Button>
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

/** As the list was read, or as they are now where the benchmark is on the screen. */
function useCounts({ record, answered, failed }: KeptBenchmark) {
  const progressOn = ({ benchmark }: Pick<Workbench, 'benchmark'>) =>
    'record' in benchmark && benchmark.record.id === record.id ? benchmark.progress : undefined;
  const answeredNow = useWorkbench((state) => progressOn(state)?.answered);
  const failedNow = useWorkbench((state) => progressOn(state)?.failed);
  return {
    answered: answeredNow ?? answered,
    failed: failedNow ?? failed,
    isOnScreen: answeredNow !== undefined,
  };
}

/** What a comparison calls those that are ticked. */
const PLACES = ['First', 'Second'];

function KeptBadge({ kept }: { readonly kept: KeptBenchmark }) {
  const { record, answered, failed, isStopped } = kept;
  if (isStopped) return <Badge tone="warning">Stopped</Badge>;
  return answered + failed < record.rowCount ? <Badge tone="accent">Not finished</Badge> : null;
}

function sayHeadline({ headline }: KeptBenchmark): string {
  if (!headline) return 'Not scored yet.';
  if ('absent' in headline) {
    return `${headline.name}: none, ${headline.mode} scoring. ${headline.absent}`;
  }
  const { name, value, unit, mode, interval } = headline;
  const range = interval ? ` (95 % interval ${sayInterval(interval, unit)})` : '';
  return `${name} ${sayScore(value)}${sayScoreUnit(unit)}${range}, ${mode} scoring`;
}
