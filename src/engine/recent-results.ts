interface Entry<T> {
  readonly promise: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
  isSettled: boolean;
}

/**
 * Remembers the newest results by key, and lets equal requests share one computation. A
 * computation is aborted when the last one who waits for it aborts; a failed one is forgotten.
 */
export class RecentResults<T> {
  private readonly capacity: number;
  /** In order of last use. */
  private readonly entries = new Map<string, Entry<T>>();

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  /** Rejects with an `AbortError` as soon as `signal` aborts, else like `compute`. */
  get(key: string, compute: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (signal?.aborted) return Promise.reject(abortError());
    const entry = this.entries.get(key) ?? this.begin(key, compute);
    this.entries.delete(key);
    this.entries.set(key, entry);
    this.dropOldest();
    return signal ? this.waitFor(key, entry, signal) : this.waitForEver(entry);
  }

  private begin(key: string, compute: (signal: AbortSignal) => Promise<T>): Entry<T> {
    const controller = new AbortController();
    const entry: Entry<T> = {
      promise: compute(controller.signal),
      controller,
      waiting: 0,
      isSettled: false,
    };
    entry.promise.then(
      () => {
        entry.isSettled = true;
      },
      () => {
        entry.isSettled = true;
        this.forget(key, entry);
      },
    );
    return entry;
  }

  private waitForEver(entry: Entry<T>): Promise<T> {
    entry.waiting++;
    return entry.promise;
  }

  private waitFor(key: string, entry: Entry<T>, signal: AbortSignal): Promise<T> {
    entry.waiting++;
    return new Promise((resolve, reject) => {
      const leave = () => {
        reject(abortError());
        entry.waiting--;
        if (entry.waiting > 0 || entry.isSettled) return;
        this.forget(key, entry);
        entry.controller.abort();
      };
      signal.addEventListener('abort', leave, { once: true });
      const settle = () => signal.removeEventListener('abort', leave);
      entry.promise.finally(settle).then(resolve, reject);
    });
  }

  private forget(key: string, entry: Entry<T>): void {
    if (this.entries.get(key) === entry) this.entries.delete(key);
  }

  /** Running computations stay: someone waits for them. */
  private dropOldest(): void {
    for (const [key, entry] of this.entries) {
      if (this.entries.size <= this.capacity) return;
      if (entry.isSettled) this.entries.delete(key);
    }
  }
}

function abortError(): DOMException {
  return new DOMException('No longer needed.', 'AbortError');
}
