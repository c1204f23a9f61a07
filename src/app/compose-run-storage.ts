import { lazyRunStorage } from '#state/history/lazy-run-storage.ts';
import type { RunStorage } from '#state/history/run-storage.ts';

/** The history of runs in this browser; its code comes with the first run or look. */
export function composeRunStorage({
  locks,
  storage,
}: Partial<Pick<Navigator, 'locks' | 'storage'>>): RunStorage {
  return lazyRunStorage(async () => {
    const { IdbRunStorage } = await import('#state/history/idb-run-storage.ts');
    return new IdbRunStorage({ locks, storage });
  });
}
