import type { LookUpStructure } from '#engine/structure-lookup.ts';
import type { OfflineStore } from '#state/offline-store.ts';
import type { WorkbenchStore } from '#state/workbench-store.ts';
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx';
import { ThemeProvider } from '#ui/Theme.tsx';
import { NewVersionNotice } from '#workbench/offline/NewVersionNotice.tsx';
import { OfflineContext } from '#workbench/offline/offline-context.ts';
import { LookupContext } from '#workbench/result/structure/lookup-context.ts';
import { WorkbenchContext } from '#workbench/useWorkbench.ts';
import { WorkbenchScreen } from '#workbench/WorkbenchScreen.tsx';
import './App.css';

interface AppProps {
  readonly store: WorkbenchStore;
  readonly offline: OfflineStore | undefined;
  readonly lookUpStructure: LookUpStructure;
}

/** The whole page around its stores. */
export function App({ store, offline, lookUpStructure }: AppProps) {
  return (
    <ThemeProvider>
      <ErrorBoundary what="The workbench">
        <WorkbenchContext value={store}>
          <OfflineContext value={offline}>
            <LookupContext value={lookUpStructure}>
              <WorkbenchScreen />
            </LookupContext>
            <NewVersionNotice />
          </OfflineContext>
        </WorkbenchContext>
      </ErrorBoundary>
    </ThemeProvider>
  );
}
