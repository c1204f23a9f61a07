import '#base/trusted-types.ts';
import { definitely } from '#base/assert.ts';
import { createInferenceEngine } from '#engine/inference-engine.ts';
import { createModelLibrary } from '#engine/model-library-client.ts';
import { CHUNK_BYTES, graphsAndData } from '#library/manifest.ts';
import type { ModelAddress } from '#library/model-address.ts';
import type { SelfTestResult } from '#library/self-test.ts';
import type { LibraryContents, StoredModel } from '#library/stored-model.ts';
import type {
  GenerateParams,
  GenerationSummary,
  LoadedModel,
  LoadParams,
  Token,
} from '#workers/inference/protocol.ts';

export interface BenchReply {
  /** The prompt as the template rendered it. */
  readonly promptText: string;
  /** Of the first sample. */
  readonly text: string;
  /** Of the first sample. */
  readonly tokens: readonly Token[];
  readonly samples: readonly (readonly Token[])[];
  readonly summary: GenerationSummary;
  /** When the call began, in milliseconds since 1970 by the page's own clock. */
  readonly startedAt: number;
  readonly wholeMs: number;
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
  /** Name of the GPU adapter, and whether it computes with 16 bits; undefined where there is none. */
  adapter(): Promise<{ readonly name: string; readonly hasF16: boolean } | undefined>;
}

declare global {
  var benchPage: BenchPage;
  /** Set by a command that wants to know when the token of this number, from 1, has come. */
  var notedToken: number | undefined;
  var noteToken: (() => void) | undefined;
}

const engine = createInferenceEngine();
const library = createModelLibrary();

globalThis.benchPage = {
  load: (params) => engine.load(params),
  unload: () => engine.unload(),
  selfTest: (params) => engine.selfTest(params),
  contents: () => library.contents(),
  importChosenFolder: (label) => library.importFolder({ label, files: chosenFiles() }),
  readFlavour,
  generate,
  adapter,
};

async function generate(params: GenerateParams): Promise<BenchReply> {
  const samples: Token[][] = Array.from({ length: params.sampleCount ?? 1 }, () => []);
  let promptText = '';
  let prefix = '';
  let tokenCount = 0;
  const start = performance.now();
  const summary = await engine.generate(params, {
    onProgress: (progress) => {
      if (progress.kind === 'prompt') {
        promptText = progress.text;
        prefix = progress.replyPrefix;
      }
      if (progress.kind !== 'token') return;
      if (++tokenCount === globalThis.notedToken) globalThis.noteToken?.();
      samples[progress.sample]?.push(progress.token);
    },
  });
  const wholeMs = performance.now() - start;
  const tokens = samples[0] ?? [];
  const text = prefix + tokens.map((token) => token.text).join('');
  const startedAt = performance.timeOrigin + start;
  return { promptText, text, tokens, samples, summary, startedAt, wholeMs };
}

async function adapter() {
  const found = await navigator.gpu?.requestAdapter();
  if (!found) return undefined;
  const { vendor, architecture, description } = found.info;
  const name = [vendor, architecture, description].filter(Boolean).join(' ');
  return { name, hasF16: found.features.has('shader-f16') };
}

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
