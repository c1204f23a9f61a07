import { Failure, failureDetails } from '#base/failure.ts';
import type { CallName, Params, Protocol, Value } from '#base/rpc.ts';
import { WorkerConnection, type WorkerLike } from '#base/rpc-client.ts';

export interface SupervisedWorkerOptions<P extends Protocol<P>> {
  /** Shown to the person, such as `RDKit`. */
  readonly name: string;
  readonly spawn: () => WorkerLike;
  /** Makes a new worker ready for calls. */
  readonly start: (connection: WorkerConnection<P>, signal: AbortSignal) => Promise<unknown>;
  readonly startTimeoutMs: number;
  /** What to do about a call that took too long. */
  readonly timeoutCure?: string;
}

export interface SupervisedCallOptions {
  readonly timeoutMs: number;
  /** An abort ends the worker, for calculations that listen to nothing. */
  readonly signal?: AbortSignal;
}

/**
 * A worker that does one call after the other, so that each has its own time limit. What takes
 * too long is ended together with the worker; the next call starts a new one.
 */
export class SupervisedWorker<P extends Protocol<P>> {
  private readonly options: SupervisedWorkerOptions<P>;
  private readonly connection: WorkerConnection<P>;
  private started: Promise<unknown> | undefined;
  private queue: Promise<unknown> = Promise.resolve();
  private isDisposed = false;

  constructor(options: SupervisedWorkerOptions<P>) {
    this.options = options;
    this.connection = new WorkerConnection<P>(options.name, () => {
      const worker = options.spawn();
      // A worker may also fail between two calls, when no call hears of it.
      worker.addEventListener('error', () => this.forgetWorker());
      return worker;
    });
  }

  /**
   * Rejects with an `AbortError`, with the worker's own failure, or with `chemistry-timeout`,
   * `chemistry-unavailable` (the worker did not start) or `worker-crashed`.
   */
  run<N extends CallName<P>>(
    name: N,
    params: Params<P, N>,
    options: SupervisedCallOptions,
  ): Promise<Value<P, N>> {
    const turn = this.queue.then(() => this.perform(name, params, options));
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  /** Starts the worker ahead of its first call. */
  prepare(): Promise<void> {
    return this.ready();
  }

  dispose(): void {
    this.isDisposed = true;
    this.forgetWorker();
    this.connection.terminate('the page no longer needs it.');
  }

  private async perform<N extends CallName<P>>(
    name: N,
    params: Params<P, N>,
    { timeoutMs, signal }: SupervisedCallOptions,
  ): Promise<Value<P, N>> {
    signal?.throwIfAborted();
    await this.ready();
    signal?.throwIfAborted();
    const end = (reason: string) => {
      this.forgetWorker();
      this.connection.terminate(reason);
    };
    const abort = () => end('the calculation was aborted.');
    signal?.addEventListener('abort', abort, { once: true });
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      end(`it took longer than ${timeoutMs / 1000} s.`);
    }, timeoutMs);
    try {
      return await this.connection.call(name, params);
    } catch (thrown) {
      if (isLate) throw timeoutFailure(this.options, timeoutMs);
      signal?.throwIfAborted();
      if (isWorkerLoss(thrown)) this.forgetWorker();
      throw thrown;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    }
  }

  private async ready(): Promise<void> {
    if (this.isDisposed) {
      throw new Failure({
        code: 'chemistry-stopped',
        message: `${this.options.name} was stopped.`,
        cure: 'Reload the page.',
      });
    }
    this.started ??= this.start();
    const started = this.started;
    try {
      await started;
    } catch (thrown) {
      if (this.started === started) this.forgetWorker();
      throw thrown;
    }
  }

  private async start(): Promise<void> {
    const { name, start, startTimeoutMs } = this.options;
    const limit = new AbortController();
    const timer = setTimeout(() => {
      limit.abort(new Error(`it did not start within ${startTimeoutMs / 1000} s`));
      this.connection.terminate();
    }, startTimeoutMs);
    try {
      await start(this.connection, limit.signal);
    } catch (thrown) {
      this.connection.terminate();
      const reason: unknown = limit.signal.aborted ? limit.signal.reason : thrown;
      throw new Failure({
        code: 'chemistry-unavailable',
        message: `${name} could not be started: ${failureDetails(reason).message}`,
        cure: 'Reload the page. If it happens again, the files of this program are incomplete: install or build it anew.',
      });
    } finally {
      clearTimeout(timer);
    }
  }

  private forgetWorker(): void {
    this.started = undefined;
  }
}

function isWorkerLoss(thrown: unknown): boolean {
  return (
    thrown instanceof Failure &&
    (thrown.code === 'worker-crashed' || thrown.code === 'worker-stopped')
  );
}

function timeoutFailure(
  { name, timeoutCure }: { readonly name: string; readonly timeoutCure?: string },
  timeoutMs: number,
): Failure {
  return new Failure({
    code: 'chemistry-timeout',
    message: `${name} was stopped after ${timeoutMs / 1000} s without an answer.`,
    cure: timeoutCure ?? 'Try a smaller molecule; everything else still works.',
    facts: { timeoutMs },
  });
}
