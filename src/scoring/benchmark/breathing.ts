import { nextMacrotask } from '#base/macrotask.ts';

/** Milliseconds of work between two turns of the event loop: less than a frame. */
const SLICE = 12;

/**
 * A function to call between pieces of work: now and then it lets the event loop take a turn, in which
 * an abort is heard. It then rejects with the signal's reason.
 */
export function breathing(signal?: AbortSignal): () => Promise<void> {
  let beganMs = performance.now();
  return async () => {
    if (performance.now() - beganMs < SLICE) return;
    await nextMacrotask();
    signal?.throwIfAborted();
    beganMs = performance.now();
  };
}
