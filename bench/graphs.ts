import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright';
import { build } from 'vite';
import { seededRandom } from '#base/seeded-random.ts';
import { listen } from '#tools/server/listen.ts';
import { staticFiles } from '#tools/server/static-server.ts';
import { encodeOnnxModel } from '#workers/convert/onnx-model.ts';
import {
  type PackedWeights,
  type Packing,
  packWeights,
} from '#workers/convert/packed-weights.fixture.ts';
import { buildQwen3Graph } from '#workers/convert/qwen3-graph.ts';
import { CHECK_LAYERS, type GraphKind } from '#workers/convert/qwen3-graph-values.ts';
import { EMBEDDING, HEAD } from '#workers/convert/qwen3-tensors.ts';
import { bestToken } from '#workers/convert/reference/greedy.ts';
import { Qwen3Reference } from '#workers/convert/reference/qwen3-reference.ts';
import type { Precision } from '#workers/convert/stored-weights.ts';
import { randomTensors, tinyConfig } from '#workers/convert/tiny-qwen3.fixture.ts';
import type { Backend } from '#workers/inference/protocol.ts';
import type {} from './graph-page.ts';
import { launchBrowser } from './open-page.ts';

const USAGE =
  'Usage: npm run bench:graphs -- [--json] [--backend webgpu|wasm] [--only "q4 fp16"] (a name of CASES)';

/** Heads as wide as those of the published models, so that the same kernels are taken. */
const config = tinyConfig({
  hidden_size: 256,
  num_hidden_layers: 4,
  head_dim: 128,
  intermediate_size: 512,
  vocab_size: 512,
  max_position_embeddings: 128,
  tie_word_embeddings: false,
});
/** The WebGPU backend of onnxruntime 1.30 computes steps of 32 and more wrongly. */
const STEP_LENGTHS = [16, 16, 16, 5, 1, 1, 1, 1];
/** Of the fixed cache, which is full in the end. */
const CACHE_LENGTH = STEP_LENGTHS.reduce((sum, length) => sum + length, 0);

interface Case {
  readonly name: string;
  readonly packing: (tensor: string) => Packing;
  readonly precision: Precision;
}

const all = (format: Packing['format']) => () => ({ format });

const divided = (tensor: string): Packing => {
  if (tensor === EMBEDDING) return { format: 'q8', columnCuts: [64, 192] };
  return tensor === HEAD ? { format: 'q8', rowCuts: [160, 320] } : { format: 'q4' };
};

const CASES: readonly Case[] = [
  { name: 'q4', packing: all('q4'), precision: 'fp32' },
  { name: 'q8', packing: all('q8'), precision: 'fp32' },
  { name: 'q4b128', packing: all('q4b128'), precision: 'fp32' },
  { name: 'q4, q8 ends in parts', packing: divided, precision: 'fp32' },
  { name: 'q4 fp16', packing: all('q4'), precision: 'fp16' },
  { name: 'q8 fp16', packing: all('q8'), precision: 'fp16' },
  { name: 'q4b128 fp16', packing: all('q4b128'), precision: 'fp16' },
  { name: 'q4 fp16, q8 ends in parts', packing: divided, precision: 'fp16' },
];
const KINDS = ['model', 'decode', 'check'] as const;
/** Rounding alone was seen to change 8e-6 and 0.03; the fault in steps of 33 tokens changes 0.6. */
const MOST_DIFFERENCE: Readonly<Record<Precision, number>> = { fp32: 1e-4, fp16: 0.1 };

interface Figures {
  readonly weights: string;
  readonly precision: Precision;
  readonly graph: GraphKind;
  readonly backend: Backend;
  /** Of a logit (they lie around -3 to 3) from the reference in 64 bits. */
  readonly largestDifference: number;
  readonly positions: number;
  /** Positions with the reference's most probable token. */
  readonly agreeing: number;
  readonly seconds: number;
}

const steps = tokenSteps();

function tokenSteps(): readonly (readonly number[])[] {
  const random = seededRandom(7);
  return STEP_LENGTHS.map((length) =>
    Array.from({ length }, () => Math.floor(random() * config.vocabularySize)),
  );
}

/** The reference's logits as the graph gives them: of the last position of each step, or of all. */
function expectedLogits(kind: GraphKind, { values }: PackedWeights): readonly Float64Array[] {
  const tensor = (name: string) => values.get(name) ?? new Float32Array();
  const layerCount = kind === 'check' ? CHECK_LAYERS : config.layerCount;
  const reference = new Qwen3Reference({ config, tensor, layerCount });
  return steps.flatMap((tokens) =>
    kind === 'check' ? reference.advanceAll(tokens) : [reference.advance(tokens)],
  );
}

