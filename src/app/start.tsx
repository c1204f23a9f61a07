import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { definitely } from '#base/assert.ts';
import { missingWasm } from '#base/wasm-support.ts';
import { createStructureLookup } from '#engine/structure-lookup.ts';
import { App } from './App.tsx';
import { composeOffline } from './compose-offline.ts';
import { composeWorkbench } from './compose-workbench.ts';
import { holdRunLock } from './hold-run-lock.ts';
import { keepRunsOnHide } from './keep-runs-on-hide.ts';
import { readLaunchOptions } from './launch-options.ts';
import { StartProblem, wasmProblems } from './StartProblem.tsx';
import { whenIdle } from './when-idle.ts';

/** Puts the workbench, or the reason why it cannot start, into the page. */
export function start(document: Document): void {
  const root = createRoot(definitely(document.getElementById('root'), 'element #root'));
  const show = (page: ReactNode) => root.render(<StrictMode>{page}</StrictMode>);

  const missing = missingWasm(globalThis.WebAssembly);
  if (missing) {
    show(<StartProblem {...wasmProblems[missing]} />);
    return;
  }

  const options = readLaunchOptions(location.search, document.baseURI);
  if (!options.ok) {
    show(<StartProblem {...options.error} offersPlainStart />);
    return;
  }

  const store = composeWorkbench(options.value);
  const offline = composeOffline(document);
  holdRunLock(store, navigator.locks);
  keepRunsOnHide(store, document);
  show(<App store={store} offline={offline} lookUpStructure={createStructureLookup()} />);
  whenIdle(() => {
    const settled = store.getState().startModel();
    // The model goes first: the copy for offline use asks for as many bytes again.
    void Promise.race([settled, waited(LONGEST_WAIT_MS)]).then(() =>
      offline?.getState().keepOffline(),
    );
  });
}

const LONGEST_WAIT_MS = 30_000;

function waited(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
