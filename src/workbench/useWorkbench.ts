import { createContext, useContext } from 'react';
import { type StoreApi, useStore } from 'zustand';
import { definitely } from '#base/assert.ts';
import type { Workbench } from '#state/workbench-state.ts';

/** The store of this page; `app` provides it. */
export const WorkbenchContext = createContext<StoreApi<Workbench> | undefined>(undefined);

/** One value of the store; re-renders when it changes. Select what exists, build nothing. */
export function useWorkbench<Value>(select: (state: Workbench) => Value): Value {
  return useStore(definitely(useContext(WorkbenchContext), 'WorkbenchContext'), select);
}
