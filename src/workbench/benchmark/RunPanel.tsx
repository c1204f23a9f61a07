import type { PauseReason } from '#state/benchmark/benchmark-state.ts';
import { findTask } from '#tasks/registry.ts';
import { AskedButton } from '#ui/AskedButton.tsx';
import { Button } from '#ui/Button.tsx';
import { type Fact, FactList } from '#ui/FactList.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Panel } from '#ui/Panel.tsx';
import { ProgressBar } from '#ui/ProgressBar.tsx';
import { FailureNotice } from '../models/FailureNotice.tsx';
import { VisibleText } from '../result/trace/TextLeaf.tsx';
import { sayCount, sayCountOf, sayTimeLeft } from '../say-quantity.ts';
import { useWorkbench } from '../useWorkbench.ts';
import { BadRows } from './BadRows.tsx';
import { DecodingNotes, sayDecodingOf } from './BenchmarkSettings.tsx';
import { ExportButtons } from './ExportButtons.tsx';
import type { Opened } from './OpenedBenchmark.tsx';
import { sayModel, sayRows } from './say-benchmark.ts';

/** How far the benchmark is, and what to do with it. */
export function RunPanel({ opened }: { readonly opened: Opened }) {
  const { record, progress, keepingFailure } = opened;
  const close = useWorkbench((state) => state.closeBenchmark);
  const task = findTask(record.taskId);
  return (
    <Panel
      title={`Benchmark of ${task?.title ?? record.taskId}`}
      actions={<Button onPress={close}>Close</Button>}
    >
      <Progress opened={opened} />
      <div className="benchmark-actions">
        <RunButtons opened={opened} />
        <ExportButtons />
      </div>
      {opened.phase === 'running' && progress.writing !== '' && (
        <pre className="benchmark-writing" aria-hidden="true">
          <VisibleText text={progress.writing.slice(-SHOWN_TAIL)} />
        </pre>
      )}
      {opened.phase === 'paused' && <WhyPaused why={opened.why} />}
      {keepingFailure && (
        <FailureNotice what="Replies are not being kept" failure={keepingFailure} />
      )}
      <FactList facts={factsOf(opened)} />
      <BadRows badRows={record.badRows} />
      <DecodingNotes notes={record.decodingNotes} />
    </Panel>
  );
}

/** The end of what is being written: enough to see that it moves. */
const SHOWN_TAIL = 240;

function Progress({ opened }: { readonly opened: Opened }) {
  const { progress, record } = opened;
  const { answered, failed, rowsPerMinute, timeLeftMs } = progress;
  const parts = [
    `${sayCount(answered)} of ${sayCountOf(record.rowCount, 'row')} answered`,
    ...(failed > 0 ? [`${sayCount(failed)} failed`] : []),
    ...(opened.phase === 'running' && rowsPerMinute !== undefined
      ? [`${sayRowRate(rowsPerMinute)} rows a minute`]
      : []),
    ...(opened.phase === 'running' && timeLeftMs !== undefined
      ? [`${sayTimeLeft(timeLeftMs / 1000)} left`]
      : []),
  ];
  return (
    <>
      <p className="benchmark-phase" role="status" aria-label="Benchmark">
        {phaseWords(opened)}
      </p>
      <ProgressBar label="Rows" value={answered + failed} max={record.rowCount}>
        {parts.join(' · ')}
      </ProgressBar>
      {/* The bar's own words are hidden from screen readers, which would read each change. */}
      <p className="visually-hidden">{parts.join(', ')}</p>
    </>
  );
}

function phaseWords(opened: Opened): string {
  if (opened.phase === 'running') return 'Running';
  if (opened.phase === 'paused') return 'Paused';
  return opened.isStopped ? 'Stopped' : 'Done';
}

function sayRowRate(perMinute: number): string {
  return perMinute >= 10 ? sayCount(Math.round(perMinute)) : perMinute.toFixed(1);
}

const mainButtonWords: Readonly<Record<Opened['phase'], string>> = {
  running: 'Pause',
  paused: 'Resume',
  done: 'Ask failed rows again',
};

function RunButtons({ opened }: { readonly opened: Opened }) {
  const pause = useWorkbench((state) => state.pauseBenchmark);
  const resume = useWorkbench((state) => state.resumeBenchmark);
  const stop = useWorkbench((state) => state.stopBenchmark);
  const { phase, progress } = opened;
  // Rows that failed can be asked again, even where none waits.
  const canResume = phase === 'paused' || (phase === 'done' && progress.failed > 0);
  return (
    <>
      {/* One button, so that the keyboard stays on it when it says something else. */}
      {(phase === 'running' || canResume) && (
        <Button
          look="primary"
          icon={phase === 'running' ? 'pause' : 'play'}
          onPress={() => (phase === 'running' ? pause() : void resume())}
        >
          {mainButtonWords[phase]}
        </Button>
      )}
      {phase !== 'done' && (
        <AskedButton
          label="Stop"
          question="Stop this benchmark for good?"
          yes="Stop it"
          onYes={() => void stop()}
        >
          <p>
            It ends with the {sayCountOf(progress.answered, 'row')} that it has; the others stay
            unasked. To go on later, pause it instead.
          </p>
        </AskedButton>
      )}
    </>
  );
}

function WhyPaused({ why }: { readonly why: PauseReason }) {
  switch (why.kind) {
    case 'asked':
      return null;
    case 'opened':
      return (
        <Notice tone="info">
          <p>Its rows are kept in this browser. Resume asks those that wait.</p>
        </Notice>
      );
    case 'elsewhere':
      return (
        <Notice tone="info">
          <p>Another tab runs this benchmark. Pause it there, or close that tab, to go on here.</p>
        </Notice>
      );
    case 'refused':
      return (
        <Notice tone="warning" alert>
          <p>{why.reason}</p>
        </Notice>
      );
    case 'failure':
      return <FailureNotice what="The benchmark rests" failure={why.failure} />;
    default:
      return why satisfies never;
  }
}

function factsOf({ record }: Opened): readonly Fact[] {
  return [
    { name: 'Test set', value: `${record.file.name}, ${sayRows(record)}` },
    { name: 'Model', value: sayModel(record) },
    { name: 'Decoding', value: sayDecodingOf(record) },
    { name: 'Seed', value: String(record.settings.seed) },
  ];
}
