import { definitely } from '#base/assert.ts';
import { type FailureDetails, failureDetails } from '#base/failure.ts';
import { err, type InputError, ok, type Result } from '#base/result.ts';
import { isAbort } from '#base/rpc-client.ts';
import type { Chemistry } from '#science/chemistry.ts';
import { verify } from '#scoring/verify.ts';
import type { FieldValues } from '#tasks/field.ts';
import { findTask } from '#tasks/registry.ts';
import type { Task } from '#tasks/task.ts';
import { readDraft, sayDraftError } from './read-draft.ts';
import { readRun } from './read-run.ts';
import { isRunning, type Run } from './run.ts';
import { collectTokens } from './run-stream.ts';
import { resolveSampling } from './sampling-draft.ts';
import { withoutEntry } from './without-entry.ts';
import type { ModelState, Workbench, WorkbenchActions } from './workbench-state.ts';
import type { StoreAccess, WorkbenchDependencies } from './workbench-store.ts';

type RunActions = Pick<WorkbenchActions, 'startRun' | 'stopRun'>;

/** One run at a time: the engine holds one model with one cache. */
export function createRunActions(
  access: StoreAccess,
  dependencies: WorkbenchDependencies,
): RunActions {
  const { get, set } = access;
  let current: AbortController | undefined;
  let isPreparing = false;

  async function startRun(taskId: string): Promise<void> {
    if (isPreparing || Object.values(get().runs).some(isRunning)) return;
    const task = definitely(findTask(taskId), `task ${taskId}`);
    isPreparing = true;
    const prepared = await prepareRun(task, get(), dependencies).finally(() => {
      isPreparing = false;
    });
    set({ startProblems: withoutEntry(get().startProblems, taskId) });
    if (!prepared.ok) {
      set({ startProblems: { ...get().startProblems, [taskId]: prepared.error } });
      return;
    }
    const controller = new AbortController();
    current = controller;
    const run = prepared.value;
    set({ runs: { ...get().runs, [taskId]: run } });
    await generate(run, access, dependencies, controller.signal);
    await check(task, run.id, access);
  }

  return { startRun, stopRun: () => current?.abort() };
}

const emptyPrompt: InputError = {
  message: 'The edited prompt is empty.',
  cure: 'Type one, or go back to the task’s prompt.',
};

// It stays until something is typed or run: the model may be ready before the eye is there.
const NO_MODEL_YET = 'Nothing ran: the model was not loaded yet. Press Run when it is ready.';

/** Why a model that is not ready runs nothing. */
function whyNoModel(model: Exclude<ModelState, { phase: 'ready' }>): string {
  if (model.phase === 'checking') {
    return 'Nothing ran: the numbers of the graphics processor are still being checked. Press Run when the model is ready.';
  }
  if (model.phase !== 'doubted') return NO_MODEL_YET;
  return model.doubt.kind === 'wrong'
    ? 'Nothing ran: the graphics processor computes wrong numbers with this model. Choose the CPU under “Model details”, or another model.'
    : 'Nothing ran: whether the graphics processor computes right could not be tested. Choose the CPU, or go on without the test, beside the model’s status.';
}

/** The run that the draft asks for, or the sentence that says what is missing. */
async function prepareRun(
  task: Task,
  state: Workbench,
  { chemistry, freshSeed, newId, now }: WorkbenchDependencies,
): Promise<Result<Run, string>> {
  const { model, mode, samplingDraft } = state;
  if (model.phase !== 'ready') return err(whyNoModel(model));
  const draft = readDraft(state, task);
  if (!draft.ok) return err(sayDraftError(draft.error));
  const { values, builtPrompt, prompt } = draft.value;
  if (prompt.trim() === '') return err(sayError(emptyPrompt));
  const settings = resolveSampling(samplingDraft, task, freshSeed);
  if (!settings.ok) return err(sayError(settings.error));
  const rejected = await rejectedMolecule(task, values, chemistry);
  if (rejected) return err(sayError(rejected));
  return ok({
    version: 1,
    id: newId(),
    taskId: task.id,
    values,
    prompt,
    promptIsEdited: prompt !== builtPrompt,
    mode,
    ...settings.value,
    startedAt: now().toISOString(),
    model: model.model,
    renderedPrompt: '',
    promptTokenCount: 0,
    text: '',
    tokens: [],
    phase: { phase: 'preparing' },
    checks: { phase: 'waiting' },
  });
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

async function generate(
  run: Run,
  access: StoreAccess,
  { engine }: WorkbenchDependencies,
  signal: AbortSignal,
): Promise<void> {
  const change = (next: (run: Run) => Partial<Run>) => changeRun(access, run, next);
  const stream = collectTokens((tokens, text) =>
    change((latest) => ({
      phase: { phase: 'decoding' },
      tokens: [...latest.tokens, ...tokens],
      text: latest.text + text,
    })),
  );
  try {
    const summary = await engine.generate(
      {
        messages: [{ role: 'user', content: run.prompt }],
        mode: run.mode,
        sampling: run.sampling,
        maxTokens: run.maxTokens,
      },
      {
        signal,
        onProgress: (progress) => {
          if (progress.kind === 'token') stream.push(progress.token);
          else {
            const { text, tokenCount, replyPrefix } = progress;
            change(() => ({
              phase: { phase: 'prefilling' },
              renderedPrompt: text,
              promptTokenCount: tokenCount,
              text: replyPrefix,
            }));
          }
        },
      },
    );
    stream.flush();
    change(() => ({ phase: { phase: 'finished', summary } }));
  } catch (thrown) {
    stream.flush();
    const phase = isAbort(thrown)
      ? ({ phase: 'stopped' } as const)
      : ({ phase: 'failed', failure: failureDetails(thrown) } as const);
    change(() => ({ phase }));
    if (phase.phase === 'failed' && lostTheModel(phase.failure)) void access.get().loadModel();
  }
}

/** Failures after which the worker holds no model any more; loading again starts a new worker. */
function lostTheModel({ code }: FailureDetails): boolean {
  return ['worker-crashed', 'model-hung', 'gpu-lost', 'out-of-memory'].includes(code);
}

async function check(task: Task, runId: string, access: StoreAccess): Promise<void> {
  const run = access.get().runs[task.id];
  if (!run || run.id !== runId) return;
  const { answer } = readRun(run, task);
  if (!answer?.ok) return;
  const change = (checks: Run['checks']) => changeRun(access, run, () => ({ checks }));
  change({ phase: 'checking' });
  const verdicts = await verify(task, run.values, answer.value.answer, access.get().chemistry);
  change({ phase: 'done', verdicts });
}

/** Changes a run that is still the latest of its task; a later run is never touched. */
function changeRun(
  { set }: StoreAccess,
  { taskId, id }: Run,
  next: (run: Run) => Partial<Run>,
): void {
  set(({ runs }) => {
    const latest = runs[taskId];
    return latest?.id === id ? { runs: { ...runs, [taskId]: { ...latest, ...next(latest) } } } : {};
  });
}
