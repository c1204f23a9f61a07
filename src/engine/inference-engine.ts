import { Failure } from '#base/failure.ts';
import { WorkerConnection, type WorkerLike } from '#base/rpc-client.ts';
import type {
  CheckedPart,
  GenerateParams,
  GenerateProgress,
  GenerationSummary,
  InferenceProtocol,
  LoadedModel,
  LoadParams,
  LoadProgress,
  Steering,
} from '#workers/inference/protocol.ts';
import type { Engine, EngineCallOptions } from './engine.ts';
import { measureHardware } from './preflight.ts';
import { runSelfTest } from './self-test.ts';
import { SilenceWatch } from './silence-watch.ts';

/**
 * A part of a folder that takes longer without a word hangs. With the start of a worker the person
 * waits less than five seconds; the published tokenizer of 11 MB takes one.
 */
const TRIAL_MS = 3500;
/** Reading and starting say something after every hundredth; a slow disk may take its time. */
const STALL_MS = 120_000;
/**
 * A reply that grows by nothing for so long is not slow any more: on a laptop's processor the largest
 * model reads a piece of its prompt within one minute.
 */
const REPLY_MS = 300_000;
/** What a worker may take to hear that it is to stop, which it does between two tokens. */
const STOP_MS = 20_000;
/** What a worker may take to free its model before it is ended anyway. */
const FAREWELL_MS = 2000;

/** The engine in this page's inference worker. The worker starts with the first call. */
export function createInferenceEngine(
  startWorker: () => WorkerLike = () =>
    new Worker(new URL('../../workers/inference/inference.worker.ts', import.meta.url), {
      type: 'module',
      name: 'inference',
    }),
): Engine {
  const inference = new WatchedInference(startWorker);
  return {
    load: (params, options) => inference.load(params, options),
    generate: (params, options) => inference.generate(params, options),
    steer: (steering) => inference.steer(steering),
    unload: () => inference.unload(),
    selfTest: (params, options) => runSelfTest(startWorker, params, options),
    probeHardware: (options) => measureHardware(startWorker, options),
  };
}

/**
 * A worker for each model: ending it is the one way to give back the memory of WebAssembly, and the
 * next model may have other threads. What of a folder runs in it is watched, and ended when it hangs.
 */
class WatchedInference {
  private readonly connection: WorkerConnection<InferenceProtocol>;
  private hasModel = false;
  /** Grows with each load, so that an older one notices that it was replaced. */
  private loads = 0;

  constructor(startWorker: () => WorkerLike) {
    this.connection = new WorkerConnection<InferenceProtocol>('inference', startWorker);
  }

  async load(
    params: LoadParams,
    { signal, onProgress }: EngineCallOptions<LoadProgress> = {},
  ): Promise<LoadedModel> {
    signal?.throwIfAborted();
    const load = ++this.loads;
    await this.unload();
    signal?.throwIfAborted();
    if (load !== this.loads) throw new DOMException('Another model was asked for.', 'AbortError');
    // Nothing in a load can be stopped half-way; the worker can.
    const abort = () => this.connection.terminate('the load was aborted.');
    signal?.addEventListener('abort', abort, { once: true });
    const watch = new HangWatch(this.connection);
    try {
      watch.expect('start');
      const model = await this.connection.call('load', params, {
        onProgress: (progress) => {
          watch.expect(progress.kind === 'checking' ? progress.what : 'bytes');
          onProgress?.(progress);
        },
      });
      this.hasModel = true;
      return model;
    } catch (thrown) {
      // What a failed load took of the memory goes with its worker.
      if (load === this.loads) this.connection.terminate('the load failed.');
      signal?.throwIfAborted();
      throw watch.failure ?? thrown;
    } finally {
      watch.stop();
      signal?.removeEventListener('abort', abort);
    }
  }

