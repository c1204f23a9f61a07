import { useContext } from 'react';
import { useStore } from 'zustand';
import type { OfflineStore } from '#state/offline-store.ts';
import { OfflineContext } from './offline-context.ts';
import { sayReadiness } from './say-readiness.ts';

/** Whether this page would start without a network, in words; beside what is kept besides. */
export function WorksOffline() {
  const store = useContext(OfflineContext);
  return store ? <Readiness store={store} /> : <span>no: this is the development server</span>;
}

function Readiness({ store }: { readonly store: OfflineStore }) {
  return <span>{sayReadiness(useStore(store, ({ readiness }) => readiness))}</span>;
}
