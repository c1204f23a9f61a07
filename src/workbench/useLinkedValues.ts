import { useLayoutEffect } from 'react';
import { findTask } from '#tasks/registry.ts';
import type { Route } from './route.ts';
import { useWorkbench } from './useWorkbench.ts';

/** Marks an entry of the browser's history whose values are in the form. */
const TAKEN = 'link-taken';

/**
 * Fills the form from the address, once for each entry of the history: who goes back to a link
 * finds the form as it was left, not as the link had it. A page loaded anew has no form to keep.
 */
export function useLinkedValues(route: Route): void {
  const fillFromLink = useWorkbench((state) => state.fillFromLink);
  const taskId = route.page === 'task' ? route.taskId : '';
  const hasDraft = useWorkbench((state) => state.drafts[taskId] !== undefined);
  useLayoutEffect(() => {
    if (route.page !== 'task' || !findTask(route.taskId)) return;
    if (Object.keys(route.values).length === 0) return;
    if (history.state === TAKEN && hasDraft) return;
    fillFromLink(route.taskId, route.values);
    history.replaceState(TAKEN, '');
  }, [route, hasDraft, fillFromLink]);
}
