import { whyNothingRuns } from '../prepare-run.ts';
import type { ModelState } from '../workbench-state.ts';
import type { BenchmarkRecord } from './benchmark-state.ts';

/**
 * Why a benchmark does not go on with the model that is there; undefined where it does. Figures of
 * one benchmark come from one model on one backend.
 */
export function whyNotOnThisModel(
  { model: wanted }: Pick<BenchmarkRecord, 'model'>,
  state: ModelState,
): string | undefined {
  if (state.phase !== 'ready') return whyNothingRuns(state);
  const { model } = state;
  const isSame =
    model.manifestSha256 === wanted.manifestSha256 &&
    model.flavour === wanted.flavour &&
    model.backend.backend === wanted.backend.backend;
  if (isSame) return undefined;
  const say = (each: BenchmarkRecord['model']) =>
    `${each.name} (${each.flavour}, ${each.backend.backend === 'webgpu' ? 'graphics processor' : 'CPU'})`;
  return `This benchmark belongs to ${say(wanted)}, and ${say(model)} is loaded. Load that model again to go on, or start a new benchmark with this one.`;
}
