import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type BrowserContext, chromium, type Page } from 'playwright';
import { definitely } from '#base/assert.ts';
import type { StoredModel } from '#library/stored-model.ts';
import type { Backend, LoadedModel } from '#workers/inference/protocol.ts';
import { GREEDY } from '#workers/inference/sampler/greedy.ts';
import { browserOptions, openPage, serveBenchPage } from './open-page.ts';
import type {} from './page.ts';
import { type ProcessMemory, processMemory, watchMemory } from './process-memory.ts';

const USAGE = `Usage: npm run bench:models -- <converted-folder> [--backend wasm|webgpu] [--flavour ID]
       [--tokens 16] [--cycles 3] [--self-test] [--json]`;
const PROMPT = 'What is the molecular formula of CC(=O)Oc1ccccc1C(=O)O?';

interface Arguments {
  readonly folder: string;
  readonly backend: Backend;
  readonly flavour: string | undefined;
  readonly tokens: number;
  readonly cycles: number;
  readonly selfTest: boolean;
  readonly json: boolean;
}

function readArguments(): Arguments {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      backend: { type: 'string', default: 'wasm' },
      flavour: { type: 'string' },
      tokens: { type: 'string', default: '16' },
      cycles: { type: 'string', default: '3' },
      'self-test': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const { backend, flavour, json } = values;
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1) throw new Error(USAGE);
  if (backend !== 'wasm' && backend !== 'webgpu') throw new Error(`--backend ${backend}. ${USAGE}`);
  const count = (name: 'tokens' | 'cycles') => {
    const number = Number(values[name]);
    if (Number.isInteger(number) && number > 0) return number;
    throw new Error(`--${name} is "${values[name]}". ${USAGE}`);
  };
  const selfTest = values['self-test'];
  const counts = { tokens: count('tokens'), cycles: count('cycles') };
  return { folder: resolve(folder), backend, flavour, ...counts, selfTest, json };
}

interface CycleFigures {
  readonly readMs: number;
  readonly loadMs: number;
  readonly timeToFirstTokenMs: number;
  readonly msPerToken: number;
  readonly text: string;
  /** Largest resident bytes while loading and writing, and those that stay after unloading. */
  readonly peak: ProcessMemory;
  readonly afterUnload: ProcessMemory;
}

/** Read, load, write and unload once; reading comes first, so that both find the same disk cache. */
async function measureCycle(
  page: Page,
  profile: string,
  stored: StoredModel,
  given: Arguments,
): Promise<CycleFigures & { readonly loaded: LoadedModel }> {
  const memory = watchMemory(`--user-data-dir=${profile}`);
  const { backend, flavour, tokens: maxTokens } = given;
  const params = {
    folder: { kind: 'library' as const, id: stored.id },
    backend,
    ...(flavour !== undefined && { flavour }),
  };
  const figures = await page.evaluate(
    async ({ stored, params, prompt, sampling, maxTokens }) => {
      const loaded = await globalThis.benchPage.load(params);
      const { summary, text } = await globalThis.benchPage.generate({
        messages: [{ role: 'user', content: prompt }],
        mode: 'instant',
        sampling,
        maxTokens,
      });
      const read = await globalThis.benchPage.readFlavour(stored, loaded.flavour);
      return { loaded, summary, text, readMs: read.ms };
    },
    { stored, params, prompt: PROMPT, sampling: GREEDY, maxTokens },
  );
  const peak = memory.stop();
  await page.evaluate(() => globalThis.benchPage.unload());
  // The browser gives the memory of an ended worker back a few seconds later.
  await new Promise((settle) => setTimeout(settle, 10_000));
  const { loaded, summary, text, readMs } = figures;
  return {
    loaded,
    readMs,
    loadMs: loaded.loadMs,
    timeToFirstTokenMs: summary.timeToFirstTokenMs,
    msPerToken: summary.decodeMs / Math.max(1, summary.tokenCount - 1),
    text,
    peak,
    afterUnload: processMemory(`--user-data-dir=${profile}`),
  };
}

async function importFolder(page: Page, folder: string): Promise<StoredModel> {
  await page.locator('#folder').setInputFiles(folder);
  const startedAt = performance.now();
  const stored = await page.evaluate(
    (label) => globalThis.benchPage.importChosenFolder(label),
    basename(folder),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  console.error(`imported ${megabytes(stored.bytes)} in ${seconds.toFixed(1)} s`);
  return stored;
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;

function sayMemory(memory: ProcessMemory): string {
  return ['renderer', 'gpu-process']
    .map((kind) => `${kind} ${megabytes(memory[kind] ?? 0)}`)
    .join(', ');
}

async function measure(context: BrowserContext, url: string, profile: string, given: Arguments) {
  const page = await openPage(context, url);
  const stored = await importFolder(page, given.folder);
  const before = processMemory(`--user-data-dir=${profile}`);
  const cycles: CycleFigures[] = [];
  let loaded: LoadedModel | undefined;
  for (let cycle = 1; cycle <= given.cycles; cycle++) {
    const figures = await measureCycle(page, profile, stored, given);
    loaded = figures.loaded;
    cycles.push(figures);
    const { readMs, loadMs, timeToFirstTokenMs, msPerToken, peak, afterUnload } = figures;
    console.error(
      `cycle ${cycle}: load ${loadMs.toFixed(0)} ms (${(loadMs / readMs).toFixed(2)} × reading the bytes in ${readMs.toFixed(0)} ms), first token ${timeToFirstTokenMs.toFixed(0)} ms, ${msPerToken.toFixed(1)} ms/token; peak ${sayMemory(peak)}; after unloading ${sayMemory(afterUnload)}`,
    );
  }
  const model = definitely(loaded, 'a loaded model');
  const selfTest = given.selfTest
    ? await page.evaluate((test) => globalThis.benchPage.selfTest(test), {
        folder: { kind: 'library' as const, id: stored.id },
        model,
      })
    : undefined;
  return { model, before, cycles, selfTest };
}

const given = readArguments();
const server = await serveBenchPage();
const profile = await mkdtemp(join(tmpdir(), 'bench-models-'));
// A profile on disk: the storage of other contexts ends with them and is smaller.
const context = await chromium.launchPersistentContext(profile, browserOptions());
try {
  const { model, before, cycles, selfTest } = await measure(context, server.url, profile, given);
  const { name, flavour, backend, threads, bytes, contextLength } = model;
  const facts = { name, flavour, backend, threads, bytes, contextLength };
  if (given.json) console.log(JSON.stringify({ ...facts, before, cycles, selfTest }, null, 2));
  else {
    console.log(`${name} ${flavour}, ${megabytes(bytes)}, ${backend.reason}`);
    console.log(`before loading: ${sayMemory(before)}`);
    console.log(`reply: ${JSON.stringify(cycles.at(-1)?.text)}`);
    if (selfTest) console.log(`self-test: ${JSON.stringify(selfTest)}`);
  }
} finally {
  await context.close();
  server.close();
  await rm(profile, { recursive: true, force: true });
}
