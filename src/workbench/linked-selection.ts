import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Target } from '#reasoning/mention.ts';

/** What is pointed at now, in a text or in a picture; all others show it too. */
export interface LinkedSelection {
  readonly targets: readonly Target[];
  /** A pinned selection stays when the pointer leaves. */
  readonly isPinned: boolean;
}

interface SelectionState {
  readonly selection: LinkedSelection | undefined;
  /** Shows targets until the pointer leaves; does nothing while another selection is pinned. */
  readonly point: (targets: readonly Target[]) => void;
  /** Ends what `point` began. */
  readonly leave: () => void;
  /** Keeps the selection; the same targets again, or none, unpin it. */
  readonly pin: (targets: readonly Target[]) => void;
}

export function createLinkedSelection(): StoreApi<SelectionState> {
  return createStore<SelectionState>((set, get) => ({
    selection: undefined,
    point: (targets) => {
      if (!get().selection?.isPinned) set({ selection: { targets, isPinned: false } });
    },
    leave: () => {
      if (!get().selection?.isPinned) set({ selection: undefined });
    },
    pin: (targets) => {
      const { selection } = get();
      const isSame = selection?.isPinned && sameTargets(selection.targets, targets);
      set({
        selection: isSame || targets.length === 0 ? undefined : { targets, isPinned: true },
      });
    },
  }));
}

export function sameTargets(one: readonly Target[], other: readonly Target[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** One selection for each task screen. */
export const LinkedSelectionContext = createContext(createLinkedSelection());

export function useLinkedSelection<Value>(select: (state: SelectionState) => Value): Value {
  return useStore(useContext(LinkedSelectionContext), select);
}
