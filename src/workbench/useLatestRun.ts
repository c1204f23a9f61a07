import { useEffect } from 'react';
import { useWorkbench } from './useWorkbench.ts';

/** Brings the task's newest kept run back after the page was closed or reloaded. */
export function useLatestRun(taskId: string): void {
  const showLatestRun = useWorkbench((state) => state.showLatestRun);
  useEffect(() => {
    void showLatestRun(taskId);
  }, [taskId, showLatestRun]);
}
