import { useEffect } from 'react';
import type { Benchmark } from '#state/benchmark/benchmark-state.ts';
import { Button } from '#ui/Button.tsx';
import { FailureNotice } from '../models/FailureNotice.tsx';
import { useWorkbench } from '../useWorkbench.ts';
import { ConfirmPanel } from './ConfirmPanel.tsx';
import { KeptPanel } from './KeptPanel.tsx';
import { OpenedBenchmark } from './OpenedBenchmark.tsx';
import { TestFilePanel } from './TestFilePanel.tsx';
import { useFocusAfterChange } from './useFocusAfterChange.ts';

/** A test file, how it is run, what came out, and the benchmarks that are kept. */
export function BenchmarkPanels() {
  const benchmark = useWorkbench((state) => state.benchmark);
  const readBenchmarks = useWorkbench((state) => state.readBenchmarks);

  const current = useFocusAfterChange({
    what: shownBy(benchmark),
    state: benchmark.phase,
    isAskedFor: 'record' in benchmark || benchmark.phase === 'chosen',
  });

  useEffect(() => {
    void readBenchmarks();
  }, [readBenchmarks]);

  return (
    <>
      <p className="muted benchmark-purpose">
        How good is this model on a task, on this machine? Give it a test set; its replies are
        scored here as the paper scores them. Nothing leaves this computer.
      </p>
      <div className="benchmark-current" ref={current} tabIndex={-1}>
        <CurrentBenchmark benchmark={benchmark} />
      </div>
      <KeptPanel />
    </>
  );
}

/** Changes when another panel takes the place of the one that is there. */
function shownBy(benchmark: Benchmark): string {
  if ('record' in benchmark) return benchmark.record.id;
  return benchmark.phase === 'chosen' ? 'a file to confirm' : 'no file';
}

function CurrentBenchmark({ benchmark }: { readonly benchmark: Benchmark }) {
  const close = useWorkbench((state) => state.closeBenchmark);
  switch (benchmark.phase) {
    case 'empty':
    case 'reading':
      return <TestFilePanel benchmark={benchmark} />;
    case 'opening':
      return <p role="status">Opening the benchmark…</p>;
    case 'chosen':
      return <ConfirmPanel chosen={benchmark} />;
    case 'failed':
      return (
        <>
          <FailureNotice
            what={`The ${benchmark.what === 'file' ? 'test file' : 'benchmark'} cannot be opened`}
            failure={benchmark.failure}
            actions={<Button onPress={close}>Dismiss</Button>}
          />
          <TestFilePanel benchmark={{ phase: 'empty' }} />
        </>
      );
    default:
      return <OpenedBenchmark opened={benchmark} />;
  }
}
