import { Failure, type FailureDetails, failureDetails } from '#base/failure.ts';
import { isAbort } from '#base/rpc-client.ts';
import type { Backend, LoadedModel } from '#workers/inference/protocol.ts';
import type { RunAccess } from './change-run.ts';
import { type RunInterruption, tokenCountOf } from './run.ts';
import type { ModelState } from './workbench-state.ts';
import type { StoreAccess } from './workbench-store.ts';

/** What ended the model under a run, or a try to load it again. */
export interface ModelLoss {
  readonly failure: FailureDetails;
  readonly atMs: number;
  /** That the model was lost on, or could not be loaded for. */
  readonly backend: Backend;
  /** Tokens of the run so far. */
  readonly tokenCount: number;
}

export type RecoveryStep =
  | { readonly kind: 'load-again'; readonly waitMs: number; readonly on: 'same' | 'wasm' }
  | { readonly kind: 'give-up'; readonly failure: FailureDetails };

/** A browser refuses graphics adapters for up to this long after the second crash within a minute. */
const REFUSAL_MS = 5000;
/** Losses this far apart, with tokens in between, have nothing to do with each other. */
const UNRELATED_MS = 60_000;
/** Another model was asked for meanwhile: a run must not go on with that. */
const REPLACED = 'model-replaced';
/** In one run, however far apart. */
const MOST_LOSSES = 8;

/**
 * What to do about the last of a run's losses, none twice for ever: load again at once; the second
 * time in a row after five seconds, when the browser hands out adapters again; the third time on the
 * CPU, since it then hands out none until it is started anew; then no more. Memory that ran out
 * twice is not tried a third time.
 */
export function nextRecoveryStep(losses: readonly ModelLoss[]): RecoveryStep {
  const last = losses.at(-1);
  if (!last) return { kind: 'load-again', waitMs: 0, on: 'same' };
  const timesFull = losses.filter(({ failure }) => failure.code === 'out-of-memory').length;
  if (timesFull > 1 && last.failure.code === 'out-of-memory') {
    return giveUp(
      last,
      'Ask for fewer replies, a shorter context or a smaller model, or close other programs; then run again.',
    );
  }
  const step = lengthOfSeries(losses);
  if (losses.length <= MOST_LOSSES) {
    if (step === 1) return { kind: 'load-again', waitMs: 0, on: 'same' };
    if (step === 2) return { kind: 'load-again', waitMs: REFUSAL_MS, on: 'same' };
    if (step === 3 && last.backend === 'webgpu') {
      return { kind: 'load-again', waitMs: 0, on: 'wasm' };
    }
  }
  return giveUp(
    last,
    'Restart the browser and run again, or choose the CPU under “Model details”.',
  );
}

/**
 * Whether the worker holds no model any more, which loading again may mend. A template or tokenizer
 * that hangs on a prompt would hang on it again, so `model-hung` counts only behind the prompt.
 */
export function losesTheModel({ code, facts }: FailureDetails): boolean {
  if (code === 'model-hung') return facts?.['phase'] !== 'prompt';
  return code === 'worker-crashed' || code === 'gpu-lost' || code === 'out-of-memory';
}

/** How many of the last losses followed each other soon, or without a token in between. */
function lengthOfSeries(losses: readonly ModelLoss[]): number {
  let length = 1;
  for (let at = losses.length - 1; at > 0; at--) {
    const [before, after] = [losses[at - 1], losses[at]];
    if (!before || !after) break;
    const isUnrelated =
      after.atMs - before.atMs > UNRELATED_MS && after.tokenCount > before.tokenCount;
    if (isUnrelated) break;
    length++;
  }
  return length;
}

function giveUp({ failure }: ModelLoss, cure: string): RecoveryStep {
  return {
    kind: 'give-up',
    failure: { ...failure, cure: `What was written so far is kept. ${cure}` },
  };
}

interface Recovery {
  readonly access: RunAccess;
  readonly store: StoreAccess;
  readonly now: () => Date;
  readonly signal: AbortSignal;
}

/**
 * Loads the model again, step by step, and notes in the run's last interruption what it goes on
 * with. Rejects with the reason once no step is left, and with an `AbortError` at once after an
 * abort; what is being loaded then goes on for the next run. Adds to `losses`.
 */
export async function bringModelBack(
  first: FailureDetails,
  losses: ModelLoss[],
  { access, store, now, signal }: Recovery,
): Promise<void> {
  let failure = first;
  for (;;) {
    const backend = lostBackend(store, losses);
    const tokenCount = tokensSoFar(access);
    losses.push({ failure, atMs: now().getTime(), backend, tokenCount });
    const step = nextRecoveryStep(losses);
    if (step.kind === 'give-up') throw new Failure(step.failure);
    const phase = { phase: 'recovering', failure, attempt: losses.length } as const;
    access.change(() => ({ phase }));
    try {
      const model = await loadAgain(store, step, signal);
      access.change(({ interruptions }) => ({ interruptions: continued(interruptions, model) }));
      return;
    } catch (thrown) {
      failure = failureDetails(thrown);
      if (isAbort(thrown) || failure.code === REPLACED) throw thrown;
    }
  }
}

function tokensSoFar({ get }: RunAccess): number {
  const run = get();
  return run ? tokenCountOf(run) : 0;
}

/** That of the model that was there, or of the one that could not be loaded. */
function lostBackend({ get }: StoreAccess, losses: readonly ModelLoss[]): Backend {
  const { model, wantedBackend } = get();
  if (model.phase === 'ready') return model.model.backend.backend;
  return wantedBackend === 'wasm' ? 'wasm' : (losses.at(-1)?.backend ?? 'webgpu');
}

function continued(
  interruptions: readonly RunInterruption[],
  { backend: { backend, adapter }, flavour }: LoadedModel,
): readonly RunInterruption[] {
  const last = interruptions.length - 1;
  const continuedWith = { backend, flavour, ...(adapter !== undefined && { adapter }) };
  return interruptions.map((interruption, at) =>
    at === last ? { ...interruption, continuedWith } : interruption,
  );
}

/** On the CPU for good where the step says so: the browser gives this page no adapter any more. */
async function loadAgain(
  { get, set }: StoreAccess,
  { waitMs, on }: Extract<RecoveryStep, { kind: 'load-again' }>,
  signal: AbortSignal,
): Promise<LoadedModel> {
  if (waitMs > 0) {
    await untilAborted(new Promise((resolve) => setTimeout(resolve, waitMs)), signal);
  }
  const before = get().model;
  const isAccepted = before.phase === 'ready' && before.numbers.kind === 'untested';
  if (on === 'wasm') set({ wantedBackend: 'wasm' });
  await untilAborted(get().loadModel(), signal);
  // Who let the model run without the test is not asked again in the middle of a run.
  if (isAccepted) get().acceptUntested();
  const { model } = get();
  if (model.phase === 'ready') return model.model;
  throw new Failure(whyNoModel(model));
}

function whyNoModel(model: Exclude<ModelState, { phase: 'ready' }>): FailureDetails {
  if (model.phase === 'failed') return model.failure;
  if (model.phase === 'doubted') {
    return {
      code: 'wrong-numbers',
      message:
        'The model was lost and loaded again, but its numbers on the graphics processor cannot be relied on.',
      cure: 'Choose the CPU under “Model details”, and run again.',
    };
  }
  return {
    code: REPLACED,
    message: 'The model was lost, and another one was asked for before it was loaded again.',
    cure: 'Run again when the model is ready.',
  };
}

function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
