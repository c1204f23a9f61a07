import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { launchBrowser, openBenchPage, serveBenchPage } from '../open-page.ts';
import { measureBatches } from './batch.ts';
import type { BenchRun, Section, SectionFigures } from './bench-run.ts';
import { TRANSFORMERS_PATH } from './contestant.ts';
import { measureGrowth } from './growth.ts';
import { measureLengths } from './length.ts';
import { measureNative } from './native.ts';
import { comparePeers } from './peers.ts';
import { installPeers, peerPath } from './peers-installation.ts';
import { type BenchModel, prepareModel } from './prepare-models.ts';
import { measureSpeculation } from './speculation.ts';

const SECTIONS = {
  peers: comparePeers,
  length: measureLengths,
  batch: measureBatches,
  speculation: measureSpeculation,
  native: measureNative,
  growth: measureGrowth,
} as const satisfies Readonly<Record<string, Section>>;
type SectionId = keyof typeof SECTIONS;

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const USAGE = `Usage: npm run bench -- [options]
  --only LIST      of ${Object.keys(SECTIONS).join(', ')}; all by default
  --shapes LIST    nano,thin,0.6b by default; also tiny, 1.7b, 8b
  --backends LIST  wasm,webgpu by default
  --models FOLDER  with random models of these shapes; made there when missing (.cache/bench)
  --runs N         of each measurement, 5 by default
  --quick          one run of a few tokens with nano and thin: does everything work?
  --json FILE      all figures`;

interface Arguments {
  readonly sections: readonly SectionId[];
  readonly shapes: readonly string[];
  readonly backends: readonly ('wasm' | 'webgpu')[];
  readonly models: string;
  readonly runs: number;
  readonly isQuick: boolean;
  readonly json: string | undefined;
}

function readArguments(): Arguments {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      only: text,
      shapes: text,
      backends: text,
      models: text,
      runs: text,
      quick: { type: 'boolean', default: false },
      json: text,
    },
  });
  const runs = Number(values.runs ?? (values.quick ? 1 : 5));
  if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs is "${values.runs}".\n${USAGE}`);
  return {
    sections: values.only?.split(',').map(toSection) ?? (Object.keys(SECTIONS) as SectionId[]),
    shapes: (values.shapes ?? (values.quick ? 'nano,thin' : 'nano,thin,0.6b')).split(','),
    backends: (values.backends ?? 'wasm,webgpu').split(',').map(toBackend),
    models: resolve(values.models ?? here('../../.cache/bench')),
    runs,
    isQuick: values.quick,
    json: values.json,
  };
}

function toSection(name: string): SectionId {
  const id = (Object.keys(SECTIONS) as SectionId[]).find((each) => each === name);
  if (id) return id;
  throw new Error(`There is no section "${name}".\n${USAGE}`);
}

function toBackend(name: string): 'wasm' | 'webgpu' {
  if (name === 'wasm' || name === 'webgpu') return name;
  throw new Error(`There is no backend "${name}".\n${USAGE}`);
}

async function measure(given: Arguments, models: readonly BenchModel[]): Promise<void> {
  const browserArgument = `--bench-run=${process.pid}`;
  const server = await serveBenchPage([
    { path: `/${TRANSFORMERS_PATH}`, folder: here('../../dist-bench-transformers') },
    { path: '/onnxruntime/', folder: peerPath('onnxruntime-web/dist') },
    ...models
      .flatMap(({ own, peers, plain }) => (plain ? [own, peers, plain] : [own, peers]))
      .map(({ path, folder }) => ({ path: `/${path}`, folder })),
  ]);
  const browser = await launchBrowser(browserArgument);
  try {
    const page = await openBenchPage(browser, server);
    const adapter = await page.evaluate(() => globalThis.benchPage.adapter());
    await page.context().close();
    const { backends, runs, isQuick } = given;
    const run: BenchRun = {
      browser,
      browserArgument,
      server,
      models,
      backends,
      adapter,
      runs,
      isQuick,
    };
    console.error(adapter ? `GPU: ${adapter.name}` : 'no GPU adapter');
    const results: Partial<Record<SectionId, SectionFigures>> = {};
    for (const id of given.sections) {
      const section = await measureSection(id, run);
      results[id] = section;
      console.log(`\n${section.title}`);
      console.table(section.rows);
      const date = new Date().toISOString();
      await save(given.json, { date, browser: browser.version(), adapter, runs, results });
    }
  } finally {
    await browser.close();
    server.close();
  }
}

/** After each section, since all of them take hours. */
async function save(path: string | undefined, figures: unknown): Promise<void> {
  if (path === undefined) return;
  await mkdir(dirname(resolve(path)), { recursive: true });
  await writeFile(path, `${JSON.stringify(figures, null, 2)}\n`);
}

/** A section that fails leaves the others their hours. */
async function measureSection(id: SectionId, run: BenchRun): Promise<SectionFigures> {
  try {
    return await SECTIONS[id](run);
  } catch (thrown) {
    process.exitCode = 1;
    const failure = String(thrown);
    return { title: `${id} failed`, rows: [{ failure }], figures: { failure } };
  }
}

/** What an application gets that imports transformers.js and bundles with Vite. */
async function buildTransformersPage(): Promise<void> {
  await build({
    configFile: here('../vite.config.ts'),
    base: `/${TRANSFORMERS_PATH}`,
    publicDir: false,
    resolve: {
      alias: {
        '@huggingface/transformers': peerPath('@huggingface/transformers/dist/transformers.web.js'),
      },
    },
    build: {
      outDir: here('../../dist-bench-transformers'),
      rolldownOptions: { input: here('./transformers.html') },
    },
  });
}

const given = readArguments();
installPeers();
const models: BenchModel[] = [];
for (const shape of given.shapes) models.push(await prepareModel(shape, given.models));
await buildTransformersPage();
await measure(given, models);
