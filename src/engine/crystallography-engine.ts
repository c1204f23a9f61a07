import type { InputError, Result } from '#base/result.ts';
import type { WorkerLike } from '#base/rpc-client.ts';
import type { SymmetryOperation } from '#science/crystal/symmetry-operation.ts';
import type {
  CrystalCell,
  Crystallography,
  CrystalSymmetry,
  WyckoffPosition,
} from '#science/crystallography.ts';
import type { CrystalProtocol } from '#workers/science/protocol.ts';
import { RecentResults } from './recent-results.ts';
import { loadMoyoModule } from './science-assets.ts';
import { SupervisedWorker } from './supervised-worker.ts';

/** Everything has a default; tests replace worker, file and times. */
export interface CrystallographyOptions {
  readonly spawn?: () => WorkerLike;
  readonly loadModule?: (signal: AbortSignal) => Promise<WebAssembly.Module>;
  /** Milliseconds for one call. */
  readonly timeoutMs?: number;
}

const START_TIMEOUT = 60_000;
const CALL_TIMEOUT = 20_000;
/** Ångström; as files round their coordinates. */
const USUAL_TOLERANCE = 0.01;

/**
 * moyo in a worker that starts with its first call. What is known of a group is remembered; a
 * symmetry for which nobody waits any more is given up together with the worker.
 */
export function createCrystallography(options: CrystallographyOptions = {}): Crystallography {
  const { spawn = spawnCrystalWorker, loadModule = loadMoyoModule } = options;
  const { timeoutMs = CALL_TIMEOUT } = options;
  let module: WebAssembly.Module | undefined;
  const worker = new SupervisedWorker<CrystalProtocol>({
    name: 'moyo',
    spawn,
    start: async (connection, signal) => {
      module ??= await loadModule(signal);
      return connection.call('start', { module });
    },
    startTimeoutMs: START_TIMEOUT,
  });
  const symmetries = new RecentResults<Result<CrystalSymmetry, InputError>>(20);
  const positions = new RecentResults<Result<readonly WyckoffPosition[], InputError>>(230);
  const operations = new RecentResults<Result<readonly SymmetryOperation[], InputError>>(230);

  return {
    findSymmetry: (cell: CrystalCell, signal?: AbortSignal, tolerance = USUAL_TOLERANCE) =>
      symmetries.get(
        JSON.stringify([cell, tolerance]),
        (shared) => worker.run('findSymmetry', { cell, tolerance }, { timeoutMs, signal: shared }),
        signal,
      ),
    wyckoffPositions: (spaceGroup: number, signal?: AbortSignal) =>
      positions.get(
        String(spaceGroup),
        () => worker.run('positions', { spaceGroup }, { timeoutMs }),
        signal,
      ),
    symmetryOperations: (spaceGroup: number, signal?: AbortSignal) =>
      operations.get(
        String(spaceGroup),
        () => worker.run('operations', { spaceGroup }, { timeoutMs }),
        signal,
      ),
  };
}

function spawnCrystalWorker(): Worker {
  return new Worker(new URL('../../workers/science/crystal.worker.ts', import.meta.url), {
    type: 'module',
    name: 'crystal',
  });
}
