import type { BenchmarkStorage } from '#state/benchmark/benchmark-storage.ts';

/** The benchmarks in this browser. */
export function composeBenchmarkStorage({
  locks,
}: Partial<Pick<Navigator, 'locks'>>): () => Promise<BenchmarkStorage> {
  let loading: Promise<BenchmarkStorage> | undefined;
  return () => {
    loading ??= import('#state/benchmark/idb-benchmark-storage.ts').then(
      ({ IdbBenchmarkStorage }) => new IdbBenchmarkStorage({ locks }),
    );
    // A script that did not arrive may arrive next time.
    loading.catch(() => {
      loading = undefined;
    });
    return loading;
  };
}
