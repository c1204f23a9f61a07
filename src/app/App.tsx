import type { OfflineStore } from '#state/offline-store.ts';
import type { WorkbenchStore } from '#state/workbench-store.ts';
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx';
import { ThemeProvider } from '#ui/Theme.tsx';
import { NewVersionNotice } from '#workbench/offline/NewVersionNotice.tsx';
import { OfflineContext } from '#workbench/offline/offline-context.ts';
import { WorkbenchContext } from '#workbench/useWorkbench.ts';
import { WorkbenchScreen } from '#workbench/WorkbenchScreen.tsx';
import './App.css';

interface AppProps {
  readonly store: WorkbenchStore;
  readonly offline: OfflineStore | undefined;
}

/** The whole page around its stores. */
export function App({ store, offline }: AppProps) {
  return (
    <ThemeProvider>
      <ErrorBoundary what="The workbench">
        <WorkbenchContext value={store}>
          <OfflineContext value={offline}>
            <WorkbenchScreen />
            <NewVersionNotice />
          </OfflineContext>
        </WorkbenchContext>
      </ErrorBoundary>
    </ThemeProvider>
  );
}
