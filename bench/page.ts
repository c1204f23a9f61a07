import '#base/trusted-types.ts';
import { definitely } from '#base/assert.ts';
import { createInferenceEngine } from '#engine/inference-engine.ts';
import { createModelLibrary } from '#engine/model-library-client.ts';
import { createChemistry } from '#engine/science-engine.ts';
import { CHUNK_BYTES, graphsAndData } from '#library/manifest.ts';
import type { ModelAddress } from '#library/model-address.ts';
import type { SelfTestResult } from '#library/self-test.ts';
import type { LibraryContents, StoredModel } from '#library/stored-model.ts';
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
  unload(): Promise<void>;
  selfTest(params: { folder: ModelAddress; model: LoadedModel }): Promise<SelfTestResult>;
  contents(): Promise<LibraryContents>;
  /** Imports the folder that was chosen in the page's file input. */
  importChosenFolder(label: string): Promise<StoredModel>;
  /** Reads every byte of a stored flavour in chunks; what loading it cannot do without. */
  readFlavour(model: StoredModel, flavour: string): Promise<{ bytes: number; ms: number }>;
  generate(params: GenerateParams): Promise<BenchReply>;
  /** The molecule's facts, or undefined when RDKit rejects it. */
  describe(smiles: string): Promise<MoleculeFacts | undefined>;
}

declare global {
  var benchPage: BenchPage;
}

const engine = createInferenceEngine();
const library = createModelLibrary();
const chemistry = createChemistry();

globalThis.benchPage = {
  load: (params) => engine.load(params),
  unload: () => engine.unload(),
  selfTest: (params) => engine.selfTest(params),
  contents: () => library.contents(),
  importChosenFolder: (label) => library.importFolder({ label, files: chosenFiles() }),
  readFlavour,
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

function chosenFiles() {
  const input = document.querySelector<HTMLInputElement>('#folder');
  return [...(input?.files ?? [])].map((file) => ({
    // The first part is the name of the chosen folder itself.
    path: file.webkitRelativePath.split('/').slice(1).join('/'),
    file,
  }));
}

async function readFlavour(model: StoredModel, id: string) {
  const flavour = definitely(
    model.manifest.flavours.find((each) => each.id === id),
    `flavour ${id}`,
  );
  let bytes = 0;
  const startedAt = performance.now();
  for (const path of new Set(graphsAndData(flavour))) {
    const blob = await library.file(model.id, path);
    for (let at = 0; at < blob.size; at += CHUNK_BYTES)
      bytes += (await blob.slice(at, at + CHUNK_BYTES).arrayBuffer()).byteLength;
  }
  return { bytes, ms: performance.now() - startedAt };
}
