import type { Backend } from '../protocol.ts';

/** How many threads compute, and why; the reason is a sentence for the person. */
export interface ThreadChoice {
  readonly count: number;
  readonly reason: string;
}

export interface ThreadFacts {
  readonly backend: Backend;
  /** Shared memory, and with it threads, exists only on a cross-origin isolated page. */
  readonly isolated: boolean;
  readonly cores: number;
  /** Size of the weights that every token reads. */
  readonly weightBytes: number;
}

const MOST_THREADS = 4;

/**
 * Below this size threads wait for each other longer than they compute: nano (2.3 MB) needs
 * 2.2 ms a token with one thread and 3.2 with two, 600 MB need 107 with one and 75 with two.
 */
const SMALLEST_SHARED_BYTES = 32 * 1024 * 1024;

export function chooseThreads({
  backend,
  isolated,
  cores,
  weightBytes,
}: ThreadFacts): ThreadChoice {
  if (backend === 'webgpu') return { count: 1, reason: 'The GPU computes; one thread feeds it.' };
  if (!isolated) {
    return { count: 1, reason: 'One thread: this page is not cross-origin isolated.' };
  }
  if (weightBytes < SMALLEST_SHARED_BYTES) {
    return { count: 1, reason: 'One thread: a model this small is slower with more.' };
  }
  const count = Math.max(1, Math.min(MOST_THREADS, cores));
  return { count, reason: `${count} ${count === 1 ? 'thread' : 'threads'} of ${cores} cores.` };
}
