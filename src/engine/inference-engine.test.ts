import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WorkerLike } from '#base/rpc-client.ts';
import type { LoadProgress } from '#workers/inference/protocol.ts';
import { createInferenceEngine } from './inference-engine.ts';

interface Call {
  readonly kind: 'call' | 'abort';
  readonly id: number;
  readonly name: string;
}

/** Workers that do what the test says, when it says so. */
class ScriptedWorkers {
  readonly ended: number[] = [];
  readonly calls: string[] = [];
  private count = 0;
  private last: { readonly id: number; answer(response: object): void } | undefined;
  private fail: (message: string) => void = () => {};

  readonly start = (): WorkerLike => {
    const number = ++this.count;
    let listener: (event: MessageEvent) => void = () => {};
    return {
      postMessage: (message: unknown) => {
        const { id, name } = message as Call;
        this.calls.push(`${number}: ${name}`);
        const answer = (response: object) =>
          listener(new MessageEvent('message', { data: { id, ...response } }));
        this.last = { id, answer };
        if (name === 'unload') queueMicrotask(() => answer({ kind: 'value', value: undefined }));
      },
      addEventListener: (type: string, added: (event: MessageEvent) => void) => {
        if (type === 'message') listener = added;
        if (type === 'error') {
          this.fail = (message) => added(Object.assign(new MessageEvent('error'), { message }));
        }
      },
      terminate: () => this.ended.push(number),
    };
  };

  report(progress: LoadProgress | { readonly kind: 'prompt' }): void {
    this.last?.answer({ kind: 'progress', progress });
  }

  crash(message: string): void {
    this.fail(message);
  }

  finish(value: unknown): void {
    this.last?.answer({ kind: 'value', value });
  }
}

const PARAMS = { folder: { kind: 'url', url: 'http://localhost/m/' }, backend: 'auto' } as const;
const ASK = {
  messages: [],
  mode: 'auto',
  sampling: {
    temperature: 0,
    topK: 0,
    topP: 1,
    minP: 0,
    repetitionPenalty: 1,
    presencePenalty: 0,
    frequencyPenalty: 0,
    seed: 1,
  },
  maxTokens: 1,
} as const;

