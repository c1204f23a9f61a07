import { Failure } from '#base/failure.ts';
import { nextMacrotask } from '#base/macrotask.ts';
import type { Engine, EngineCallOptions } from '#engine/engine.ts';
import type {
  Backend,
  GenerateParams,
  GenerateProgress,
  GenerationSummary,
  LoadedModel,
  LoadParams,
  SampleSummary,
  Steering,
} from '#workers/inference/protocol.ts';
import { model } from './workbench-store.fixture.ts';

/** The worker dies before it writes the next token behind this many of one call, or ends. */
export interface PlannedLoss {
  readonly afterTokens: number;
  readonly code: string;
}

/**
 * Writes the given replies side by side, a token of each in turn, and dies as planned: the first
 * call with the first loss, and so on. What was written before is not written again, as the worker
 * keeps it. A late token of each dead worker still comes, which nobody may take.
 */
export class ResumingEngine implements Engine {
  readonly loads: LoadParams[] = [];
  readonly calls: GenerateParams[] = [];
  readonly steered: Steering[] = [];
  /** The backend that `auto` and `webgpu` give. */
  backend: Backend = 'wasm';
  /** Failures of the next loads; undefined lets one succeed. */
  loadFailures: (string | undefined)[] = [];
  private readonly ended = new Set<number>();
  private readonly replies: readonly (readonly string[])[];
  private readonly losses: readonly PlannedLoss[];

  constructor(replies: readonly (readonly string[])[], losses: readonly PlannedLoss[] = []) {
    this.replies = replies;
    this.losses = losses;
  }

  load(params: LoadParams): Promise<LoadedModel> {
    this.loads.push(params);
    const code = this.loadFailures.shift();
    if (code !== undefined) return Promise.reject(failureOf(code));
    const backend = params.backend === 'wasm' ? 'wasm' : this.backend;
    return Promise.resolve({
      ...model,
      flavour: backend === 'wasm' ? 'cpu-int8' : 'gpu-q4',
      backend: { backend, reason: 'As told.' },
    });
  }

  async generate(
    params: GenerateParams,
    { signal, onProgress: report = () => {} }: EngineCallOptions<GenerateProgress> = {},
  ): Promise<GenerationSummary> {
    const loss = this.losses[this.calls.length];
    this.calls.push(params);
    this.ended.clear();
    await nextMacrotask();
    const prompt = { text: 'rendered', tokenCount: 9, reusedTokenCount: 0 };
    report({ kind: 'prompt', ...prompt, replyPrefix: '<think>\n' });
    report({ kind: 'prefill', doneTokens: 9, totalTokens: 9 });
    const writing = { written: 0, summaries: new Map<number, SampleSummary>() };
    const longest = Math.max(...this.replies.map(({ length }) => length));
    for (let at = 0; at <= longest; at++) {
      for (const sample of this.replies.keys()) {
        if (loss?.afterTokens === writing.written) {
          // What was under way in the worker arrives after its death was noticed.
          void nextMacrotask().then(() => report(tokenOf(sample, at, 'LATE')));
          throw failureOf(loss.code);
        }
        this.writeToken(sample, at, params, report, writing);
      }
      await nextMacrotask();
      if (signal?.aborted) throw new DOMException('stopped', 'AbortError');
    }
    const samples = [...this.replies.keys()].flatMap((at) => writing.summaries.get(at) ?? []);
    return { ...summaryOf(writing.written), samples };
  }

  steer(steering: Steering): Promise<void> {
    this.steered.push(steering);
    if (steering.kind === 'end-sample') this.ended.add(steering.sample);
    return Promise.resolve();
  }

  unload(): Promise<void> {
    return Promise.resolve();
  }

  selfTest(): Promise<never> {
    return Promise.reject(new Error('not tested here'));
  }

  probeHardware(): Promise<never> {
    return Promise.reject(new Error('not measured here'));
  }

  private writeToken(
    sample: number,
    at: number,
    { written = [] }: GenerateParams,
    report: (progress: GenerateProgress) => void,
    writing: { written: number; summaries: Map<number, SampleSummary> },
  ): void {
    if (writing.summaries.has(sample)) return;
    const text = this.replies[sample]?.[at];
    const isEnded = this.ended.has(sample);
    if (text === undefined || isEnded) {
      const finish = isEnded ? 'ended' : 'stop-token';
      const summary: SampleSummary = { finish, tokenCount: at, thoughtTokenCount: 0 };
      writing.summaries.set(sample, summary);
      report({ kind: 'sample-finished', sample, summary });
      return;
    }
    if (at < (written[sample]?.length ?? 0)) return;
    writing.written++;
    report(tokenOf(sample, at, text));
  }
}

function tokenOf(sample: number, at: number, text: string): GenerateProgress {
  const token = { id: 100 * sample + at, text, logProbability: -0.1 * (sample + 1), timeMs: at };
  return { kind: 'token', sample, token };
}

function summaryOf(tokenCount: number): Omit<GenerationSummary, 'samples'> {
  return {
    promptTokenCount: 9,
    reusedTokenCount: 0,
    tokenCount,
    timeToFirstTokenMs: 3,
    decodeMs: 4,
    loop: 'growing',
  };
}

function failureOf(code: string): Failure {
  return new Failure({ code, message: `planned: ${code}`, cure: 'none' });
}
