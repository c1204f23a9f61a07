/**
 * Resolves after the event loop has had a turn, so that messages which arrived meanwhile (an
 * abort) are seen. Unlike `setTimeout` it is not delayed by 4 ms when called in a loop.
 */
export function nextMacrotask(): Promise<void> {
  return new Promise((resolve) => {
    // Closed at once: an open channel would keep a command line from ending.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
