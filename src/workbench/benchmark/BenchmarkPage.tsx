import { lazy, Suspense } from 'react';
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx';
import './BenchmarkPage.css';

const BenchmarkPanels = lazy(async () => {
  const { BenchmarkPanels } = await import('./BenchmarkPanels.tsx');
  return { default: BenchmarkPanels };
});

/** The screen on which a test set is run and scored. Its heading is there at once, for the keyboard. */
export function BenchmarkPage() {
  return (
    <main className="benchmark-page">
      <h1 tabIndex={-1}>Benchmark</h1>
      <ErrorBoundary what="The Benchmark screen">
        <Suspense fallback={<p className="muted">Opening…</p>}>
          <BenchmarkPanels />
        </Suspense>
      </ErrorBoundary>
    </main>
  );
}
