import { Failure } from '#base/failure.ts';

/** Turns a thrown value of the runtime into the failure it stands for; anything else stays as it is. */
export type ExplainFailure = (thrown: unknown) => unknown;

/** Watches onnxruntime's GPU device, if it has one: the errors that follow its loss do not name it. */
export function explainFailuresOf(device: GPUDevice | undefined): ExplainFailure {
  let lost: GPUDeviceLostInfo | undefined;
  void device?.lost.then((info) => {
    lost = info;
  });
  return (thrown) => explain(thrown, lost);
}

/** As `ExplainFailure`, also before there is a device to lose. */
export function explain(thrown: unknown, lost?: GPUDeviceLostInfo): unknown {
  if (thrown instanceof Failure || isAbortError(thrown)) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (lost) {
    return new Failure({
      code: 'gpu-lost',
      message: `The graphics device was lost (${lost.reason}): ${lost.message || message}`,
      cure: 'What was written so far is kept. Run again; if it happens twice, choose CPU (wasm) as backend.',
    });
  }
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
