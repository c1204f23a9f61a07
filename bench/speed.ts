import { parseArgs } from 'node:util';
import type { Browser } from 'playwright';
import type { Backend } from '#workers/inference/protocol.ts';
import { GREEDY } from '#workers/inference/sampler/greedy.ts';
import { type BenchServer, launchBrowser, openBenchPage, serveBenchPage } from './open-page.ts';
import type {} from './page.ts';

const USAGE = 'Usage: npm run bench:speed -- [--json] [--runs 5] [--model models/nano/]';
const PROMPT =
  'Given the SMILES representation <SMILES> CC(=O)Oc1ccccc1C(=O)O </SMILES>, what would be its molecular formula?';

interface Setup {
  readonly name: string;
  readonly backend: Backend;
  /** The workbench's rule when absent. */
  readonly threads?: number;
  readonly tokens: number;
}

/** The software GPU needs seconds per token: few tokens give the same figure in less time. */
const SETUPS: readonly Setup[] = [
  { name: 'wasm', backend: 'wasm', tokens: 128 },
  { name: 'wasm, 2 threads', backend: 'wasm', threads: 2, tokens: 128 },
  { name: 'webgpu', backend: 'webgpu', tokens: 8 },
];

interface RunFigures {
  readonly loadMs: number;
  readonly timeToFirstTokenMs: number;
  readonly tokensPerSecond: number;
}

interface SetupFigures extends RunFigures {
  readonly setup: string;
  readonly reason: string;
  readonly flavour: string;
  readonly threads: number;
  readonly runs: number;
  readonly tokensPerRun: number;
}

async function measureOnce(browser: Browser, server: BenchServer, model: string, setup: Setup) {
  const page = await openBenchPage(browser, server);
  const { backend, threads, tokens } = setup;
  const folderUrl = new URL(model, server.url).href;
  try {
    return await page.evaluate(
      async ({ params, prompt, sampling, maxTokens }) => {
        const loaded = await globalThis.benchPage.load(params);
        const ask = {
          messages: [{ role: 'user' as const, content: prompt }],
          mode: 'thinking' as const,
          sampling,
          maxTokens,
        };
        const first = await globalThis.benchPage.generate(ask);
        const { summary } = await globalThis.benchPage.generate(ask);
        return {
          loaded,
          loadMs: loaded.loadMs,
          timeToFirstTokenMs: first.summary.timeToFirstTokenMs,
          tokensPerSecond: ((summary.tokenCount - 1) * 1000) / summary.decodeMs,
        };
      },
      {
        params: {
          folder: { kind: 'url' as const, url: folderUrl },
          backend,
          ...(threads !== undefined && { threads }),
        },
        prompt: PROMPT,
        sampling: GREEDY,
        maxTokens: tokens,
      },
    );
  } finally {
    await page.context().close();
  }
}

async function measure(
  browser: Browser,
  server: BenchServer,
  model: string,
  runs: number,
): Promise<SetupFigures[]> {
  const results = new Map<Setup, Awaited<ReturnType<typeof measureOnce>>[]>();
  // Interleaved: a busy moment of the machine then falls on all.
  for (let run = 0; run < runs; run++) {
    for (const setup of SETUPS) {
      const result = await measureOnce(browser, server, model, setup);
      results.set(setup, [...(results.get(setup) ?? []), result]);
      const rate = result.tokensPerSecond.toFixed(2);
      console.error(`run ${run + 1} of ${runs}, ${setup.name}: ${rate} tokens/s`);
    }
  }
  return [...results].map(([setup, list]) => ({
    setup: setup.name,
    reason: list[0]?.loaded.backend.reason ?? '',
    flavour: list[0]?.loaded.flavour ?? '',
    threads: list[0]?.loaded.threads ?? 0,
    runs,
    tokensPerRun: setup.tokens,
    loadMs: median(list.map((result) => result.loadMs)),
    timeToFirstTokenMs: median(list.map((result) => result.timeToFirstTokenMs)),
    tokensPerSecond: median(list.map((result) => result.tokensPerSecond)),
  }));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

function readArguments() {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      runs: { type: 'string', default: '5' },
      model: { type: 'string', default: 'models/nano/' },
    },
  });
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs is "${values.runs}". ${USAGE}`);
  return { json: values.json, runs, model: values.model };
}

const { json, runs, model } = readArguments();
const server = await serveBenchPage();
const browser = await launchBrowser();
try {
  const figures = await measure(browser, server, model, runs);
  if (json) console.log(JSON.stringify({ model, figures }, null, 2));
  else {
    console.table(
      figures.map(({ setup, flavour, threads, loadMs, timeToFirstTokenMs, tokensPerSecond }) => ({
        setup,
        flavour,
        threads,
        'load ms': Math.round(loadMs),
        'first token ms': Math.round(timeToFirstTokenMs),
        'tokens/s': Number(tokensPerSecond.toFixed(2)),
      })),
    );
  }
} finally {
  await browser.close();
  server.close();
}
