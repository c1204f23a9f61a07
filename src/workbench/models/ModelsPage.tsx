import { lazy, Suspense } from 'react';
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx';
import './ModelsPage.css';

const ModelsPanels = lazy(async () => {
  const { ModelsPanels } = await import('./ModelsPanels.tsx');
  return { default: ModelsPanels };
});

/** The screen of the models. Its heading is there at once, so that the keyboard can go to it. */
export function ModelsPage() {
  return (
    <main className="models-page">
      <h1 tabIndex={-1}>Models</h1>
      <ErrorBoundary what="The Models screen">
        <Suspense fallback={<p className="muted">Opening…</p>}>
          <ModelsPanels />
        </Suspense>
      </ErrorBoundary>
    </main>
  );
}
