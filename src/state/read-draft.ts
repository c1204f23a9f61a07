import { type InputError, ok, type Result } from '#base/result.ts';
import type { Field, FieldValues } from '#tasks/field.ts';
import { parseFields } from '#tasks/parse-field.ts';
import type { Task } from '#tasks/task.ts';
import type { WorkbenchState } from './workbench-state.ts';

/** What a run would ask now. */
interface DraftReading {
  readonly values: FieldValues;
  /** What the task makes of the values. */
  readonly builtPrompt: string;
  /** What goes to the model: the built prompt, unless the person edited it. */
  readonly prompt: string;
}

/** The field of a draft that is wrong, and why. */
interface DraftError {
  readonly field: Field;
  readonly error: InputError;
}

/** With the name of the field: a form may have two sequences or five texts. */
export function sayDraftError({ field, error }: DraftError): string {
  return `${field.label}: ${error.message} ${error.cure}`;
}

/** The draft of a task, read; or the first field that is wrong. */
export function readDraft(
  { drafts, promptEdits }: Pick<WorkbenchState, 'drafts' | 'promptEdits'>,
  task: Task,
): Result<DraftReading, DraftError> {
  const values = parseFields(task.fields, drafts[task.id] ?? {});
  if (!values.ok) return values;
  const builtPrompt = task.prompt(values.value);
  const prompt = promptEdits[task.id]?.text ?? builtPrompt;
  return ok({ values: values.value, builtPrompt, prompt });
}

/** Whether the person wrote another prompt than the task's own. */
export function isPromptEdited(
  state: Pick<WorkbenchState, 'drafts' | 'promptEdits'>,
  task: Task,
): boolean {
  if (state.promptEdits[task.id] === undefined) return false;
  const draft = readDraft(state, task);
  return !draft.ok || draft.value.prompt !== draft.value.builtPrompt;
}
