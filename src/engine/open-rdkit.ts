import type { WorkerLike } from '#base/rpc-client.ts';
import type { RdkitProtocol } from '#workers/science/protocol.ts';
import { loadRdkitModule } from './science-assets.ts';
import { spawnRdkitWorker } from './spawn-chemistry.ts';
import { SupervisedWorker } from './supervised-worker.ts';

/** Everything has a default; tests replace the worker and the file. */
export interface RdkitOptions {
  readonly spawnRdkit?: () => WorkerLike;
  readonly loadRdkit?: (signal: AbortSignal) => Promise<WebAssembly.Module>;
}

/** Half of the cores for batches: the page, the scoring and the model work beside them. */
export function batchWorkersOn(cores: number): number {
  return Math.min(4, Math.max(1, Math.floor(cores / 2)));
}

/** Makes workers with RDKit, which all start from the module that the first of them compiled. */
export function rdkitOpener(
  { loadRdkit = loadRdkitModule, spawnRdkit = spawnRdkitWorker }: RdkitOptions,
  startTimeoutMs: number,
): () => SupervisedWorker<RdkitProtocol> {
  // It costs nothing to keep: a new worker starts from it in some 10 ms.
  let compiled: Promise<WebAssembly.Module> | undefined;
  async function compileOnce(signal: AbortSignal): Promise<WebAssembly.Module> {
    compiled ??= loadRdkit(signal);
    const own = compiled;
    try {
      return await own;
    } catch (thrown) {
      if (compiled === own) compiled = undefined;
      throw thrown;
    }
  }
  return () =>
    new SupervisedWorker<RdkitProtocol>({
      name: 'RDKit',
      spawn: spawnRdkit,
      start: async (connection, signal) =>
        connection.call('start', { module: await compileOnce(signal) }),
      startTimeoutMs,
    });
}
