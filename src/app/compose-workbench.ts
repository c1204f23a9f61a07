import { createInferenceEngine } from '#engine/inference-engine.ts';
import type { Chemistry } from '#science/chemistry.ts';
import { createWorkbenchStore, type WorkbenchStore } from '#state/workbench-store.ts';
import type { LaunchOptions } from './launch-options.ts';

const unavailable = () =>
  Promise.resolve({
    ok: false as const,
    error: { message: 'The chemistry worker is not built in yet.', cure: 'Wait for it.' },
  });

const chemistry: Chemistry = {
  describeMolecule: unavailable,
  drawMolecule: unavailable,
  embedMolecule: unavailable,
};

/** The one place where the engines and the store meet. */
export function composeWorkbench(options: LaunchOptions): WorkbenchStore {
  return createWorkbenchStore({
    engine: createInferenceEngine(),
    chemistry,
    ...options,
    freshSeed: () => definiteFirst(crypto.getRandomValues(new Uint32Array(1))),
    newId: () => crypto.randomUUID(),
    now: () => new Date(),
  });
}

function definiteFirst(numbers: Uint32Array): number {
  return numbers[0] ?? 0;
}
