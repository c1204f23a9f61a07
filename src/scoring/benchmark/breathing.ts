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
    await nextTurn();
    signal?.throwIfAborted();
    beganMs = performance.now();
  };
}

/** A channel of its own, closed at once: an open one would keep a command line from ending. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
