import { useEffect } from 'react';
import { useWorkbench } from './useWorkbench.ts';

/** Ctrl+Enter (or Cmd+Enter) anywhere runs the task, Escape stops what runs. */
export function useRunShortcuts(taskId: string): void {
  const startRun = useWorkbench((state) => state.startRun);
  const stopRun = useWorkbench((state) => state.stopRun);
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.repeat) {
        event.preventDefault();
        void startRun(taskId);
      }
      if (event.key === 'Escape' && !event.defaultPrevented) stopRun();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [taskId, startRun, stopRun]);
}
