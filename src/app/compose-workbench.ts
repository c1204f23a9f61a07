import { definitely } from '#base/assert.ts';
import { createCrystallography } from '#engine/crystallography-engine.ts';
import { createFolding } from '#engine/folding-engine.ts';
import { createInferenceEngine } from '#engine/inference-engine.ts';
import { createModelLibrary } from '#engine/model-library-client.ts';
import { createChemistry } from '#engine/science-engine.ts';
import { createScoring } from '#engine/scoring-engine.ts';
import { createWorkbenchStore, type WorkbenchStore } from '#state/workbench-store.ts';
import { browserPreferences } from './browser-preferences.ts';
import { composeBenchmarkStorage } from './compose-benchmark-storage.ts';
import { composeRunStorage } from './compose-run-storage.ts';
import type { LaunchOptions } from './launch-options.ts';

/** The one place where the engines and the store meet. No worker starts before it is asked. */
export function composeWorkbench(options: LaunchOptions): WorkbenchStore {
  const chemistry = createChemistry();
  const folding = createFolding();
  return createWorkbenchStore({
    engine: createInferenceEngine(),
    chemistry,
    folding,
    scoring: createScoring({ chemistry, folding }),
    crystallography: createCrystallography(),
    library: createModelLibrary(),
    ...options,
    freshSeed: () => definitely(crypto.getRandomValues(new Uint32Array(1))[0], 'random number'),
    newId: () => crypto.randomUUID(),
    now: () => new Date(),
    preferences: browserPreferences(() => localStorage),
    runStorage: composeRunStorage(navigator),
    benchmarkStorage: composeBenchmarkStorage(navigator),
  });
}
