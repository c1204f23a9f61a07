import type { LoadedModel } from '#workers/inference/protocol.ts';
import { whyNothingRuns } from '../prepare-run.ts';
import type { ModelState } from '../workbench-state.ts';

/** What a benchmark remembers of the model that answers it. */
export type BenchmarkModel = Pick<
  LoadedModel,
  | 'name'
  | 'flavour'
  | 'quantisation'
  | 'activations'
  | 'backend'
  | 'contextLength'
  | 'manifestSha256'
  | 'templateSha256'
  | 'runtime'
>;

/**
 * Why a benchmark does not go on with the model that is there; undefined where it does. Figures of
 * one benchmark come from one model on one backend.
 */
export function whyNotOnThisModel(wanted: BenchmarkModel, state: ModelState): string | undefined {
  if (state.phase !== 'ready') return whyNothingRuns(state);
  const { model } = state;
  const isSame =
    model.manifestSha256 === wanted.manifestSha256 &&
    model.flavour === wanted.flavour &&
    model.backend.backend === wanted.backend.backend;
  if (isSame) return undefined;
  const say = (each: BenchmarkModel) =>
    `${each.name} (${each.flavour}, ${each.backend.backend === 'webgpu' ? 'graphics processor' : 'CPU'})`;
  return `This benchmark belongs to ${say(wanted)}, and ${say(model)} is loaded. Load that model again to go on, or start a new benchmark with this one.`;
}

export function benchmarkModel(model: LoadedModel): BenchmarkModel {
  const { name, flavour, quantisation, activations, backend, contextLength } = model;
  const { manifestSha256, templateSha256, runtime } = model;
  return {
    name,
    flavour,
    quantisation,
    activations,
    backend,
    contextLength,
    manifestSha256,
    templateSha256,
    runtime,
  };
}
