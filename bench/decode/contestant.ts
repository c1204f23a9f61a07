import type { Page } from 'playwright';
import type { Backend, GenerateParams, LoadedModel } from '#workers/inference/protocol.ts';
import { GREEDY } from '#workers/inference/sampler/greedy.ts';
import { openBenchPage, openPage } from '../open-page.ts';
import type { BenchReply } from '../page.ts';
import { workerCpuMs } from '../worker-cpu-time.ts';
import { type BenchRun, flavourFor } from './bench-run.ts';
import type { Decoded } from './decoded.ts';
import type { BenchModel, ServedModel } from './prepare-models.ts';
import type {} from './transformers-page.ts';
import type { TransformersModel } from './transformers-protocol.ts';
import { busyMs, type WorkerFigures, watchWorker } from './worker-meter.ts';

/** Transformers.js is served here, built beside the bench page. */
export const TRANSFORMERS_PATH = 'transformers/';

/** Tokens before host time is counted: commands are recorded and shaders compiled in them. */
const MOST_SKIPPED = 8;

/** A program with a model loaded, in a page of its own. */
export interface Contestant {
  /** The loop, where the program says. */
  readonly facts: string;
  generate(prompt: Prompt, maxTokens: number): Promise<Metered>;
  close(): Promise<void>;
}

export interface Prompt {
  readonly question: string;
  /** The question as the chat template writes it. */
  readonly rendered: string;
}

/** A reply, and what its decoding cost the worker that wrote it. */
export interface Metered {
  readonly reply: Decoded;
  /**
   * Milliseconds per token in which the worker did not wait for the GPU; undefined of short replies
   * and where no GPU computes.
   */
  readonly hostMs: number | undefined;
  /** Milliseconds per token that the worker computed; undefined there too, and outside of Linux. */
  readonly cpuMs: number | undefined;
}

export interface OwnModel {
  readonly page: Page;
  readonly loaded: LoadedModel;
  generate(
    params: Omit<GenerateParams, 'mode' | 'sampling'> & Partial<GenerateParams>,
  ): Promise<BenchReply>;
  close(): Promise<void>;
}

/** The workbench's engine with the flavour of a bench model that its backend takes. */
export function openBenchModel(
  run: BenchRun,
  bench: BenchModel,
  backend: Backend,
  settings: { readonly contextLength?: number } = {},
): Promise<OwnModel> {
  return openOwnModel(run, bench.own, {
    backend,
    flavour: flavourFor(bench, backend),
    ...settings,
  });
}

/** The workbench's engine with a flavour loaded. */
export async function openOwnModel(
  run: BenchRun,
  model: ServedModel,
  choice: { backend: Backend; flavour: string; threads?: number; contextLength?: number },
): Promise<OwnModel> {
  const page = await openBenchPage(run.browser, run.server);
  const close = () => page.context().close();
  try {
    const url = new URL(model.path, run.server.url).href;
    const loaded = await page.evaluate((params) => globalThis.benchPage.load(params), {
      folder: { kind: 'url' as const, url },
      ...choice,
    });
    const generate: OwnModel['generate'] = (params) =>
      page.evaluate((ask) => globalThis.benchPage.generate(ask), {
        mode: 'auto' as const,
        sampling: GREEDY,
        ...params,
      });
    return { page, loaded, generate, close };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}

export async function openOurs(
  run: BenchRun,
  model: ServedModel,
  choice: { backend: Backend; flavour: string; threads?: number },
): Promise<Contestant> {
  const { page, loaded, generate, close } = await openOwnModel(run, model, choice);
  const measure = await meteredPage(run, page, 'inference.worker', choice.backend);
  return {
    facts: loaded.loop?.kind ?? '',
    generate: ({ question }, maxTokens) =>
      measure(maxTokens, async () => {
        const messages = [{ role: 'user' as const, content: question }];
        const { summary, ...reply } = await generate({ messages, maxTokens, mode: 'thinking' });
        return {
          ids: reply.tokens.map(({ id }) => id),
          promptText: reply.promptText,
          promptTokenCount: summary.promptTokenCount,
          reusedTokenCount: summary.reusedTokenCount,
          timeToFirstTokenMs: summary.timeToFirstTokenMs,
          tokenTimesMs: reply.tokens.map(({ timeMs }) => timeMs),
          startedAt: reply.startedAt,
        };
      }),
    close,
  };
}

export async function openTransformers(
  run: BenchRun,
  model: TransformersModel,
): Promise<Contestant> {
  const context = await run.browser.newContext();
  try {
    const url = new URL(`${TRANSFORMERS_PATH}decode/transformers.html`, run.server.url).href;
    const page = await openPage(context, url, 'transformersPage');
    await page.evaluate((params) => globalThis.transformersPage.load(params), model);
    const measure = await meteredPage(run, page, 'transformers.worker', model.backend);
    return {
      facts: '',
      generate: ({ rendered: promptText }, maxTokens) =>
        measure(maxTokens, () =>
          page.evaluate((ask) => globalThis.transformersPage.generate(ask), {
            promptText,
            maxTokens,
          }),
        ),
      close: () => context.close(),
    };
  } catch (thrown) {
    await context.close();
    throw thrown;
  }
}

/** Counts behind the tokens in which a program sets itself up, and so behind the prompt too. */
async function meteredPage(run: BenchRun, page: Page, workerScript: string, backend: Backend) {
  const meter = await watchWorker(page, workerScript);
  let cpuBefore: number | undefined;
  await page.exposeFunction('noteToken', () => {
    cpuBefore = workerCpuMs(run.browserArgument);
  });
  return async (maxTokens: number, call: () => Promise<Decoded>): Promise<Metered> => {
    const skipped = Math.min(MOST_SKIPPED, Math.ceil(maxTokens / 2));
    await page.evaluate((token) => {
      globalThis.notedToken = token;
    }, skipped);
    await meter.reset();
    cpuBefore = undefined;
    const reply = await call();
    const cpuAfter = workerCpuMs(run.browserArgument);
    const figures = await meter.read();
    // The wasm backend computes in the workers themselves, so nothing is apart there.
    if (backend === 'wasm') return { reply, hostMs: undefined, cpuMs: undefined };
    return { reply, ...perToken(reply, skipped, figures, cpuAfter, cpuBefore) };
  };
}

function perToken(
  { startedAt, tokenTimesMs: times }: Decoded,
  skipped: number,
  figures: WorkerFigures,
  cpuAfter: number | undefined,
  cpuBefore: number | undefined,
) {
  const steps = times.length - skipped;
  if (steps < 1) return { hostMs: undefined, cpuMs: undefined };
  const from = startedAt + (times[skipped - 1] ?? 0);
  const until = startedAt + (times.at(-1) ?? 0);
  const known = cpuBefore !== undefined && cpuAfter !== undefined;
  return {
    hostMs: busyMs(figures, from, until) / steps,
    cpuMs: known ? (cpuAfter - cpuBefore) / steps : undefined,
  };
}
