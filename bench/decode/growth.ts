import type { Backend } from '#workers/inference/protocol.ts';
import { processMemory } from '../process-memory.ts';
import { type BenchRun, bearablePairs, isSwiftShader, type Section, say } from './bench-run.ts';
import { type OwnModel, openBenchModel } from './contestant.ts';
import type { BenchModel } from './prepare-models.ts';
import { watchWorker } from './worker-meter.ts';

const LEAST_RUNS = 100;
const LEAST_TOKENS = 10_000;
const TOKENS_PER_RUN = 100;
/** By then all buffers and pages that are kept have been made. */
const RUNS_BEFORE = 10;

/** Memory over many runs: it must not grow with tokens written. */
export const measureGrowth: Section = async (run) => {
  const pairs = bearablePairs(run);
  const shape = run.models.some((model) => model.shape === 'thin') ? 'thin' : 'nano';
  const figures = [];
  for (const [model, backend] of pairs) {
    const wanted = backend === 'webgpu' && isSwiftShader(run) ? 'nano' : shape;
    if (model.shape === wanted) figures.push(await measureOn(run, model, backend));
  }
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
  return {
    title: 'memory over many runs, from the tenth on',
    rows: figures.map((each) => ({
      shape: each.shape,
      backend: each.backend,
      loop: each.loop,
      runs: each.runs,
      tokens: each.tokens,
      'wasm heap grew by MB': megabytes(each.heapBytes),
      'GPU buffers grew by MB': megabytes(each.gpuBytes),
      'renderer MB': `${megabytes(each.before['renderer'] ?? 0)} to ${megabytes(each.after['renderer'] ?? 0)}`,
      'GPU process MB': `${megabytes(each.before['gpu-process'] ?? 0)} to ${megabytes(each.after['gpu-process'] ?? 0)}`,
    })),
    figures,
  };
};

async function measureOn(run: BenchRun, bench: BenchModel, backend: Backend) {
  const model = await openBenchModel(run, bench, backend);
  try {
    const isSlow = backend === 'webgpu' && isSwiftShader(run);
    const maxTokens = run.isQuick || isSlow ? 8 : TOKENS_PER_RUN;
    const [leastRuns, leastTokens] = run.isQuick ? [5, 0] : [LEAST_RUNS, LEAST_TOKENS];
    for (let i = 0; i < RUNS_BEFORE; i++) await write(model, i, maxTokens);
    const meter = await watchWorker(model.page, 'inference.worker');
    const before = processMemory(run.browserArgument);
    const course = [];
    let tokens = 0;
    let runs = 0;
    // Replies may end early, so both are counted.
    while (runs < leastRuns || tokens < leastTokens) {
      tokens += await write(model, ++runs, maxTokens);
      if (runs % 50 !== 0) continue;
      course.push({ runs, tokens, ...processMemory(run.browserArgument) });
      say(`${bench.shape}, ${backend}: ${runs} runs, ${tokens} tokens`);
    }
    const { heapBytes, gpuBytes } = await meter.read();
    const after = processMemory(run.browserArgument);
    return {
      shape: bench.shape,
      backend,
      flavour: model.loaded.flavour,
      loop: model.loaded.loop.kind,
      runs,
      tokens,
      heapBytes,
      gpuBytes,
      before,
      after,
      course,
    };
  } finally {
    await model.close();
  }
}

/** Each run asks something else, so that the cache is rewound and written anew. */
async function write(model: OwnModel, index: number, maxTokens: number): Promise<number> {
  const content = `Question ${index % 10}: is this aspirin?`;
  const { summary } = await model.generate({
    messages: [{ role: 'user', content }],
    mode: 'thinking',
    maxTokens,
  });
  return summary.tokenCount;
}
