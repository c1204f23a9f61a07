import type { TransferMeter } from './library-state.ts';

interface Sample {
  readonly atMs: number;
  readonly bytes: number;
}

/** Rates are taken over this time: long enough to be steady, short enough to follow a change. */
const WINDOW_MS = 10_000;
/** Before this, a rate would be a guess. */
const SHORTEST_MS = 500;

/**
 * Says how fast bytes come and how long the rest will take. Bytes of an earlier attempt, which the
 * first report already counts, are no part of the rate.
 */
export function createTransferMeter(
  nowMs: () => number,
): (doneBytes: number, totalBytes: number | undefined) => TransferMeter {
  let samples: readonly Sample[] = [];
  return (doneBytes, totalBytes) => {
    const latest = { atMs: nowMs(), bytes: doneBytes };
    samples = [...samples.filter(({ atMs }) => latest.atMs - atMs <= WINDOW_MS), latest];
    const bytesPerSecond = rateOf(samples[0] ?? latest, latest);
    return {
      doneBytes,
      totalBytes,
      bytesPerSecond,
      secondsLeft: secondsLeft(doneBytes, totalBytes, bytesPerSecond),
    };
  };
}

function rateOf(first: Sample, latest: Sample): number | undefined {
  const elapsedMs = latest.atMs - first.atMs;
  if (elapsedMs < SHORTEST_MS) return undefined;
  return Math.max(0, ((latest.bytes - first.bytes) * 1000) / elapsedMs);
}

export function secondsLeft(
  doneBytes: number,
  totalBytes: number | undefined,
  bytesPerSecond: number | undefined,
): number | undefined {
  if (totalBytes === undefined || !bytesPerSecond) return undefined;
  return Math.max(0, totalBytes - doneBytes) / bytesPerSecond;
}