describe('the engine', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  async function begin(workers: ScriptedWorkers) {
    const engine = createInferenceEngine(workers.start);
    const outcome = engine.load(PARAMS).catch((thrown: unknown) => thrown);
    await vi.advanceTimersByTimeAsync(0);
    return { engine, outcome };
  }

  it('ends a worker that says nothing for 3.5 seconds while it tries a part, and names the part', async () => {
    const workers = new ScriptedWorkers();
    const { outcome } = await begin(workers);
    workers.report({ kind: 'checking', what: 'config' });
    await vi.advanceTimersByTimeAsync(3000);
    workers.report({ kind: 'checking', what: 'template' });
    await vi.advanceTimersByTimeAsync(3000);
    expect(workers.ended).toEqual([]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(workers.ended).toEqual([1]);
    expect(await outcome).toMatchObject({
      code: 'model-hung',
      message: expect.stringContaining('chat template'),
      facts: { phase: 'template' },
    });
  });

  it('gives reading and starting two minutes between two signs of life', async () => {
    const workers = new ScriptedWorkers();
    const { outcome } = await begin(workers);
    workers.report({ kind: 'session', backend: 'wasm', loadedBytes: 1, totalBytes: 2 });
    await vi.advanceTimersByTimeAsync(119_000);
    expect(workers.ended).toEqual([]);
    await vi.advanceTimersByTimeAsync(2000);
    expect(await outcome).toMatchObject({ code: 'model-stalled' });
  });

  it('ends a worker whose template or tokenizer hangs on a prompt, and no slow reply', async () => {
    const workers = new ScriptedWorkers();
    const { engine, outcome } = await begin(workers);
    workers.finish({});
    await outcome;
    const slow = engine.generate(ASK);
    workers.report({ kind: 'prompt' });
    await vi.advanceTimersByTimeAsync(290_000);
    workers.report({ kind: 'prompt' });
    await vi.advanceTimersByTimeAsync(290_000);
    workers.finish({ finish: 'max-tokens' });
    await expect(slow).resolves.toMatchObject({ finish: 'max-tokens' });
    const hung = engine.generate(ASK).catch((thrown: unknown) => thrown);
    await vi.advanceTimersByTimeAsync(6000);
    expect(await hung).toMatchObject({ code: 'model-hung', facts: { phase: 'prompt' } });
    expect(workers.ended).toEqual([1]);
  });

  it('ends a worker that writes nothing for five minutes, for the run to go on with another', async () => {
    const workers = new ScriptedWorkers();
    const { engine, outcome } = await begin(workers);
    workers.finish({});
    await outcome;
    const hung = engine.generate(ASK).catch((thrown: unknown) => thrown);
    workers.report({ kind: 'prompt' });
    await vi.advanceTimersByTimeAsync(301_000);
    expect(await hung).toMatchObject({
      code: 'model-hung',
      message: expect.stringContaining('the next token took more than 300 s'),
      facts: { phase: 'reply' },
    });
    expect(workers.ended).toEqual([1]);
  });

  it('ends a worker that does not hear that it is to stop', async () => {
    const workers = new ScriptedWorkers();
    const { engine, outcome } = await begin(workers);
    workers.finish({});
    await outcome;
    const controller = new AbortController();
    const { signal } = controller;
    const stopped = engine.generate(ASK, { signal }).catch((thrown: unknown) => thrown);
    workers.report({ kind: 'prompt' });
    controller.abort();
    await vi.advanceTimersByTimeAsync(15_000);
    workers.report({ kind: 'prompt' });
    await vi.advanceTimersByTimeAsync(15_000);
    expect(workers.ended).toEqual([]);
    await vi.advanceTimersByTimeAsync(6000);
    expect(await stopped).toMatchObject({ code: 'model-hung', facts: { phase: 'stop' } });
    expect(workers.ended).toEqual([1]);
  });

  it('steers the worker that writes, and starts none for it', async () => {
    const workers = new ScriptedWorkers();
    const { engine, outcome } = await begin(workers);
    workers.finish({});
    await outcome;
    const writing = engine.generate(ASK);
    workers.report({ kind: 'prompt' });
    const steered = engine.steer({ kind: 'answer-now' });
    workers.finish(undefined);
    await expect(steered).resolves.toBeUndefined();
    expect(workers.calls).toEqual(['1: load', '1: generate', '1: steer']);
    workers.crash('gone');
    await expect(writing).rejects.toMatchObject({ code: 'worker-crashed' });
    await engine.steer({ kind: 'answer-now' });
    expect(workers.calls).toHaveLength(3);
  });

  it('lets no word of a dead worker through', async () => {
    const workers = new ScriptedWorkers();
    const { engine, outcome } = await begin(workers);
    workers.finish({});
    await outcome;
    const heard: unknown[] = [];
    const writing = engine.generate(ASK, { onProgress: (progress) => heard.push(progress) });
    workers.report({ kind: 'prompt' });
    workers.crash('gone');
    workers.report({ kind: 'prompt' });
    await expect(writing).rejects.toMatchObject({ code: 'worker-crashed' });
    expect(heard).toEqual([{ kind: 'prompt' }]);
  });

  it('starts a worker for each model, after the old one freed its own', async () => {
    const workers = new ScriptedWorkers();
    const { engine, outcome } = await begin(workers);
    workers.finish({ name: 'first' });
    expect(await outcome).toEqual({ name: 'first' });
    const second = engine.load(PARAMS);
    await vi.advanceTimersByTimeAsync(0);
    workers.finish({ name: 'second' });
    expect(await second).toEqual({ name: 'second' });
    expect(workers.calls).toEqual(['1: load', '1: unload', '2: load']);
    expect(workers.ended).toEqual([1]);
  });

  it('ends the worker at once when a load is aborted', async () => {
    const workers = new ScriptedWorkers();
    const engine = createInferenceEngine(workers.start);
    const controller = new AbortController();
    const outcome = engine
      .load(PARAMS, { signal: controller.signal })
      .catch((thrown: unknown) => thrown);
    await vi.advanceTimersByTimeAsync(0);
    controller.abort();
    expect(await outcome).toMatchObject({ name: 'AbortError' });
    expect(workers.ended).toEqual([1]);
  });
});
