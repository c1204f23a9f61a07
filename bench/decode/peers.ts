import type { Backend } from '#workers/inference/protocol.ts';
import {
  type BenchRun,
  bearablePairs,
  isSoftwareGpu,
  isSwiftShader,
  type Section,
  say,
} from './bench-run.ts';
import { type Contestant, type Metered, openOurs, openTransformers } from './contestant.ts';
import { agreeingTokens, type Decoded, msPerToken } from './decoded.ts';
import { accurateGraph, type BenchModel, flavourOf, type ServedModel } from './prepare-models.ts';
import { saySpread, spreadOf } from './statistics.ts';

/**
 * Short, for the WebGPU backend of onnxruntime computes steps of 32 tokens and more wrongly on
 * software GPUs, and others read a prompt in one step. A byte is a token of the random models.
 */
const SHORT_QUESTION = 'Aspirin?';
/** To which nano writes more than a few tokens; they may differ on a software GPU, their time does not. */
const NANO_QUESTION =
  'Given the SMILES representation <SMILES> CC(=O)Oc1ccccc1C(=O)O </SMILES>, what would be its molecular formula?';
/** For the time to the first token. */
const LONG_QUESTION = 'Which of these molecules is aspirin, and why?';
const THREADS = 2;

interface Entry {
  readonly who: 'ours' | 'transformers.js';
  readonly weights: string;
  /** Whether it must write what ours writes. */
  readonly hasOurWeights: boolean;
  readonly open: () => Promise<Contestant>;
}

interface Visit {
  readonly facts: string;
  readonly cold: Decoded;
  readonly again: Decoded;
  readonly written: Metered;
}

/** Ours and transformers.js `generate` on the same converted weights, prompt and device. */
export const comparePeers: Section = async (run) => {
  const figures = [];
  for (const [model, backend] of bearablePairs(run))
    figures.push(...(await compareOn(run, model, backend)));
  return {
    title: `ours and transformers.js; spreads of ${run.runs} runs`,
    rows: figures.map((each) => each.row),
    figures: figures.map(({ row: _, ...others }) => others),
  };
};

async function compareOn(run: BenchRun, model: BenchModel, backend: Backend) {
  const entries = backend === 'wasm' ? cpuEntries(run, model) : gpuEntries(run, model);
  const visits = new Map<Entry, Visit[]>(entries.map((entry) => [entry, []]));
  const failures = new Map<Entry, string>();
  const questions: Questions = new Map();
  // Interleaved, so that a busy moment of the machine falls on all.
  for (let round = 1; round <= run.runs; round++) {
    for (const entry of entries) {
      if (failures.has(entry)) continue;
      const name = `${model.shape}, ${backend}, ${entry.who} ${entry.weights}`;
      try {
        const question = model.shape === 'nano' ? NANO_QUESTION : SHORT_QUESTION;
        const visited = await visit(entry, questions, question, tokensFor(run, backend));
        visits.get(entry)?.push(visited);
        const rate = 1000 / msPerToken(visited.written.reply);
        say(`${round} of ${run.runs}: ${name}: ${rate.toFixed(2)} tokens/s`);
      } catch (thrown) {
        const [message = ''] = String(thrown).split('\n');
        failures.set(entry, message);
        say(`${name} failed: ${message}`);
      }
    }
  }
  return entries.map((entry) => {
    const ours = entries.find(
      ({ who, weights }) => who === 'ours' && (backend === 'wasm' || weights === entry.weights),
    );
    const own = (ours && visits.get(ours)) ?? [];
    const { row, ...figures } = summarise(entry, visits.get(entry) ?? [], own, failures.get(entry));
    const { shape } = model;
    return { shape, backend, ...figures, row: { shape, backend, ...row } };
  });
}

function tokensFor(run: BenchRun, backend: Backend): number {
  if (run.isQuick) return 8;
  return backend === 'webgpu' && isSwiftShader(run) ? 12 : 48;
}

/** The chat template is ours, so that all read the same prompt: what we rendered, by question. */
type Questions = Map<string, string>;

async function visit(
  entry: Entry,
  questions: Questions,
  question: string,
  tokens: number,
): Promise<Visit> {
  const contestant = await entry.open();
  const ask = async (question: string, maxTokens: number) => {
    const prompt = { question, rendered: questions.get(question) ?? '' };
    const metered = await contestant.generate(prompt, maxTokens);
    questions.set(question, metered.reply.promptText);
    return metered;
  };
  try {
    const cold = await ask(LONG_QUESTION, 4);
    const again = await ask(LONG_QUESTION, 4);
    return {
      facts: contestant.facts,
      cold: cold.reply,
      again: again.reply,
      written: await ask(question, tokens),
    };
  } finally {
    await contestant.close();
  }
}

