import { Failure } from '#base/failure.ts';
import type { Runtime } from './runtime.ts';

/** Turns a thrown value of the runtime into the failure it stands for; anything else stays as it is. */
export type ExplainFailure = (thrown: unknown) => unknown;

/**
 * Watches onnxruntime's GPU device, whose loss the errors that follow do not name. Call it when
 * the session exists: the device does not exist earlier.
 */
export function explainFailuresOf({ backend, ort }: Runtime): ExplainFailure {
  let lost: GPUDeviceLostInfo | undefined;
  if (backend === 'webgpu') {
    // Typed as a promise, but a plain device in onnxruntime-web 1.30.
    void Promise.resolve(ort.env.webgpu.device)
      .then((device) => device.lost)
      .then((info) => {
        lost = info;
      });
  }
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
