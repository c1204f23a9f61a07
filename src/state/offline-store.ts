import { createStore, type StoreApi } from 'zustand/vanilla';
import type { NewVersion, OfflineCopy, OfflineReadiness } from '#engine/offline-copy.ts';

/**
 * Whether the page works without a network, and whether a newer version waits. A store of its own:
 * it belongs to the page, whatever is asked in it, and knows no model and no run.
 */
export interface OfflineState {
  readonly readiness: OfflineReadiness;
  readonly newVersion: NewVersion;
  /** Makes or completes the copy of the page that the browser keeps. Once for each page. */
  keepOffline(): Promise<void>;
  /** Switches to the version that waits, and reloads the page. */
  switchVersion(): void;
}

export type OfflineStore = StoreApi<OfflineState>;

export function createOfflineStore(copy: OfflineCopy): OfflineStore {
  return createStore<OfflineState>((set) => ({
    readiness: { phase: 'unknown' },
    newVersion: { kind: 'none' },
    keepOffline: () => copy.keep((news) => set(news)),
    switchVersion: () => copy.switchVersion(),
  }));
}
