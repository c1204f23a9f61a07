import { type FailureDetails, failureDetails } from '#base/failure.ts';
import type { BenchmarkStorage, IndexedReply } from './benchmark-storage.ts';

/** A crash loses at most what was written in this time. */
const KEEP_EVERY_MS = 2000;

/** Brings replies to the storage in batches; what could not be kept is tried again with the next. */
export class ReplyKeeper {
  private readonly storage: BenchmarkStorage;
  private readonly id: string;
  private readonly onFailure: (failure: FailureDetails | undefined) => void;
  private waiting: IndexedReply[] = [];
  private timer: ReturnType<typeof setInterval> | undefined;
  private keeping: Promise<FailureDetails | undefined> = Promise.resolve(undefined);

  constructor(
    storage: BenchmarkStorage,
    id: string,
    onFailure: (failure: FailureDetails | undefined) => void,
  ) {
    this.storage = storage;
    this.id = id;
    this.onFailure = onFailure;
  }

  start(): void {
    this.timer = setInterval(() => void this.keep().then(this.onFailure), KEEP_EVERY_MS);
  }

  add(reply: IndexedReply): void {
    this.waiting.push(reply);
  }

  /** Keeps what is left; the failure says that some of it could not be. */
  async end(): Promise<FailureDetails | undefined> {
    clearInterval(this.timer);
    return this.keep();
  }

  private keep(): Promise<FailureDetails | undefined> {
    this.keeping = this.keeping.then(() => this.keepOnce());
    return this.keeping;
  }

  private async keepOnce(): Promise<FailureDetails | undefined> {
    const batch = this.waiting;
    if (batch.length === 0) return undefined;
    this.waiting = [];
    try {
      await this.storage.keep(this.id, batch);
      return undefined;
    } catch (thrown) {
      this.waiting = [...batch, ...this.waiting];
      return failureDetails(thrown);
    }
  }
}
