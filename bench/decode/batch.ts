import type { Backend } from '#workers/inference/protocol.ts';
import { GREEDY } from '#workers/inference/sampler/greedy.ts';
import { type BenchRun, bearablePairs, type Section, say } from './bench-run.ts';
import { type OwnModel, openBenchModel } from './contestant.ts';
import type { BenchModel } from './prepare-models.ts';
import { saySpread, spreadOf } from './statistics.ts';

const COUNTS = [1, 2, 4, 8, 16];
const QUICK_COUNTS = [1, 2, 4];
/** N single runs are N times the median of these, so that the large models end today. */
const SINGLES_PER_ROUND = 3;

interface Reply {
  readonly tokensPerSecond: number;
  readonly wholeMs: number;
}

/** Samples side by side against the same number of runs one after the other. */
export const measureBatches: Section = async (run) => {
  const figures = [];
  for (const [model, backend] of bearablePairs(run))
    figures.push(...(await measureOn(run, model, backend)));
  return {
    title: `samples side by side; spreads of ${run.runs} runs`,
    rows: figures.map((each) => ({
      shape: each.shape,
      backend: each.backend,
      loop: each.loop,
      samples: each.samples,
      'tokens/s of all': saySpread(each.tokensPerSecond),
      'whole ms': saySpread(each.wholeMs),
      'single runs ms': Math.round(each.singleRunsMs),
      'times faster': (each.singleRunsMs / each.wholeMs.median).toFixed(2),
    })),
    figures,
  };
};

async function measureOn(run: BenchRun, bench: BenchModel, backend: Backend) {
  const model = await openBenchModel(run, bench, backend);
  try {
    const { loaded } = model;
    const counts = (run.isQuick ? QUICK_COUNTS : COUNTS).filter((n) => n <= loaded.mostRows);
    const maxTokens = run.isQuick ? 6 : 32;
    await sample(model, 1, maxTokens, 0);
    const singles: number[] = [];
    const replies = new Map<number, Reply[]>(counts.map((count) => [count, []]));
    for (let round = 0; round < run.runs; round++) {
      for (const count of counts)
        replies.get(count)?.push(await sample(model, count, maxTokens, round));
      for (let i = 0; i < SINGLES_PER_ROUND; i++)
        singles.push((await sample(model, 1, maxTokens, 100 * round + i)).wholeMs);
      say(
        `${round + 1} of ${run.runs}: ${bench.shape}, ${backend}, up to ${counts.at(-1)} samples`,
      );
    }
    return [...replies].map(([samples, list]) => ({
      shape: bench.shape,
      backend,
      flavour: loaded.flavour,
      loop: loaded.loop.kind,
      samples,
      tokensEach: maxTokens,
      tokensPerSecond: spreadOf(list.map((reply) => reply.tokensPerSecond)),
      wholeMs: spreadOf(list.map((reply) => reply.wholeMs)),
      singleRunsMs: samples * spreadOf(singles).median,
    }));
  } finally {
    await model.close();
  }
}

async function sample(
  model: OwnModel,
  sampleCount: number,
  maxTokens: number,
  seed: number,
): Promise<Reply> {
  const { summary, wholeMs } = await model.generate({
    messages: [{ role: 'user', content: 'Aspirin?' }],
    sampling: { ...GREEDY, temperature: 1, topK: 50, seed },
    maxTokens,
    sampleCount,
  });
  const later = summary.tokenCount - sampleCount;
  return { tokensPerSecond: (1000 * later) / Math.max(1, summary.decodeMs), wholeMs };
}
