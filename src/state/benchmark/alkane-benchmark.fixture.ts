import type { Engine } from '#engine/engine.ts';
import type { GenerateParams } from '#workers/inference/protocol.ts';
import { engineWriting, model, storeWith } from '../workbench-store.fixture.ts';
import type { WorkbenchStore } from '../workbench-store.ts';
import type { Benchmark } from './benchmark-state.ts';
import type { BenchmarkStorage } from './benchmark-storage.ts';

export const question = (smiles: string) =>
  `Given the SMILES representation <SMILES> ${smiles} </SMILES>, what would be its molecular formula?`;

/** Alkanes of 1 to `count` carbons, with their formulas. */
export function alkanes(count: number): File {
  const lines = Array.from({ length: count }, (_, at) =>
    JSON.stringify({ input: question('C'.repeat(at + 1)), output: formula(at + 1) }),
  );
  return new File([lines.join('\n')], 'alkanes.jsonl');
}

function formula(carbons: number): string {
  return `C${carbons === 1 ? '' : carbons}H${2 * carbons + 2}`;
}

export interface FakeEngine extends Engine {
  readonly asked: GenerateParams[];
  /** What each prompt is answered with; a rejection is thrown. */
  answer: (prompt: string, signal: AbortSignal | undefined) => Promise<string>;
}

/** Knows every alkane, and nothing else. */
export function alkaneEngine(): FakeEngine {
  const engine: FakeEngine = {
    ...engineWriting([]),
    load: () => Promise.resolve(model),
    asked: [],
    answer: (prompt) => {
      const carbons = /<SMILES> (C+) /.exec(prompt)?.[1]?.length ?? 0;
      return Promise.resolve(`<MOLFORMULA> ${formula(carbons)} </MOLFORMULA>`);
    },
    generate: async (params, { onProgress = () => {}, signal } = {}) => {
      engine.asked.push(params);
      onProgress({ kind: 'prompt', text: '', tokenCount: 9, reusedTokenCount: 0, replyPrefix: '' });
      const text = await engine.answer(params.messages[0]?.content ?? '', signal);
      signal?.throwIfAborted();
      const token = { id: 1, text, logProbability: Math.log(0.5), timeMs: 1 };
      const finish = 'stop-token' as const;
      const samples = [{ finish, tokenCount: 1, thoughtTokenCount: 0 }];
      if (!params.beams) onProgress({ kind: 'token', sample: 0, token });
      return {
        samples,
        ...(params.beams && { candidates: [{ tokens: [token], score: -1, finish }] }),
        promptTokenCount: 9,
        reusedTokenCount: 0,
        tokenCount: 1,
        timeToFirstTokenMs: 1,
        decodeMs: 1,
        loop: 'growing',
      };
    },
  };
  return engine;
}

/** The answer of a prompt that is being read until somebody stops it. */
export function untilAborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason));
  });
}

export async function storeFor(engine: Engine, storage: BenchmarkStorage): Promise<WorkbenchStore> {
  let seconds = 0;
  const store = storeWith(engine, {
    benchmarkStorage: () => Promise.resolve(storage),
    now: () => new Date(Date.UTC(2026, 10, 23) + 1000 * seconds++),
  });
  await store.getState().loadModel();
  return store;
}

/** The benchmark as soon as it is in this phase. */
export function inPhase<P extends Benchmark['phase']>(
  store: WorkbenchStore,
  phase: P,
): Promise<Extract<Benchmark, { phase: P }>> {
  return until(store, (benchmark): benchmark is Extract<Benchmark, { phase: P }> => {
    return benchmark.phase === phase;
  });
}

export function until<B extends Benchmark>(
  store: WorkbenchStore,
  isMet: (benchmark: Benchmark) => benchmark is B,
): Promise<B> {
  return new Promise((resolve) => {
    const look = ({ benchmark }: { readonly benchmark: Benchmark }) => {
      if (!isMet(benchmark)) return;
      stop();
      resolve(benchmark);
    };
    const stop = store.subscribe(look);
    look(store.getState());
  });
}

export type Done = Extract<Benchmark, { phase: 'done' }>;
export const isScored = (benchmark: Benchmark): benchmark is Done =>
  benchmark.phase === 'done' && benchmark.scoring.phase === 'scored';

export async function finished(engine: FakeEngine, storage: BenchmarkStorage, file = alkanes(6)) {
  const store = await storeFor(engine, storage);
  await store.getState().openTestFile(file);
  await store.getState().startBenchmark();
  return { store, benchmark: await until(store, isScored) };
}
