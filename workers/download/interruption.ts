/** The request ended early or was refused for now; trying again may help. */
export class Interruption extends Error {
  override readonly name = 'Interruption';
  /** What the server asked for, in milliseconds. */
  readonly waitMs: number;

  constructor(reason: string, waitMs = 0) {
    super(reason);
    this.waitMs = waitMs;
  }
}

/** What was fetched of a file cannot be gone on with; it must be fetched from its first byte. */
export class Restart extends Error {
  override readonly name = 'Restart';
}

/** Waits between tries, and limits; tests take shorter ones. */
export interface RetryTimes {
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  /** A request without a byte for so long is given up. */
  readonly idleMs: number;
  /** Tries in a row that bring not one checked chunk. */
  readonly mostFailures: number;
}

export const RETRY_TIMES: RetryTimes = {
  firstWaitMs: 1000,
  longestWaitMs: 60_000,
  idleMs: 30_000,
  mostFailures: 30,
};

/**
 * Milliseconds before try `failures` (counted from 1): doubling, and drawn from the upper half, so
 * that a classroom does not come back all at once.
 */
export function waitBefore(
  failures: number,
  times: RetryTimes,
  random: () => number = Math.random,
): number {
  const full = Math.min(times.longestWaitMs, times.firstWaitMs * 2 ** (failures - 1));
  return full * (0.5 + random() / 2);
}

/** Resolves after the time; rejects at once when the signal is aborted. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', stop, { once: true });
  });
}
