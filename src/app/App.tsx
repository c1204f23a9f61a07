import type { WorkbenchStore } from '#state/workbench-store.ts';
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx';
import { ThemeProvider } from '#ui/Theme.tsx';
import { WorkbenchContext } from '#workbench/useWorkbench.ts';
import { WorkbenchScreen } from '#workbench/WorkbenchScreen.tsx';
import './App.css';

/** The whole page around one store. */
export function App({ store }: { readonly store: WorkbenchStore }) {
  return (
    <ThemeProvider>
      <ErrorBoundary what="The workbench">
        <WorkbenchContext value={store}>
          <WorkbenchScreen />
        </WorkbenchContext>
      </ErrorBoundary>
    </ThemeProvider>
  );
}
