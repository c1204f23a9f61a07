import { useLayoutEffect } from 'react';
import { findTask } from '#tasks/registry.ts';
import type { Route } from './route.ts';
import { useWorkbench } from './useWorkbench.ts';

/**
 * Fills the form from the address, once for each visit: who goes back to a link finds the form as
 * it was left, not as the link had it.
 */
export function useLinkedValues(route: Route): void {
  const fillFromLink = useWorkbench((state) => state.fillFromLink);
  useLayoutEffect(() => {
    if (route.page !== 'task' || !findTask(route.taskId)) return;
    if (Object.keys(route.values).length === 0 || history.state === TAKEN) return;
    fillFromLink(route.taskId, route.values);
    history.replaceState(TAKEN, '');
  }, [route, fillFromLink]);
}

/** Marks an entry of the browser's history whose values are in the form. */
const TAKEN = 'link-taken';
