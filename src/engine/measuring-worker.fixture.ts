import type { WorkerLike } from '#base/rpc-client.ts';
import { type Handlers, serve } from '#base/rpc-server.ts';
import type { InferenceProtocol } from '#workers/inference/protocol.ts';

/** An inference worker in the same thread that only measures; messages are cloned as a real one's are. */
export class MeasuringWorker implements WorkerLike {
  isTerminated = false;
  private readonly inside = new EventTarget();
  private readonly outside = new EventTarget();

  constructor(calls: Partial<Handlers<InferenceProtocol>>) {
    const unexpected = () => Promise.reject(new Error('this worker only measures'));
    serve<InferenceProtocol>(
      {
        postMessage: (message) => this.deliver(this.outside, message),
        addEventListener: (type, listener) => listen(this.inside, type, listener),
      },
      {
        load: unexpected,
        generate: unexpected,
        steer: unexpected,
        unload: unexpected,
        measure: unexpected,
        probeGpu: unexpected,
        probeCpu: unexpected,
        ...calls,
      },
    );
  }

  postMessage(message: unknown): void {
    this.deliver(this.inside, message);
  }

  addEventListener(type: string, listener: (event: MessageEvent) => void): void {
    listen(this.outside, type, listener);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  private deliver(to: EventTarget, message: unknown): void {
    const data: unknown = structuredClone(message);
    queueMicrotask(() => {
      if (!this.isTerminated) to.dispatchEvent(new MessageEvent('message', { data }));
    });
  }
}

function listen(target: EventTarget, type: string, listener: (event: MessageEvent) => void): void {
  target.addEventListener(type, (event) => {
    if (event instanceof MessageEvent) listener(event);
  });
}
