import { createContext } from 'react';
import type { OfflineStore } from '#state/offline-store.ts';

/** The store about this page's copy in the browser; undefined where none is made. */
export const OfflineContext = createContext<OfflineStore | undefined>(undefined);
