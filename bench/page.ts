import '#base/trusted-types.ts';
import { createInferenceEngine } from '#engine/inference-engine.ts';
import { createChemistry } from '#engine/science-engine.ts';
import type { MoleculeFacts } from '#science/chemistry.ts';
import type {
  GenerateParams,
  GenerationSummary,
  LoadedModel,
  LoadParams,
  Token,
} from '#workers/inference/protocol.ts';

export interface BenchReply {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly summary: GenerationSummary;
}

/** What the bench commands call in the page: the workbench's own engine and workers, no screens. */
export interface BenchPage {
  load(params: LoadParams): Promise<LoadedModel>;
  generate(params: GenerateParams): Promise<BenchReply>;
  /** The molecule's facts, or undefined when RDKit rejects it. */
  describe(smiles: string): Promise<MoleculeFacts | undefined>;
}

declare global {
  var benchPage: BenchPage;
}

const engine = createInferenceEngine();
const chemistry = createChemistry();

globalThis.benchPage = {
  load: (params) => engine.load(params),
  generate: async (params) => {
    const tokens: Token[] = [];
    let prefix = '';
    const summary = await engine.generate(params, {
      onProgress: (progress) => {
        if (progress.kind === 'token') tokens.push(progress.token);
        else prefix = progress.replyPrefix;
      },
    });
    return { text: prefix + tokens.map((token) => token.text).join(''), tokens, summary };
  },
  describe: async (smiles) => {
    const described = await chemistry.describeMolecule(smiles);
    return described.ok ? described.value : undefined;
  },
};
