import type { Page } from 'playwright';
import { definitely } from '#base/assert.ts';

/** What a worker did since it was watched. */
export interface WorkerFigures {
  /** When it waited for the GPU, in milliseconds since 1970, in order. */
  readonly waits: readonly (readonly [from: number, until: number])[];
  /** Bytes of buffers made on the GPU, less those given back. */
  readonly gpuBytes: number;
  /** By which the memories of WebAssembly grew. */
  readonly heapBytes: number;
}

declare global {
  var workerFigures: { waits: [number, number][]; gpuBytes: number; heapBytes: number };
}

/**
 * Watches the worker whose script has this name, from inside: it waits for the GPU from the call of
 * `mapAsync` or `onSubmittedWorkDone` until the answer. The engine knows nothing of it.
 */
export async function watchWorker(page: Page, scriptName: string): Promise<WorkerMeter> {
  const worker = definitely(
    page.workers().find((each) => each.url().includes(scriptName)),
    `the worker ${scriptName}`,
  );
  // esbuild wraps functions in a call of this name, which does not exist over there.
  await worker.evaluate('globalThis.__name = (named) => named');
  await worker.evaluate(watchFromInside);
  return {
    reset: () => worker.evaluate(resetFigures),
    read: () => worker.evaluate(() => globalThis.workerFigures),
  };
}

export interface WorkerMeter {
  reset(): Promise<void>;
  read(): Promise<WorkerFigures>;
}

function resetFigures(): void {
  Object.assign(globalThis.workerFigures, { waits: [], gpuBytes: 0, heapBytes: 0 });
}

/** Runs in the worker, so it may use nothing of this file. */
function watchFromInside(): void {
  const figures: typeof globalThis.workerFigures = {
    waits: [],

    gpuBytes: 0,
    heapBytes: 0,
  };
  globalThis.workerFigures = figures;
  const now = () => performance.timeOrigin + performance.now();
  const { grow } = WebAssembly.Memory.prototype;
  WebAssembly.Memory.prototype.grow = function (pages) {
    figures.heapBytes += pages * 65_536;
    return grow.call(this, pages);
  };
  if (!('GPUBuffer' in globalThis)) return;
  const waiting = (promise: Promise<undefined>) => {
    const from = now();
    const done = () => figures.waits.push([from, now()]);
    promise.then(done, done);
    return promise;
  };
  const { mapAsync, destroy } = GPUBuffer.prototype;
  GPUBuffer.prototype.mapAsync = function (...args) {
    return waiting(mapAsync.apply(this, args));
  };
  const { onSubmittedWorkDone } = GPUQueue.prototype;
  GPUQueue.prototype.onSubmittedWorkDone = function () {
    return waiting(onSubmittedWorkDone.call(this));
  };
  const { createBuffer } = GPUDevice.prototype;
  const destroyed = new WeakSet<GPUBuffer>();
  GPUDevice.prototype.createBuffer = function (descriptor) {
    figures.gpuBytes += descriptor.size;
    return createBuffer.call(this, descriptor);
  };
  GPUBuffer.prototype.destroy = function () {
    if (!destroyed.has(this)) figures.gpuBytes -= this.size;
    destroyed.add(this);
    return destroy.call(this);
  };
}

/** Milliseconds between two moments in which the worker did not wait. */
export function busyMs({ waits }: WorkerFigures, from: number, until: number): number {
  let waited = 0;
  let counted = from;
  for (const [start, end] of waits.toSorted(([a], [b]) => a - b)) {
    const begin = Math.max(start, counted);
    const stop = Math.min(end, until);
    if (stop <= begin) continue;
    waited += stop - begin;
    counted = stop;
  }
  return until - from - waited;
}
