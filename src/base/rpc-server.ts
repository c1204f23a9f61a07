import { failureDetails } from './failure.ts';
import type { CallName, Params, Progress, Protocol, Request, Response, Value } from './rpc.ts';

/** What a handler may use besides its parameters. */
export interface CallContext<Report> {
  readonly signal: AbortSignal;
  readonly report: (progress: Report) => void;
}

export type Handlers<P extends Protocol<P>> = {
  readonly [N in CallName<P>]: (
    params: Params<P, N>,
    context: CallContext<Progress<P, N>>,
  ) => Promise<Value<P, N>>;
};

/** The part of a worker's global scope (or of a port) that serving needs. */
export interface Scope {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

/** Answers calls until the worker ends. A thrown `AbortError` after an abort is no failure. */
export function serve<P extends Protocol<P>>(scope: Scope, handlers: Handlers<P>): void {
  const running = new Map<number, AbortController>();
  const reply = (response: Response<P>) => scope.postMessage(response);

  async function answer<N extends CallName<P>>(id: number, name: N, params: Params<P, N>) {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      const report = (progress: Progress<P, N>) => reply({ kind: 'progress', id, progress });
      reply({
        kind: 'value',
        id,
        value: await handlers[name](params, { signal: controller.signal, report }),
      });
    } catch (thrown) {
      if (controller.signal.aborted) reply({ kind: 'aborted', id });
      else reply({ kind: 'failed', id, failure: failureDetails(thrown) });
    } finally {
      running.delete(id);
    }
  }

  scope.addEventListener('message', (event: MessageEvent<Request<P>>) => {
    const request = event.data;
    if (request.kind === 'abort') running.get(request.id)?.abort();
    else void answer(request.id, request.name, request.params);
  });
}
