import type { InputError, Result } from '#base/result.ts';
import type { WorkerLike } from '#base/rpc-client.ts';
import type { FoldedRna, Folding } from '#science/folding.ts';
import type { FoldProtocol } from '#workers/science/protocol.ts';
import { RecentResults } from './recent-results.ts';
import { SupervisedWorker } from './supervised-worker.ts';

/** Everything has a default; tests replace worker and time. */
export interface FoldingOptions {
  readonly spawn?: () => WorkerLike;
  /** Milliseconds for one RNA. */
  readonly timeoutMs?: number;
}

const START_TIMEOUT = 60_000;
/** 2,000 bases take some ten seconds on a slow machine. */
const FOLD_TIMEOUT = 120_000;

/**
 * Folding in a worker that starts with its first call. Equal requests share one computation, and
 * one for which nobody waits any more is ended together with the worker.
 */
export function createFolding(options: FoldingOptions = {}): Folding {
  const { spawn = spawnFoldWorker, timeoutMs = FOLD_TIMEOUT } = options;
  const worker = new SupervisedWorker<FoldProtocol>({
    name: 'RNA folding',
    spawn,
    start: async () => undefined,
    startTimeoutMs: START_TIMEOUT,
    timeoutCure: 'Fold a shorter part of the RNA; everything else still works.',
  });
  const foldings = new RecentResults<Result<FoldedRna, InputError>>(50);
  return {
    foldRna: (sequence, signal) =>
      foldings.get(
        sequence,
        (shared) => worker.run('fold', { sequence }, { timeoutMs, signal: shared }),
        signal,
      ),
  };
}

function spawnFoldWorker(): Worker {
  return new Worker(new URL('../../workers/science/fold.worker.ts', import.meta.url), {
    type: 'module',
    name: 'fold',
  });
}
