import 'fake-indexeddb/auto';
import { afterEach, beforeEach } from 'vitest';
import { memoryLocks } from '#library/memory-locks.fixture.ts';
import { IdbBenchmarkStorage } from './idb-benchmark-storage.ts';

/** A storage with a database of its own for each test of the file that calls this; one set of locks. */
export function storagePerTest(): { readonly storage: IdbBenchmarkStorage } {
  const locks = memoryLocks();
  const open = () => new IdbBenchmarkStorage({ locks, name: `benchmarks-${Math.random()}` });
  const kept = { storage: open() };
  beforeEach(() => {
    kept.storage = open();
  });
  afterEach(() => kept.storage.close());
  return kept;
}
