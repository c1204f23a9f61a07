import { parseArgs } from 'node:util';
import type { Browser } from 'playwright';
import type { Backend } from '#workers/inference/protocol.ts';
import { type BenchServer, launchBrowser, openBenchPage, serveBenchPage } from './open-page.ts';
import type {} from './page.ts';

const USAGE = 'Usage: npm run bench -- [--json] [--runs 5] [--model models/nano/]';
const PROMPT =
  'Given the SMILES representation <SMILES> CC(=O)Oc1ccccc1C(=O)O </SMILES>, what would be its molecular formula?';

/** The software GPU needs seconds per token: few tokens give the same figure in less time. */
const TOKENS: Readonly<Record<Backend, number>> = { wasm: 128, webgpu: 8 };

interface RunFigures {
  readonly loadMs: number;
  readonly timeToFirstTokenMs: number;
  readonly tokensPerSecond: number;
}

interface BackendFigures extends RunFigures {
  readonly backend: Backend;
  readonly reason: string;
  readonly flavour: string;
  readonly threads: number;
  readonly runs: number;
  readonly tokensPerRun: number;
}

async function measureOnce(browser: Browser, server: BenchServer, model: string, backend: Backend) {
  const page = await openBenchPage(browser, server);
  try {
    return await page.evaluate(
      async ({ folderUrl, backend, prompt, maxTokens }) => {
        const loaded = await globalThis.benchPage.load({ folderUrl, backend });
        const ask = {
          messages: [{ role: 'user' as const, content: prompt }],
          mode: 'thinking' as const,
          sampling: { temperature: 0, topK: 0, topP: 1, minP: 0, repetitionPenalty: 1, seed: 0 },
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
        folderUrl: new URL(model, server.url).href,
        backend,
        prompt: PROMPT,
        maxTokens: TOKENS[backend],
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
): Promise<BackendFigures[]> {
  const backends: readonly Backend[] = ['wasm', 'webgpu'];
  const results = new Map<Backend, Awaited<ReturnType<typeof measureOnce>>[]>();
  // Interleaved: a busy moment of the machine then falls on both.
  for (let run = 0; run < runs; run++) {
    for (const backend of backends) {
      const result = await measureOnce(browser, server, model, backend);
      results.set(backend, [...(results.get(backend) ?? []), result]);
      console.error(
        `run ${run + 1} of ${runs}, ${backend}: ${result.tokensPerSecond.toFixed(2)} tokens/s`,
      );
    }
  }
  return [...results].map(([backend, list]) => ({
    backend,
    reason: list[0]?.loaded.backend.reason ?? '',
    flavour: list[0]?.loaded.flavour ?? '',
    threads: list[0]?.loaded.threads ?? 0,
    runs,
    tokensPerRun: TOKENS[backend],
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
      figures.map(({ backend, flavour, threads, loadMs, timeToFirstTokenMs, tokensPerSecond }) => ({
        backend,
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
