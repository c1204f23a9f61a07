import type { WorkbenchStore } from '#state/workbench-store.ts';

/** Has written down what waits when the page is hidden: a phone may end it without another word. */
export function keepRunsOnHide(
  store: Pick<WorkbenchStore, 'getState'>,
  document: Pick<Document, 'addEventListener' | 'visibilityState'>,
): void {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void store.getState().keepRunsAgain();
  });
}
