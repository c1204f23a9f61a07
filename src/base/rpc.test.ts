import { describe, expect, it } from 'vitest';
import { Failure } from './failure.ts';
import type { Call } from './rpc.ts';
import { isAbort, WorkerConnection, type WorkerLike } from './rpc-client.ts';
import { type Handlers, serve } from './rpc-server.ts';

interface Arithmetic {
  double: Call<number, string, number>;
  fail: Call<'known' | 'unknown', never, never>;
  wait: Call<null, never, string>;
}

const handlers: Handlers<Arithmetic> = {
  double: async (value, { report }) => {
    report('half way');
    return value * 2;
  },
  fail: async (kind) => {
    if (kind === 'unknown') throw new TypeError('x is not a function');
    throw new Failure({
      code: 'no-disk',
      message: 'No disk.',
      cure: 'Get one.',
      facts: { size: 3 },
    });
  },
  wait: (_, { signal }) =>
    new Promise((_resolve, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
    ),
};

/** A worker in the same thread: messages are cloned as a real worker's are. */
class LocalWorker implements WorkerLike {
  terminated = false;
  private readonly inside = new EventTarget();
  private readonly outside = new EventTarget();

  constructor() {
    serve<Arithmetic>(
      {
        postMessage: (message) => this.deliver(this.outside, message),
        addEventListener: (type, listener) =>
          this.inside.addEventListener(type, listener as EventListener),
      },
      handlers,
    );
  }

  postMessage(message: unknown): void {
    this.deliver(this.inside, message);
  }

  addEventListener(type: string, listener: (event: MessageEvent) => void): void {
    this.outside.addEventListener(type, listener as EventListener);
  }

  terminate(): void {
    this.terminated = true;
  }

  crash(message: string): void {
    this.outside.dispatchEvent(Object.assign(new Event('error'), { message }));
  }

  private deliver(target: EventTarget, message: unknown): void {
    const data = structuredClone(message);
    queueMicrotask(() => {
      if (!this.terminated) target.dispatchEvent(new MessageEvent('message', { data }));
    });
  }
}

function connect() {
  const workers: LocalWorker[] = [];
  const connection = new WorkerConnection<Arithmetic>('arithmetic', () => {
    const worker = new LocalWorker();
    workers.push(worker);
    return worker;
  });
  return { connection, workers };
}

describe('a worker connection', () => {
  it('returns values and reports progress', async () => {
    const { connection } = connect();
    const progress: string[] = [];
    const value = connection.call('double', 21, { onProgress: (text) => progress.push(text) });
    expect(await value).toBe(42);
    expect(progress).toEqual(['half way']);
  });

  it('brings a failure across with all its fields', async () => {
    const { connection } = connect();
    await expect(connection.call('fail', 'known')).rejects.toMatchObject({
      code: 'no-disk',
      message: 'No disk.',
      cure: 'Get one.',
      facts: { size: 3 },
    });
  });

  it('names what nobody foresaw and keeps its message', async () => {
    const { connection } = connect();
    await expect(connection.call('fail', 'unknown')).rejects.toMatchObject({
      code: 'unexpected',
      message: 'x is not a function',
    });
  });

  it('aborts a running call with an AbortError', async () => {
    const { connection } = connect();
    const controller = new AbortController();
    const waiting = connection.call('wait', null, { signal: controller.signal });
    controller.abort();
    await expect(waiting).rejects.toSatisfy(isAbort);
  });

  it('does not start a call that is aborted already', async () => {
    const { connection, workers } = connect();
    await expect(connection.call('double', 1, { signal: AbortSignal.abort() })).rejects.toSatisfy(
      isAbort,
    );
    expect(workers).toHaveLength(0);
  });

  it('rejects every pending call when the worker crashes, then starts a new worker', async () => {
    const { connection, workers } = connect();
    const pending = [connection.call('wait', null), connection.call('wait', null)];
    workers[0]?.crash('out of stack');
    for (const result of await Promise.allSettled(pending)) {
      expect(result).toMatchObject({
        status: 'rejected',
        reason: { code: 'worker-crashed', message: expect.stringContaining('out of stack') },
      });
    }
    expect(workers[0]?.terminated).toBe(true);
    expect(await connection.call('double', 2)).toBe(4);
    expect(workers).toHaveLength(2);
  });
});
