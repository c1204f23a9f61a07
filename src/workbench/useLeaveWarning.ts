import { useEffect } from 'react';
import { wouldLoseReplies } from '#state/benchmark/benchmark-state.ts';
import { wouldLoseRuns } from '#state/history/history-state.ts';
import { wouldLoseWork } from '#state/library-state.ts';
import { useWorkbench } from './useWorkbench.ts';

/** Has the browser ask before the page is closed or reloaded while that would lose a transfer, a run or replies of a benchmark. */
export function useLeaveWarning(): void {
  const isOn = useWorkbench(
    (state) => wouldLoseWork(state) || wouldLoseRuns(state) || wouldLoseReplies(state),
  );
  useEffect(() => {
    if (!isOn) return;
    // The browser asks in its own words.
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    // Only while it is needed: a listener keeps the page out of the back/forward cache.
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isOn]);
}
