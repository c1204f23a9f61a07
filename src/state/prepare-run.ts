import { err, type InputError, ok, type Result } from '#base/result.ts';
import type { Chemistry } from '#science/chemistry.ts';
import type { FieldValues } from '#tasks/field.ts';
import type { Task } from '#tasks/task.ts';
import { resolveDecoding } from './decoding-draft.ts';
import { newRun } from './new-run.ts';
import { readDraft, sayDraftError } from './read-draft.ts';
import type { Run, RunDecoding } from './run.ts';
import { resolveSampling } from './sampling-draft.ts';
import type { ModelState, Workbench } from './workbench-state.ts';
import type { WorkbenchDependencies } from './workbench-store.ts';

const emptyPrompt: InputError = {
  message: 'The edited prompt is empty.',
  cure: 'Type one, or go back to the task’s prompt.',
};

// It stays until something is typed or run: the model may be ready before the eye is there.
const NO_MODEL_YET = 'Nothing ran: the model was not loaded yet. Press Run when it is ready.';

/** Why a model that is not ready runs nothing. */
export function whyNothingRuns(model: Exclude<ModelState, { phase: 'ready' }>): string {
  if (model.phase === 'checking') {
    return 'Nothing ran: the numbers of the graphics processor are still being checked. Press Run when the model is ready.';
  }
  if (model.phase !== 'doubted') return NO_MODEL_YET;
  return model.doubt.kind === 'wrong'
    ? 'Nothing ran: the graphics processor computes wrong numbers with this model. Choose the CPU under “Model details”, or another model.'
    : 'Nothing ran: whether the graphics processor computes right could not be tested. Choose the CPU, or go on without the test, beside the model’s status.';
}

/** The run that the draft asks for, or the sentence that says what is missing. */
export async function prepareRun(
  task: Task,
  state: Workbench,
  { chemistry, freshSeed, newId, now }: WorkbenchDependencies,
): Promise<Result<Run, string>> {
  const { model, mode, samplingDraft, decodingDraft } = state;
  if (model.phase !== 'ready') return err(whyNothingRuns(model));
  const draft = readDraft(state, task);
  if (!draft.ok) return err(sayDraftError(draft.error));
  const { values, builtPrompt, prompt } = draft.value;
  if (prompt.trim() === '') return err(sayError(emptyPrompt));
  const settings = resolveSampling(samplingDraft, task, freshSeed);
  if (!settings.ok) return err(sayError(settings.error));
  const { sampling } = settings.value;
  const decoding = resolveDecoding(decodingDraft, task, values, model.model);
  if (!decoding.ok) return err(sayError(decoding.error));
  if (decoding.value.sampleCount > 1 && sampling.temperature === 0) {
    return err(sayError(sameReplies(decoding.value)));
  }
  const rejected = await rejectedMolecule(task, values, chemistry);
  if (rejected) return err(sayError(rejected));
  const speculates = decoding.value.speculates && sampling.temperature === 0;
  const question = {
    taskId: task.id,
    values,
    prompt,
    promptIsEdited: prompt !== builtPrompt,
    mode,
    ...settings.value,
    decoding: { ...decoding.value, speculates },
    parent: undefined,
    replyStart: undefined,
  };
  return ok(newRun(question, model.model, { newId, now }));
}

function sameReplies({ sampleCount }: RunDecoding): InputError {
  return {
    message: `${sampleCount} replies at temperature 0 would all be the same.`,
    cure: 'Set a temperature above 0, such as 0.6, or ask for one reply.',
  };
}

/**
 * Why chemistry rejects a molecule of the input whose syntax is right, such as a carbon with five
 * bonds. A toolkit that does not run rejects nothing: the model may answer without it.
 */
async function rejectedMolecule(
  task: Task,
  values: FieldValues,
  chemistry: Chemistry,
): Promise<InputError | undefined> {
  for (const field of task.fields) {
    if (field.kind !== 'smiles') continue;
    const described = await chemistry
      .describeMolecule(values[field.name] ?? '')
      .catch(() => undefined);
    if (described?.ok === false) return described.error;
  }
  return undefined;
}

function sayError({ message, cure }: InputError): string {
  return `${message} ${cure}`;
}
