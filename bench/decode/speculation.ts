import type { Backend } from '#workers/inference/protocol.ts';
import { type BenchRun, bearablePairs, type Section, say } from './bench-run.ts';
import { type OwnModel, openBenchModel } from './contestant.ts';
import { agreeingTokens } from './decoded.ts';
import type { BenchModel } from './prepare-models.ts';
import { saySpread, spreadOf } from './statistics.ts';

/** A prompt whose answer is in it. A random model answers otherwise, but repeats itself. */
const QUESTION = `Copy the SMILES of the product.
Reactant: CC(=O)OC(C)=O. Reactant: Oc1ccccc1C(=O)O. Product: CC(=O)Oc1ccccc1C(=O)O.
Given the SMILES representation <SMILES> CC(=O)Oc1ccccc1C(=O)O </SMILES>, what would be its molecular formula?`;

/** Greedy replies with and without drafts of tokens from the text so far. */
export const measureSpeculation: Section = async (run) => {
  const figures = [];
  for (const [model, backend] of bearablePairs(run))
    figures.push(await measureOn(run, model, backend));
  return {
    title: `drafts from the prompt; spreads of ${run.runs} runs`,
    rows: figures.map((each) => ({
      shape: each.shape,
      backend: each.backend,
      loop: each.loop,
      'tokens/s': saySpread(each.plain),
      'with drafts': saySpread(each.drafted),
      'times faster': (each.drafted.median / each.plain.median).toFixed(2),
      'drafts kept': `${each.acceptedTokens} of ${each.draftedTokens}`,
      'same tokens': `${each.sameTokens} of ${each.tokens}`,
    })),
    figures,
  };
};

async function measureOn(run: BenchRun, bench: BenchModel, backend: Backend) {
  const model = await openBenchModel(run, bench, backend);
  try {
    const maxTokens = run.isQuick ? 8 : 64;
    await write(model, maxTokens, false);
    const pairs = [];
    for (let round = 0; round < run.runs; round++) {
      pairs.push({
        plain: await write(model, maxTokens, false),
        drafted: await write(model, maxTokens, true),
      });
      say(`${round + 1} of ${run.runs}: ${bench.shape}, ${backend}, drafts`);
    }
    const { plain, drafted } = pairs[0] ?? {};
    return {
      shape: bench.shape,
      backend,
      flavour: model.loaded.flavour,
      loop: model.loaded.loop.kind,
      plain: spreadOf(pairs.map((pair) => pair.plain.tokensPerSecond)),
      drafted: spreadOf(pairs.map((pair) => pair.drafted.tokensPerSecond)),
      draftedTokens: drafted?.draftedTokens ?? 0,
      acceptedTokens: drafted?.acceptedTokens ?? 0,
      tokens: plain?.ids.length ?? 0,
      sameTokens: agreeingTokens(plain?.ids ?? [], drafted?.ids ?? []),
    };
  } finally {
    await model.close();
  }
}

async function write(model: OwnModel, maxTokens: number, speculates: boolean) {
  const { summary, tokens } = await model.generate({
    messages: [{ role: 'user', content: QUESTION }],
    mode: 'thinking',
    maxTokens,
    speculates,
  });
  return {
    ids: tokens.map(({ id }) => id),
    tokensPerSecond: (1000 * (summary.tokenCount - 1)) / Math.max(1, summary.decodeMs),
    draftedTokens: summary.speculation?.draftedTokens ?? 0,
    acceptedTokens: summary.speculation?.acceptedTokens ?? 0,
  };
}
