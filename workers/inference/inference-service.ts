import { Failure } from '#base/failure.ts';
import type { Handlers } from '#base/rpc-server.ts';
import { generate } from './generate.ts';
import { type Loaded, loadModel } from './load-model.ts';
import { measureLogits } from './measure.ts';
import { probeCpu, probeGpu } from './probe.ts';
import type { InferenceProtocol } from './protocol.ts';

/** The worker's calls, around at most one loaded model; the page starts a worker for each model. */
export function createInferenceService(): Handlers<InferenceProtocol> {
  let loaded: Loaded | undefined;

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
      if (!loaded) {
        throw new Failure({
          code: 'no-model',
          message: 'No model is loaded in the worker.',
          cure: 'Load the model, then run again.',
        });
      }
      try {
        return await generate(loaded.writer, params, context);
      } catch (thrown) {
        throw loaded.explainFailure(thrown);
      }
    },

    unload,
    measure: measureLogits,
    probeGpu,
    probeCpu,
  };
}
