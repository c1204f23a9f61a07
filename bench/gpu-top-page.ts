import { definitely } from '#base/assert.ts';
import { GpuTop, readAll } from '#workers/inference/gpu/gpu-top.ts';
import type { TopLogits, TopRequest } from '#workers/inference/model/language-model.ts';
import { maskOf, topOf } from '#workers/inference/sampler/sampler-definition.fixture.ts';
import { type LogitsKind, logitsOf, upload, withDevice } from './trial-device.ts';

export interface TopCase {
  readonly kind: LogitsKind;
  readonly vocabulary: number;
  readonly rows: number;
  readonly count: number;
  readonly temperature: number;
  /** Every n-th token may come, in every row but the first. */
  readonly allowEvery?: number;
}

/** How the GPU's answer to a case differs from the definition. */
export interface TopDifference {
  /** Of ids, their order, or logits, in words; empty where there is none. */
  readonly wrong: readonly string[];
  readonly logSumExp: number;
  /** As a share of the sum. */
  readonly temperedSum: number;
}

/** What the specs and `bench/gpu-top.ts` call in the page. */
export interface GpuTopPage {
  adapter(): Promise<string>;
  compare(cases: readonly TopCase[]): Promise<readonly TopDifference[]>;
  /** For each trial what is said when these tokens' logits are replaced. */
  refuse(
    vocabulary: number,
    trials: readonly Readonly<Record<number, number>>[],
  ): Promise<readonly string[]>;
  /** Several searches encoded before the first is read; whether each gives its own answer. */
  overlap(vocabulary: number): Promise<readonly TopDifference[]>;
  /** Median milliseconds of a search with its reading back, and of reading back a whole row. */
  time(vocabulary: number, count: number): Promise<{ readonly top: number; readonly all: number }>;
}

declare global {
  var gpuTopPage: GpuTopPage;
}

globalThis.gpuTopPage = {
  adapter: async () => {
    const adapter = definitely(await navigator.gpu.requestAdapter(), 'a GPU');
    const { vendor, architecture, description } = adapter.info;
    return [vendor, architecture, description].filter(Boolean).join(' ');
  },
  compare: (cases) =>
    withDevice(async (device) => {
      const searches = new Map<string, GpuTop>();
      const differences: TopDifference[] = [];
      for (const each of cases) {
        const { rows, vocabulary } = each;
        const key = `${rows} ${vocabulary}`;
        // A software GPU takes long to compile, and the same search serves every request.
        const search = searches.get(key) ?? new GpuTop(device, { rows, vocabulary });
        searches.set(key, search);
        differences.push(await compare(device, search, each));
      }
      return differences;
    }),
  refuse: (vocabulary, trials) =>
    withDevice(async (device) => {
      const top = new GpuTop(device, { rows: 1, vocabulary });
      const said: string[] = [];
      for (const replaced of trials) said.push(await refuse(device, top, vocabulary, replaced));
      return said;
    }),
  overlap: (vocabulary) => withDevice((device) => overlap(device, vocabulary)),
  time: (vocabulary, count) => withDevice((device) => time(device, vocabulary, count)),
};

async function topsOn(
  device: GPUDevice,
  top: GpuTop,
  logits: GPUBuffer,
  request: TopRequest,
  rows: number,
  offset = 0,
): Promise<readonly TopLogits[]> {
  const encoder = device.createCommandEncoder();
  const read = top.encode(encoder, logits, request, rows, offset);
  device.queue.submit([encoder.finish()]);
  return read();
}

async function compare(device: GPUDevice, top: GpuTop, each: TopCase): Promise<TopDifference> {
  const { kind, vocabulary, rows, count, temperature, allowEvery } = each;
  const logits = Array.from({ length: rows }, (_, row) => logitsOf(kind, vocabulary, row + 1));
  const allowed = logits.map((_, row) => {
    if (allowEvery === undefined || (row === 0 && rows > 1)) return undefined;
    const ids = Array.from({ length: vocabulary }, (_, id) => id);
    return maskOf(
      ids.filter((id) => id % allowEvery === 0),
      vocabulary,
    );
  });
  const request: TopRequest = { count, temperature, allowed };
  const offset = rows > 1 ? 256 : 0;
  const found = await topsOn(device, top, upload(device, logits, offset), request, rows, offset);
  return worst(
    found.map((answer, row) =>
      difference(answer, topOf([...(logits[row] ?? [])], request, allowed[row]), `row ${row}`),
    ),
  );
}

function worst(differences: readonly TopDifference[]): TopDifference {
  return {
    wrong: differences.flatMap(({ wrong }) => wrong),
    logSumExp: Math.max(...differences.map((each) => each.logSumExp)),
    temperedSum: Math.max(...differences.map((each) => each.temperedSum)),
  };
}

function difference(found: TopLogits, expected: TopLogits, where: string): TopDifference {
  const wrong: string[] = [];
  if (found.ids.join() !== expected.ids.join())
    wrong.push(`${where}: ids ${found.ids.join()} in place of ${expected.ids.join()}`);
  if (found.logits.join() !== expected.logits.join())
    wrong.push(`${where}: logits ${found.logits.join()} in place of ${expected.logits.join()}`);
  return {
    wrong,
    logSumExp:
      found.logSumExp === expected.logSumExp ? 0 : Math.abs(found.logSumExp - expected.logSumExp),
    temperedSum:
      found.temperedSum === expected.temperedSum
        ? 0
        : Math.abs(found.temperedSum / expected.temperedSum - 1),
  };
}

async function refuse(
  device: GPUDevice,
  top: GpuTop,
  vocabulary: number,
  replaced: Readonly<Record<number, number>>,
): Promise<string> {
  const logits = logitsOf('random', vocabulary, 1);
  for (const [id, value] of Object.entries(replaced)) logits[Number(id)] = value;
  try {
    const found = await topsOn(
      device,
      top,
      upload(device, [logits]),
      { count: 5, temperature: 1 },
      1,
    );
    return `no failure, but ${found[0]?.ids.join()}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function overlap(device: GPUDevice, vocabulary: number): Promise<readonly TopDifference[]> {
  const top = new GpuTop(device, { rows: 1, vocabulary });
  const searches = [1, 2, 3, 4, 5].map((seed) => {
    const logits = logitsOf('random', vocabulary, seed);
    const request: TopRequest = { count: seed * 4, temperature: seed / 3 };
    const encoder = device.createCommandEncoder();
    const read = top.encode(encoder, upload(device, [logits]), request, 1);
    return { logits, request, read, commands: encoder.finish() };
  });
  device.queue.submit(searches.map(({ commands }) => commands));
  return Promise.all(
    searches.map(async ({ logits, request, read }, index) => {
      const found = definitely((await read())[0], 'the first row');
      return difference(found, topOf([...logits], request), `search ${index}`);
    }),
  );
}

async function time(device: GPUDevice, vocabulary: number, count: number) {
  const top = new GpuTop(device, { rows: 1, vocabulary });
  const logits = upload(device, [logitsOf('random', vocabulary, 1)]);
  const request: TopRequest = { count, temperature: 0.6 };
  return {
    top: await median(() => topsOn(device, top, logits, request, 1)),
    all: await median(() => readAll(device, logits, 0, vocabulary)),
  };
}

async function median(act: () => Promise<unknown>): Promise<number> {
  await act();
  const times: number[] = [];
  for (let run = 0; run < 15; run++) {
    const began = performance.now();
    await act();
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[7] ?? Number.NaN;
}
