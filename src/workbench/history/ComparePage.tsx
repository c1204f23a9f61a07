import { lazy, Suspense } from 'react';
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx';
import './HistoryPage.css';

const RunComparison = lazy(async () => {
  const { RunComparison } = await import('./RunComparison.tsx');
  return { default: RunComparison };
});

/** Kept runs side by side. Its heading is there at once, so that the keyboard can go to it. */
export function ComparePage({ runIds }: { readonly runIds: readonly string[] }) {
  return (
    <main className="history-page">
      <h1 tabIndex={-1}>Compare runs</h1>
      <ErrorBoundary what="The comparison">
        <Suspense fallback={<p className="muted">Opening…</p>}>
          <RunComparison key={runIds.join()} runIds={runIds} />
        </Suspense>
      </ErrorBoundary>
    </main>
  );
}
