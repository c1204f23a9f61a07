import { lazy, Suspense } from 'react';
import type { Benchmark } from '#state/benchmark/benchmark-state.ts';
import { findTask } from '#tasks/registry.ts';
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx';
import { Panel } from '#ui/Panel.tsx';
import { RowsPanel } from './RowsPanel.tsx';
import { RunPanel } from './RunPanel.tsx';
import { ScorePanel } from './ScorePanel.tsx';

export type Opened = Extract<Benchmark, { phase: 'running' | 'paused' | 'done' }>;

const BenchmarkPlots = lazy(async () => {
  const { BenchmarkPlots } = await import('./BenchmarkPlots.tsx');
  return { default: BenchmarkPlots };
});

/** A benchmark that is running, rests or is done: where it stands, its score, its plots and its rows. */
export function OpenedBenchmark({ opened }: { readonly opened: Opened }) {
  const task = findTask(opened.record.taskId);
  return (
    <>
      <RunPanel opened={opened} />
      <ScorePanel opened={opened} task={task} />
      {opened.scoring.phase === 'scored' && (
        <Panel title="Plots">
          <ErrorBoundary what="The plots">
            <Suspense fallback={<p className="muted">Drawing…</p>}>
              <BenchmarkPlots
                rows={opened.rows}
                score={opened.scoring.score}
                taskTitle={task?.title ?? opened.record.taskId}
              />
            </Suspense>
          </ErrorBoundary>
        </Panel>
      )}
      <RowsPanel key={opened.record.id} rows={opened.rows} />
    </>
  );
}
