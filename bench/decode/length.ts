import type { Backend, GenerateParams } from '#workers/inference/protocol.ts';
import { type BenchRun, bearablePairs, isSoftwareGpu, type Section, say } from './bench-run.ts';
import { type OwnModel, openBenchModel } from './contestant.ts';
import type { BenchModel } from './prepare-models.ts';
import { type Spread, saySpread, spreadOf } from './statistics.ts';

const POSITIONS = [512, 2048, 4096, 8192];
const QUICK_POSITIONS = [128, 512];
const TOKENS = 16;

/** Milliseconds a token behind texts of several lengths, beside the bytes that each token reads. */
export const measureLengths: Section = async (run) => {
  const figures = [];
  for (const [model, backend] of bearablePairs(run)) {
    // A byte is a token of the random models only.
    if (model.shape !== 'nano') figures.push(...(await measureOn(run, model, backend)));
  }
  return {
    title: `ms/token by position; spreads of ${run.runs} replies of ${TOKENS} tokens`,
    rows: figures.map((each) => ({
      shape: each.shape,
      backend: each.backend,
      loop: each.loop,
      position: each.position,
      'ms/token': saySpread(each.msPerToken),
      'MB of keys and values': Math.round(each.keyValueBytes / 1e6),
      'MB of weights': Math.round(each.weightBytes / 1e6),
      'ms by bytes read': each.msByBytes.toFixed(1),
    })),
    figures,
  };
};

async function measureOn(run: BenchRun, bench: BenchModel, backend: Backend) {
  const positions = positionsFor(run, bench, backend);
  const model = await openBenchModel(run, bench, backend, {
    contextLength: Math.max(...positions) + TOKENS,
  });
  try {
    const { loaded } = model;
    const bytesAt = (position: number) =>
      (position * bench.own.keyValueBytes) / (loaded.activations === 'fp16' ? 2 : 1);
    const templateTokens = (await ask(model, 1, 1)).promptTokens - 1;
    const figures = [];
    let first: { readonly ms: number; readonly bytes: number } | undefined;
    for (const position of positions) {
      if (position + TOKENS > loaded.contextLength) {
        say(
          `${bench.shape}, ${backend}: ${position} tokens do not fit into ${loaded.contextLength}`,
        );
        continue;
      }
      const characters = position - TOKENS / 2 - templateTokens;
      const msPerToken = await repeat(model, characters, run.runs);
      say(`${bench.shape}, ${backend}, ${position}: ${saySpread(msPerToken)} ms/token`);
      const bytes = loaded.bytes + bytesAt(position);
      first ??= { ms: msPerToken.median, bytes };
      figures.push({
        shape: bench.shape,
        backend,
        flavour: loaded.flavour,
        loop: loaded.loop.kind,
        position,
        msPerToken,
        keyValueBytes: bytesAt(position),
        weightBytes: loaded.bytes,
        /** The time at the first position, grown as the bytes that a token reads. */
        msByBytes: (first.ms * bytes) / first.bytes,
      });
    }
    return figures;
  } finally {
    await model.close();
  }
}

/** A software GPU would read 8,192 tokens of a large model for an hour. */
function positionsFor(run: BenchRun, { shape }: BenchModel, backend: Backend): readonly number[] {
  if (run.isQuick) return QUICK_POSITIONS;
  const isSlow = backend === 'webgpu' && shape !== 'thin' && isSoftwareGpu(run);
  return isSlow ? POSITIONS.slice(0, 2) : POSITIONS;
}

/** The text is read once and then found in the cache, so only the first reply takes long. */
async function repeat(model: OwnModel, characters: number, runs: number): Promise<Spread> {
  await ask(model, characters, 2);
  const times: number[] = [];
  for (let i = 0; i < runs; i++) times.push((await ask(model, characters, TOKENS)).msPerToken);
  return spreadOf(times);
}

async function ask(model: OwnModel, characters: number, maxTokens: number) {
  const content = 'Which of these molecules is aspirin? '
    .repeat(characters / 30)
    .slice(0, characters);
  const params: Pick<GenerateParams, 'messages' | 'maxTokens'> = {
    messages: [{ role: 'user', content: content.padEnd(characters, '.') }],
    maxTokens,
  };
  const { summary } = await model.generate(params);
  return {
    promptTokens: summary.promptTokenCount,
    msPerToken: summary.decodeMs / Math.max(1, summary.tokenCount - 1),
  };
}
