import { Failure } from '#base/failure.ts';
import type { Handlers } from '#base/rpc-server.ts';
import { generate } from './generate.ts';
import { type Loaded, loadModel } from './load-model.ts';
import { measureLogits } from './measure.ts';
import { probeCpu, probeGpu } from './probe.ts';
import type { InferenceProtocol } from './protocol.ts';
import { createSteering, type SteeringWishes } from './steering.ts';

/** The worker's calls, around at most one loaded model; the page starts a worker for each model. */
export function createInferenceService(): Handlers<InferenceProtocol> {
  let loaded: Loaded | undefined;
  let steering: SteeringWishes | undefined;
  let lastRun: Promise<unknown> = Promise.resolve();

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
      // A run that was aborted may still be inside its last step, and the model takes one at a time.
      const wishes = createSteering();
      const run = lastRun.then(() => generate(current.writer, params, context, wishes));
      lastRun = run.catch(() => {});
      steering = wishes;
      try {
        return await run;
      } catch (thrown) {
        throw current.explainFailure(thrown);
      } finally {
        if (steering === wishes) steering = undefined;
      }
    },

    steer: async (wish) => {
      steering?.ask(wish);
    },

    unload,
    measure: measureLogits,
    probeGpu,
    probeCpu,
  };
}
