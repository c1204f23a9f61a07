import { definitely } from '#base/assert.ts';
import { Failure } from '#base/failure.ts';
import { createInferenceEngine } from '#engine/inference-engine.ts';
import type { ModelLibrary } from '#engine/model-library.ts';
import { createChemistry } from '#engine/science-engine.ts';
import { createWorkbenchStore, type WorkbenchStore } from '#state/workbench-store.ts';
import { browserPreferences } from './browser-preferences.ts';
import type { LaunchOptions } from './launch-options.ts';

/** The one place where the engines and the store meet. No worker starts before it is asked. */
export function composeWorkbench(options: LaunchOptions): WorkbenchStore {
  return createWorkbenchStore({
    engine: createInferenceEngine(),
    chemistry: createChemistry(),
    library: withoutLibrary(),
    ...options,
    freshSeed: () => definitely(crypto.getRandomValues(new Uint32Array(1))[0], 'random number'),
    newId: () => crypto.randomUUID(),
    now: () => new Date(),
    preferences: browserPreferences(() => localStorage),
  });
}

/** Until the library's worker is there: nothing is kept, and every call says so. */
function withoutLibrary(): ModelLibrary {
  const refuse = () =>
    Promise.reject(
      new Failure({
        code: 'library-unavailable',
        message: 'This browser keeps no models yet.',
        cure: 'Use the small model.',
      }),
    );
  return {
    contents: refuse,
    onChange: () => () => {},
    importFolder: refuse,
    convert: refuse,
    planDownload: refuse,
    download: refuse,
    exportFolder: refuse,
    file: refuse,
    verify: refuse,
    repairFromFiles: refuse,
    repairFromOrigin: refuse,
    remove: refuse,
    persist: refuse,
    keepSelfTest: refuse,
    selfTests: refuse,
  };
}
