import { Failure } from './failure.ts';
import type { CallName, Params, Progress, Protocol, Request, Response, Value } from './rpc.ts';

/** The part of a `Worker` that a connection needs; tests pass a `MessagePort` in disguise. */
export interface WorkerLike {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  addEventListener(
    type: 'error' | 'messageerror',
    listener: (event: Event & { readonly message?: string }) => void,
  ): void;
  terminate(): void;
}

export interface CallOptions<P extends Protocol<P>, N extends CallName<P>> {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress<P, N>) => void;
  readonly transfer?: Transferable[];
}

interface PendingCall<P extends Protocol<P>> {
  readonly resolve: (value: Value<P, CallName<P>>) => void;
  readonly reject: (reason: unknown) => void;
  readonly onProgress: ((progress: Progress<P, CallName<P>>) => void) | undefined;
}

/**
 * The page's end of a worker. The worker starts with the first call and again after a crash; a
 * crash rejects every pending call with the failure `worker-crashed`.
 */
export class WorkerConnection<P extends Protocol<P>> {
  private worker: WorkerLike | undefined;
  private nextId = 1;
  private readonly pending = new Map<number, PendingCall<P>>();
  private readonly workerName: string;
  private readonly startWorker: () => WorkerLike;

  constructor(workerName: string, startWorker: () => WorkerLike) {
    this.workerName = workerName;
    this.startWorker = startWorker;
  }

  /** Rejects with an `AbortError`, a `Failure` from the worker, or the failure `worker-crashed`. */
  call<N extends CallName<P>>(
    name: N,
    params: Params<P, N>,
    options: CallOptions<P, N> = {},
  ): Promise<Value<P, N>> {
    const { signal, onProgress, transfer = [] } = options;
    if (signal?.aborted) return Promise.reject(abortError());
    const id = this.nextId++;
    const worker = this.runningWorker();
    return new Promise((resolve, reject) => {
      const abort = () => this.send(worker, { kind: 'abort', id }, []);
      const settle = () => signal?.removeEventListener('abort', abort);
      this.pending.set(id, {
        resolve: (value) => {
          settle();
          resolve(value);
        },
        reject: (reason) => {
          settle();
          reject(reason);
        },
        onProgress,
      });
      signal?.addEventListener('abort', abort, { once: true });
      this.send(worker, { kind: 'call', id, name, params }, transfer);
    });
  }

  /** Ends the worker at once and rejects what it still owed. The next call starts a new one. */
  terminate(reason = `The ${this.workerName} worker was stopped.`): void {
    this.crash(reason, 'worker-stopped');
  }

  private runningWorker(): WorkerLike {
    if (this.worker) return this.worker;
    const worker = this.startWorker();
    worker.addEventListener('message', (event) => {
      if (worker === this.worker) this.receive(event.data);
    });
    const onError = (event: Event & { readonly message?: string }) => {
      if (worker === this.worker)
        this.crash(event.message || 'it gave no reason', 'worker-crashed');
    };
    worker.addEventListener('error', onError);
    worker.addEventListener('messageerror', onError);
    this.worker = worker;
    return worker;
  }

  private send(worker: WorkerLike, request: Request<P>, transfer: Transferable[]): void {
    if (worker === this.worker) worker.postMessage(request, transfer);
  }

  private receive(response: Response<P>): void {
    const call = this.pending.get(response.id);
    if (!call) return;
    if (response.kind === 'progress') {
      call.onProgress?.(response.progress);
      return;
    }
    this.pending.delete(response.id);
    if (response.kind === 'value') call.resolve(response.value);
    else if (response.kind === 'aborted') call.reject(abortError());
    else call.reject(new Failure(response.failure));
  }

  private crash(reason: string, code: 'worker-crashed' | 'worker-stopped'): void {
    this.worker?.terminate();
    this.worker = undefined;
    const failure = new Failure({
      code,
      message: `The ${this.workerName} worker stopped: ${reason}`,
      cure: 'What was written so far is kept. Run again; a new worker starts by itself.',
    });
    const calls = [...this.pending.values()];
    this.pending.clear();
    for (const call of calls) call.reject(failure);
  }
}

function abortError(): DOMException {
  return new DOMException('Stopped by the person who asked for it.', 'AbortError');
}

export function isAbort(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === 'AbortError';
}