function compare(expected: readonly Float64Array[], given: readonly (readonly number[])[]) {
  const flat = given.flat();
  const size = config.vocabularySize;
  if (flat.length !== expected.length * size)
    throw new Error(`${flat.length} logits came for ${expected.length} positions`);
  let largestDifference = 0;
  let agreeing = 0;
  for (const [position, logits] of expected.entries()) {
    const own = flat.slice(position * size, (position + 1) * size);
    for (const [i, logit] of logits.entries()) {
      const difference = Math.abs(logit - (own[i] ?? Number.NaN));
      // A comparison would pass over what is no number.
      largestDifference = Number.isNaN(difference)
        ? Number.POSITIVE_INFINITY
        : Math.max(largestDifference, difference);
    }
    if (bestToken(own).id === bestToken(logits).id) agreeing++;
  }
  return { largestDifference, agreeing, positions: expected.length };
}

async function measure(
  page: Page,
  { name, packing, precision }: Case,
  kind: GraphKind,
  backend: Backend,
): Promise<Figures> {
  const packed = packWeights(config, randomTensors(config, 11), packing);
  const graph = encodeOnnxModel(
    buildQwen3Graph(kind, { config, weights: packed.weights, precision }),
  );
  const answer = (url: string, bytes: Uint8Array) =>
    page.route(url, (route) => route.fulfill({ body: Buffer.from(bytes) }));
  await answer('**/graph.onnx', graph);
  await answer(`**/${packed.shard.path}`, packed.shard.data);
  const startedAt = performance.now();
  const given = await page.evaluate((params) => globalThis.graphPage.run(params), {
    backend,
    graphUrl: '/graph.onnx',
    shardUrl: `/${packed.shard.path}`,
    steps,
    cacheShape: [config.kvHeadCount, config.headSize] as const,
    ...(kind === 'decode' && { cacheLength: CACHE_LENGTH }),
  });
  const seconds = (performance.now() - startedAt) / 1000;
  const compared = compare(expectedLogits(kind, packed), given);
  return { weights: name, precision, graph: kind, backend, ...compared, seconds };
}

async function withGraphPage<T>(use: (page: Page) => Promise<T>): Promise<T> {
  const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  const outDir = here('../dist-bench-graphs');
  await build({
    configFile: here('./vite.config.ts'),
    publicDir: false,
    build: { outDir, rolldownOptions: { input: here('./graphs.html') } },
  });
  const { port, close } = await listen(staticFiles(outDir), 0, false);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(`page error: ${error.message}`));
    await page.goto(`http://localhost:${port}/graphs.html`);
    await page.waitForFunction(() => 'graphPage' in globalThis);
    return await use(page);
  } finally {
    await browser.close();
    close();
  }
}

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    backend: { type: 'string', default: 'webgpu' },
    only: { type: 'string' },
  },
});
const { backend, json, only } = values;
if (backend !== 'webgpu' && backend !== 'wasm')
  throw new Error(`--backend is "${backend}". ${USAGE}`);
const cases = CASES.filter(({ name }) => only === undefined || name === only);
if (cases.length === 0) throw new Error(`--only is "${only}". ${USAGE}`);

const { adapter, figures } = await withGraphPage(async (page) => {
  const adapter = await page.evaluate(() => globalThis.graphPage.adapter());
  const computesHalves = backend === 'wasm' || adapter?.hasF16 === true;
  const figures: Figures[] = [];
  for (const each of cases) {
    if (each.precision === 'fp16' && !computesHalves) continue;
    for (const kind of KINDS) figures.push(await measure(page, each, kind, backend));
  }
  return { adapter, figures };
});
if (json) console.log(JSON.stringify({ adapter, figures }, null, 2));
else {
  console.log(adapter ?? 'no adapter');
  console.table(
    figures.map(({ largestDifference, seconds, ...others }) => ({
      ...others,
      largestDifference: largestDifference.toExponential(1),
      seconds: seconds.toFixed(1),
    })),
  );
}
const wrong = figures.filter(
  ({ largestDifference, precision }) => largestDifference > MOST_DIFFERENCE[precision],
);
if (wrong.length > 0) {
  console.error(`${wrong.length} of ${figures.length} graphs compute something else.`);
  process.exitCode = 1;
}
