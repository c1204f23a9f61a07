import { failureDetails } from '#base/failure.ts';
import type { StoreAccess, WorkbenchDependencies } from '../workbench-store.ts';
import type { BenchmarkActions } from './benchmark-state.ts';

/** Benchmarks come with the first look at them: the first screen does not wait for their code. */
export function createBenchmarkActions(
  store: StoreAccess,
  dependencies: WorkbenchDependencies,
): BenchmarkActions {
  let loading: Promise<BenchmarkActions> | undefined;

  function load(): Promise<BenchmarkActions> {
    loading ??= import('./benchmark-desk.ts').then(
      ({ BenchmarkDesk }) => new BenchmarkDesk(store, dependencies),
    );
    // A script that did not arrive may arrive next time.
    loading.catch(() => {
      loading = undefined;
    });
    return loading;
  }

  /** What the desk throws nobody foresaw: the screen says it. */
  async function ask<T>(action: (desk: BenchmarkActions) => T): Promise<Awaited<T> | undefined> {
    try {
      return await action(await load());
    } catch (thrown) {
      const failure = failureDetails(thrown);
      store.set({ benchmark: { phase: 'failed', what: 'benchmark', failure } });
      return undefined;
    }
  }

  return {
    openTestFile: (file) => ask((desk) => desk.openTestFile(file)),
    closeBenchmark: () => void ask((desk) => desk.closeBenchmark()),
    chooseBenchmarkTask: (taskId) => void ask((desk) => desk.chooseBenchmarkTask(taskId)),
    mapColumn: (role, column) => void ask((desk) => desk.mapColumn(role, column)),
    setBenchmarkSample: (sample, seed) => void ask((desk) => desk.setBenchmarkSample(sample, seed)),
    setScoreMode: (mode) => void ask((desk) => desk.setScoreMode(mode)),
    setDecodingPreset: (preset) => void ask((desk) => desk.setDecodingPreset(preset)),
    // Without a desk there is no file.
    lookAgain: () => {
      if (loading) void ask((desk) => desk.lookAgain());
    },
    startBenchmark: () => ask((desk) => desk.startBenchmark()),
    // Whatever pauses the page's work pauses this too, and mostly there is none.
    pauseBenchmark: () => {
      if (loading) void ask((desk) => desk.pauseBenchmark());
    },
    resumeBenchmark: () => ask((desk) => desk.resumeBenchmark()),
    stopBenchmark: () => ask((desk) => desk.stopBenchmark()),
    openBenchmark: (id) => ask((desk) => desk.openBenchmark(id)),
    deleteBenchmark: (id) => ask((desk) => desk.deleteBenchmark(id)),
    readBenchmarks: () => ask((desk) => desk.readBenchmarks()),
    compareBenchmarks: (...given) => ask((desk) => desk.compareBenchmarks(...given)),
    exportBenchmark: (format) => ask((desk) => desk.exportBenchmark(format)),
  };
}
