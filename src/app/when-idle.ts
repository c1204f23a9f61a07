/** Calls back once the page has been drawn and has nothing to do, but within a second. */
export function whenIdle(callback: () => void): void {
  const afterPaint =
    typeof requestIdleCallback === 'function'
      ? () => requestIdleCallback(callback, { timeout: 1000 })
      : () => setTimeout(callback, 50);
  // A hidden page draws no frame, and still has to load.
  if (document.visibilityState === 'hidden') afterPaint();
  else requestAnimationFrame(() => setTimeout(afterPaint, 0));
}
