import { WorkerConnection } from '#base/rpc-client.ts';
import type { InferenceProtocol } from '#workers/inference/protocol.ts';
import type { Engine } from './engine.ts';
import { measureHardware } from './preflight.ts';
import { runSelfTest } from './self-test.ts';

/** The engine in this page's inference worker. The worker starts with the first call. */
export function createInferenceEngine(
  startWorker: () => Worker = () =>
    new Worker(new URL('../../workers/inference/inference.worker.ts', import.meta.url), {
      type: 'module',
      name: 'inference',
    }),
): Engine {
  const connection = new WorkerConnection<InferenceProtocol>('inference', startWorker);
  return {
    load: (params, options) => connection.call('load', params, options),
    generate: (params, options) => connection.call('generate', params, options),
    unload: () => connection.call('unload', {}),
    selfTest: (params, options) => runSelfTest(startWorker, params, options),
    probeHardware: (options) => measureHardware(startWorker, options),
  };
}
