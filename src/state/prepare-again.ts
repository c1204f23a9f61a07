import { err, ok, type Result } from '#base/result.ts';
import type { LoadedModel, Mode } from '#workers/inference/protocol.ts';
import { type Branching, branchOf } from './continue-run.ts';
import { newRun } from './new-run.ts';
import { whyNothingRuns } from './prepare-run.ts';
import type { Run } from './run.ts';
import type { ModelState } from './workbench-state.ts';
import type { WorkbenchDependencies } from './workbench-store.ts';

type Made = Pick<WorkbenchDependencies, 'newId' | 'now'>;

/** The model that can run, or why none can. */
export function loadedModel(model: ModelState): Result<LoadedModel, string> {
  return model.phase === 'ready' ? ok(model.model) : err(whyNothingRuns(model));
}

/** The same question; in another mode it goes on from no given beginning. */
export function prepareRepeat(
  latest: Run,
  state: ModelState,
  made: Made,
  mode?: Mode,
): Result<Run, string> {
  const model = loadedModel(state);
  if (!model.ok) return model;
  const inMode = mode && { mode, parent: undefined, replyStart: undefined };
  return ok(newRun({ ...latest, ...inMode }, model.value, made));
}

/** The same question with another beginning of the reply. */
export function prepareBranch(
  latest: Run,
  branching: Branching,
  state: ModelState,
  made: Made,
): Result<Run, string> {
  const model = loadedModel(state);
  if (!model.ok) return model;
  const question = branchOf(latest, branching);
  return question.ok ? ok(newRun(question.value, model.value, made)) : question;
}
