import { lazy, Suspense } from 'react';
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx';
import './HistoryPage.css';

const HistoryPanels = lazy(async () => {
  const { HistoryPanels } = await import('./HistoryPanels.tsx');
  return { default: HistoryPanels };
});

/** The screen of the kept runs. Its heading is there at once, so that the keyboard can go to it. */
export function HistoryPage() {
  return (
    <main className="history-page">
      <h1 tabIndex={-1}>History</h1>
      <ErrorBoundary what="The History screen">
        <Suspense fallback={<p className="muted">Opening…</p>}>
          <HistoryPanels />
        </Suspense>
      </ErrorBoundary>
    </main>
  );
}