  async generate(
    params: GenerateParams,
    { signal, onProgress }: EngineCallOptions<GenerateProgress> = {},
  ): Promise<GenerationSummary> {
    const watch = new HangWatch(this.connection);
    const stop = () => watch.expect('stop');
    signal?.addEventListener('abort', stop, { once: true });
    try {
      watch.expect('prompt');
      return await this.connection.call('generate', params, {
        ...(signal && { signal }),
        onProgress: (progress) => {
          watch.expect(signal?.aborted ? 'stop' : 'reply');
          onProgress?.(progress);
        },
      });
    } catch (thrown) {
      if (thrown instanceof Failure && leavesNothing(thrown)) this.hasModel = false;
      throw watch.failure ?? thrown;
    } finally {
      watch.stop();
      signal?.removeEventListener('abort', stop);
    }
  }

  async steer(steering: Steering): Promise<void> {
    // A call would start a worker, which has nothing to steer.
    if (this.hasModel) await this.connection.call('steer', steering);
  }

  async unload(): Promise<void> {
    if (this.hasModel) {
      this.hasModel = false;
      const farewell = new Promise((resolve) => setTimeout(resolve, FAREWELL_MS));
      // Frees the GPU's memory now; ending the worker does so a little later. A worker that is
      // broken or busy is ended all the same.
      await Promise.race([this.connection.call('unload', {}).catch(() => {}), farewell]);
    }
    this.connection.terminate('another model takes its place.');
  }
}

/** Whether there is no memory left that unloading could free, and that must be waited for. */
function leavesNothing({ code }: Failure): boolean {
  return code === 'gpu-lost' || code.startsWith('worker-');
}

/** What the worker is about to do. */
type Step = CheckedPart | 'start' | 'bytes' | 'prompt' | 'reply' | 'stop';

const LIMITS: Readonly<Partial<Record<Step, number>>> = {
  start: STALL_MS,
  bytes: STALL_MS,
  reply: REPLY_MS,
  stop: STOP_MS,
};

const PARTS: Readonly<Record<CheckedPart | 'prompt' | 'reply' | 'stop', string>> = {
  config: "the model's settings (config.json)",
  tokenizer: "the model's tokenizer (tokenizer.json)",
  template: "the model's chat template",
  graph: "the model's graph (ONNX)",
  prompt: "the model's chat template or tokenizer, with this prompt",
  reply: 'the next token',
  stop: 'stopping',
};

class HangWatch {
  /** Why the worker was ended; undefined when it was not. */
  failure: Failure | undefined;
  private readonly silence = new SilenceWatch();
  private readonly connection: WorkerConnection<InferenceProtocol>;

  constructor(connection: WorkerConnection<InferenceProtocol>) {
    this.connection = connection;
  }

  expect(step: Step): void {
    const limitMs = LIMITS[step] ?? TRIAL_MS;
    this.silence.start(limitMs, () => {
      this.failure = step === 'start' || step === 'bytes' ? stalled() : hung(step, limitMs);
      this.connection.terminate(this.failure.message);
    });
  }

  stop(): void {
    this.silence.stop();
  }
}

function hung(step: keyof typeof PARTS, limitMs: number): Failure {
  return new Failure({
    code: 'model-hung',
    message: `The worker was ended: ${PARTS[step]} took more than ${limitMs / 1000} s.`,
    cure: CURES[step] ?? OTHER_CURE,
    facts: { phase: step },
  });
}

const CURES: Readonly<Partial<Record<Step, string>>> = {
  prompt:
    'What was written so far is kept. Try a shorter input, or load a model from its publisher.',
  reply: 'What was written so far is kept. Close what keeps this computer busy, and run again.',
  stop: 'What was written so far is kept. The model is loaded again for the next run.',
};
const OTHER_CURE =
  'Use the files of the publisher of the model. If they are, close what keeps this computer busy and load again. Everything else here still works.';

function stalled(): Failure {
  return new Failure({
    code: 'model-stalled',
    message: `Loading made no progress for ${STALL_MS / 1000} s and was ended.`,
    cure: 'Try again; if it happens again, choose another backend or a smaller model.',
    facts: { phase: 'bytes' },
  });
}
