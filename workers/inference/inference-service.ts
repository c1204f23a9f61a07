import { Failure } from '#base/failure.ts';
import type { Handlers } from '#base/rpc-server.ts';
import { type Loaded, loadModel } from './load/load-model.ts';
import { SteeredRuns } from './loop/steered-runs.ts';
import { measureLogits } from './measure/measure.ts';
import { probeCpu, probeGpu } from './measure/probe.ts';
import type { InferenceProtocol } from './protocol.ts';

/** The worker's calls, around at most one loaded model; the page starts a worker for each model. */
export function createInferenceService(): Handlers<InferenceProtocol> {
  let loaded: Loaded | undefined;
  const runs = new SteeredRuns();

  async function unload(): Promise<void> {
    const unloaded = loaded;
    loaded = undefined;
    await unloaded?.dispose();
  }

  return {
    load: async (params, context) => {
      await unload();
      const opened = await loadModel(params, context);
      if (context.signal.aborted) await opened.dispose();
      context.signal.throwIfAborted();
      loaded = opened;
      return opened.model;
    },

    generate: async (params, context) => {
      const current = loaded;
      if (!current) {
        throw new Failure({
          code: 'no-model',
          message: 'No model is loaded in the worker.',
          cure: 'Load the model, then run again.',
        });
      }
      try {
        return await runs.generate(current.writer, params, context);
      } catch (thrown) {
        throw await current.explainFailure(thrown, context.signal);
      }
    },

    steer: async (wish) => {
      runs.steer(wish);
    },

    unload,
    measure: measureLogits,
    probeGpu,
    probeCpu,
  };
}