function cpuEntries(run: BenchRun, { own, peers, plain }: BenchModel): readonly Entry[] {
  const theirs = (weights: string, folder: ServedModel, flavour: string, isAccurate = false) =>
    transformersEntry(run, { weights, folder, flavour, isAccurate, backend: 'wasm' });
  return [
    {
      who: 'ours',
      weights: 'int8',
      hasOurWeights: true,
      open: () => openOurs(run, own, { backend: 'wasm', flavour: 'cpu-int8' }),
    },
    theirs('int8 (DynamicQuantizeMatMul)', peers, 'cpu-int8'),
    ...(plain
      ? [
          theirs('q4 (MatMulNBits, accuracy level 4)', plain, 'gpu-q4', true),
          theirs('q8 (MatMulNBits, accuracy level 4)', plain, 'gpu-q8', true),
        ]
      : []),
  ];
}

function gpuEntries(run: BenchRun, { shape, own, peers }: BenchModel): readonly Entry[] {
  // lavapipe reads a prompt of 0.6b with 16 bits for minutes.
  const halves = run.adapter?.hasF16 === true && (shape === 'thin' || !isSoftwareGpu(run));
  const usable = own.manifest.flavours.filter(
    ({ backend, activations }) => backend === 'webgpu' && (activations === 'fp32' || halves),
  );
  return usable.flatMap(({ id }) => [
    {
      who: 'ours' as const,
      weights: id,
      hasOurWeights: true,
      open: () => openOurs(run, own, { backend: 'webgpu', flavour: id }),
    },
    transformersEntry(run, {
      weights: id,
      folder: peers,
      flavour: id,
      isAccurate: false,
      backend: 'webgpu',
    }),
  ]);
}

interface TransformersChoice {
  readonly weights: string;
  readonly folder: ServedModel;
  readonly flavour: string;
  readonly isAccurate: boolean;
  readonly backend: Backend;
}

function transformersEntry(run: BenchRun, choice: TransformersChoice): Entry {
  const flavour = flavourOf(choice.folder, choice.flavour);
  return {
    who: 'transformers.js',
    weights: choice.weights,
    hasOurWeights: !choice.isAccurate,
    open: () =>
      openTransformers(run, {
        backend: choice.backend,
        folder: choice.folder.path.replace(/\/$/, ''),
        graph: choice.isAccurate ? accurateGraph(flavour) : flavour.graph,
        data: flavour.data,
        threads: choice.backend === 'wasm' ? THREADS : 1,
      }),
  };
}

function summarise(
  { who, weights, hasOurWeights }: Entry,
  visits: readonly Visit[],
  own: readonly Visit[],
  failure: string | undefined,
) {
  const spread = (value: (visit: Visit) => number | undefined) =>
    spreadOf(visits.map(value).filter((each) => each !== undefined));
  const figures = {
    tokensPerSecond: spread((visit) => 1000 / msOf(visit)),
    msPerToken: spread(msOf),
    hostMs: spread(({ written }) => written.hostMs),
    workerCpuMs: spread(({ written }) => written.cpuMs),
    coldFirstTokenMs: spread(({ cold }) => cold.timeToFirstTokenMs),
    nextFirstTokenMs: spread(({ again }) => again.timeToFirstTokenMs),
  };
  const [first] = visits;
  const ids = first?.written.reply.ids ?? [];
  const same = agreeingTokens(own[0]?.written.reply.ids ?? [], ids);
  /** How many times what we take or do; medians. */
  const times = {
    ms: figures.msPerToken.median / spreadOf(own.map(msOf)).median,
    hostMs:
      figures.hostMs.median / spreadOf(own.flatMap(({ written }) => written.hostMs ?? [])).median,
    workerCpuMs:
      figures.workerCpuMs.median /
      spreadOf(own.flatMap(({ written }) => written.cpuMs ?? [])).median,
  };
  return {
    who,
    weights,
    loop: first?.facts ?? '',
    ...figures,
    timesOurs: times,
    coldPromptTokens: first?.cold.promptTokenCount,
    reusedTokens: first?.again.reusedTokenCount,
    tokens: ids.length,
    sameTokensAsOurs: hasOurWeights ? same : undefined,
    failure,
    row: {
      who,
      weights,
      'tokens/s': failure ?? saySpread(figures.tokensPerSecond),
      'ms/token': saySpread(figures.msPerToken),
      'host ms/token': saySpread(figures.hostMs),
      'CPU ms/token': saySpread(figures.workerCpuMs),
      'first token, cold ms': saySpread(figures.coldFirstTokenMs),
      'again ms': saySpread(figures.nextFirstTokenMs),
      'same tokens': hasOurWeights ? `${same} of ${ids.length}` : 'other weights',
      'times our ms': sayTimes(times.ms),
      'times our host ms': sayTimes(times.hostMs),
      'times our CPU ms': sayTimes(times.workerCpuMs),
    },
  };
}

function msOf({ written }: Visit): number {
  return msPerToken(written.reply);
}

function sayTimes(ratio: number): string {
  return Number.isFinite(ratio) ? ratio.toFixed(2) : '';
}
