import type { StoreAccess, WorkbenchDependencies } from '../workbench-store.ts';
import { type BenchmarkActions, emptyBenchmarkState } from './benchmark-state.ts';

/** All that is done with benchmarks, for the thin actions of the store. */
export function createBenchmarkDesk(
  { set }: StoreAccess,
  _dependencies: WorkbenchDependencies,
): BenchmarkActions {
  const notYet = () => Promise.reject(new Error('Broken assumption: benchmarks are written'));
  return {
    openTestFile: notYet,
    closeBenchmark: () => set(emptyBenchmarkState),
    chooseBenchmarkTask: () => {},
    mapColumn: () => {},
    setBenchmarkSample: () => {},
    setScoreMode: () => {},
    setDecodingPreset: () => {},
    startBenchmark: notYet,
    pauseBenchmark: () => {},
    resumeBenchmark: notYet,
    stopBenchmark: notYet,
    openBenchmark: notYet,
    deleteBenchmark: notYet,
    readBenchmarks: notYet,
    compareBenchmarks: notYet,
    exportBenchmark: notYet,
  };
}
