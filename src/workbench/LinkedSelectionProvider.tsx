import { type ReactNode, useEffect, useState } from 'react';
import { createLinkedSelection, LinkedSelectionContext } from './linked-selection.ts';

interface LinkedSelectionProviderProps {
  /** What the selection belongs to; another one begins with nothing selected. */
  readonly scope: string;
  readonly children: ReactNode;
}

/** One selection for the texts and pictures below it; Escape ends a pinned one. */
export function LinkedSelectionProvider({ scope, children }: LinkedSelectionProviderProps) {
  const [kept, setKept] = useState(() => ({ scope, store: createLinkedSelection() }));
  if (kept.scope !== scope) setKept({ scope, store: createLinkedSelection() });
  const { store } = kept;

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key !== 'Escape' || isBusyWithEscape(event.target)) return;
      const { selection, pin } = store.getState();
      if (!selection?.isPinned) return;
      pin([]);
      // The next Escape stops the run; this one was for the pin.
      event.preventDefault();
    }
    // Captured, to come before the shortcut that stops a run.
    document.addEventListener('keydown', onKeyDown, { capture: true });
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [store]);

  return <LinkedSelectionContext value={store}>{children}</LinkedSelectionContext>;
}

/** Dialogs and inputs have a use of their own for it, but for the sliders that walk a sequence. */
function isBusyWithEscape(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('dialog, [role="dialog"], input:not([type="range"]), textarea, select') !== null
  );
}
