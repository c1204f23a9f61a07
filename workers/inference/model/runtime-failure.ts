import { Failure } from '#base/failure.ts';

/**
 * Turns what the runtime threw into the failure it stands for; anything else stays as it is.
 * `signal` tells a person's abort from a device's: both are an `AbortError`.
 */
export type ExplainFailure = (thrown: unknown, signal: AbortSignal) => Promise<unknown>;

/** Reads in flight fail a little earlier than the device says that it is lost. */
const LOSS_NEWS_MS = 250;

/** Watches onnxruntime's GPU device, if it has one: the errors that follow its loss do not name it. */
export function explainFailuresOf(device: GPUDevice | undefined): ExplainFailure {
  return async (thrown, signal) => {
    if (signal.aborted || thrown instanceof Failure || !device) return explain(thrown);
    const noNews = new Promise<undefined>((resolve) => {
      setTimeout(() => resolve(undefined), LOSS_NEWS_MS);
    });
    return explain(thrown, await Promise.race([device.lost, noNews]));
  };
}

/** As `ExplainFailure`, also before there is a device to lose. */
export function explain(thrown: unknown, lost?: GPUDeviceLostInfo): unknown {
  if (thrown instanceof Failure) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (lost) {
    return new Failure({
      code: 'gpu-lost',
      message: `The graphics device was lost (${lost.reason}): ${lost.message || message}`,
      cure: 'What was written so far is kept. Run again; if it happens twice, choose CPU (wasm) as backend.',
    });
  }
  if (isAbortError(thrown)) return thrown;
  if (OUT_OF_MEMORY.test(message)) {
    return new Failure({
      code: 'out-of-memory',
      message: `The model ran out of memory: ${message}`,
      cure: 'Close other tabs, load a smaller model, or take a shorter input. What was written so far is kept.',
    });
  }
  return thrown;
}

function isAbortError(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === 'AbortError';
}

const OUT_OF_MEMORY =
  /out[ _-]of[ _-]memory|bad_alloc|allocation failed|could not allocate|cannot enlarge memory|\bOOM\b/i;
