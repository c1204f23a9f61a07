import { type Handlers, serve } from '#base/rpc-server.ts';
import type { InferenceProtocol } from '#workers/inference/protocol.ts';
import { LocalWorker } from './local-worker.fixture.ts';

/** An inference worker in the same thread that only measures. */
export class MeasuringWorker extends LocalWorker {
  constructor(calls: Partial<Handlers<InferenceProtocol>>) {
    const unexpected = () => Promise.reject(new Error('this worker only measures'));
    super((scope) =>
      serve<InferenceProtocol>(scope, {
        load: unexpected,
        generate: unexpected,
        steer: unexpected,
        unload: unexpected,
        measure: unexpected,
        probeGpu: unexpected,
        probeCpu: unexpected,
        ...calls,
      }),
    );
  }
}
