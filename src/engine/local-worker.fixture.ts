import type { WorkerLike } from '#base/rpc-client.ts';
import type { Scope } from '#base/rpc-server.ts';

/** A worker in the same thread; messages are cloned, and arrive in a later task, as a real one's. */
export class LocalWorker implements WorkerLike {
  /** Names of the calls that came in. */
  readonly received: string[] = [];
  isTerminated = false;
  private readonly inside = new EventTarget();
  private readonly outside = new EventTarget();

  constructor(run: (scope: Scope) => void) {
    run({
      postMessage: (message) => this.deliver(this.outside, message),
      addEventListener: (type, listener) => listen(this.inside, type, listener),
    });
  }

  postMessage(message: unknown, transfer: Transferable[] = []): void {
    if (typeof message === 'object' && message && 'name' in message) {
      this.received.push(String(message.name));
    }
    this.deliver(this.inside, message, transfer);
  }

  addEventListener(type: string, listener: (event: MessageEvent) => void): void {
    listen(this.outside, type, listener);
  }

  /** As a worker that runs out of memory. */
  crash(message: string): void {
    this.isTerminated = true;
    this.outside.dispatchEvent(Object.assign(new MessageEvent('error'), { message }));
  }

  terminate(): void {
    this.isTerminated = true;
  }

  private deliver(target: EventTarget, message: unknown, transfer: Transferable[] = []): void {
    const data: unknown = structuredClone(message, { transfer });
    setTimeout(() => {
      if (!this.isTerminated) target.dispatchEvent(new MessageEvent('message', { data }));
    });
  }
}

function listen(target: EventTarget, type: string, listener: (event: MessageEvent) => void): void {
  target.addEventListener(type, (event) => {
    if (event instanceof MessageEvent) listener(event);
  });
}
