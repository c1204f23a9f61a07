import { expect } from 'vitest';
import { ok } from '#base/result.ts';
import { serve } from '#base/rpc-server.ts';
import type { Engine } from '#engine/engine.ts';
import { LocalWorker } from '#engine/local-worker.fixture.ts';
import type { ModelLibrary } from '#engine/model-library.ts';
import { createScoring } from '#engine/scoring-engine.ts';
import type { LibraryContents } from '#library/stored-model.ts';
import type { Chemistry } from '#science/chemistry.ts';
import type { Crystallography } from '#science/crystallography.ts';
import type { Folding } from '#science/folding.ts';
import type { Verdict } from '#scoring/verdict.ts';
import type {
  GenerateProgress,
  GenerationSummary,
  LoadedModel,
} from '#workers/inference/protocol.ts';
import type { ScoringProtocol } from '#workers/scoring/protocol.ts';
import { scoringCalls } from '#workers/scoring/scoring-calls.ts';
import type { BenchmarkStorage } from './benchmark/benchmark-storage.ts';
import type { RunStorage } from './history/run-storage.ts';
import {
  createWorkbenchStore,
  type WorkbenchDependencies,
  type WorkbenchStore,
} from './workbench-store.ts';

export const model: LoadedModel = {
  name: 'tiny',
  flavour: 'cpu-int8',
  quantisation: 'int8',
  activations: 'fp32',
  backend: { backend: 'wasm', reason: 'No GPU.' },
  threads: 1,
  contextLength: 512,
  modelContextLength: 512,
  templateSha256: 'c'.repeat(64),
  bytes: 1000,
  loadMs: 5,
  manifestSha256: '00',
  runtime: 'test',
  card: undefined,
  loop: { kind: 'growing', reason: 'The folder has no graph with a cache in place.' },
  mostRows: 16,
  folderFlavours: [],
};

const summary: GenerationSummary = {
  samples: [{ finish: 'stop-token', tokenCount: 2, thoughtTokenCount: 1 }],
  promptTokenCount: 9,
  reusedTokenCount: 0,
  tokenCount: 2,
  timeToFirstTokenMs: 3,
  decodeMs: 4,
  loop: 'growing',
};

/** Accepts every molecule as it is written. */
export const chemistry: Chemistry = {
  describeMolecule: (smiles) =>
    Promise.resolve(
      ok({
        canonicalSmiles: smiles,
        formula: 'CH4',
        inchi: '',
        inchiKey: '',
        heavyAtomCount: 1,
        charge: 0,
        molarMass: 16.04,
        componentCount: 1,
      }),
    ),
  drawMolecule: () => Promise.reject(new Error('not drawn here')),
  drawReaction: () => Promise.reject(new Error('not drawn here')),
  writeMolfile: () => Promise.reject(new Error('not written here')),
  readGraph: () => Promise.reject(new Error('not read here')),
  matchGroups: () => Promise.resolve(ok([])),
  embedMolecule: () => Promise.reject(new Error('not embedded here')),
  readMolecule: () => Promise.reject(new Error('not read here')),
  canonicaliseMolecules: () => Promise.reject(new Error('not scored here')),
  writeInchis: () => Promise.reject(new Error('not scored here')),
  compareMolecules: () => Promise.reject(new Error('not scored here')),
  compareEnvironments: () => Promise.reject(new Error('not scored here')),
};

/** Folds nothing. */
const folding: Folding = {
  foldRna: () => Promise.reject(new Error('not folded here')),
};

/** Knows no crystal. */
export const crystallography: Crystallography = {
  findSymmetry: () => Promise.reject(new Error('no symmetry here')),
  wyckoffPositions: () => Promise.reject(new Error('no positions here')),
  symmetryOperations: () => Promise.reject(new Error('no operations here')),
};

/** An engine that writes the given pieces, then ends as told. */
export function engineWriting(
  pieces: readonly string[],
  end: () => Promise<void> = () => Promise.resolve(),
): Engine & { loads: number } {
  return {
    loads: 0,
    load() {
      this.loads++;
      return Promise.resolve(model);
    },
    generate: async (_, { onProgress = () => {}, signal } = {}) => {
      const report: (progress: GenerateProgress) => void = onProgress;
      report({
        kind: 'prompt',
        text: 'rendered',
        tokenCount: 9,
        reusedTokenCount: 0,
        replyPrefix: '<think>\n',
      });
      pieces.forEach((text, index) => {
        const token = { id: index, text, logProbability: -0.1, timeMs: index };
        report({ kind: 'token', sample: 0, token });
      });
      await end();
      if (signal?.aborted) throw new DOMException('stopped', 'AbortError');
      return summary;
    },
    steer: () => Promise.resolve(),
    unload: () => Promise.resolve(),
    selfTest: () => Promise.reject(new Error('not tested here')),
    probeHardware: () => Promise.reject(new Error('not measured here')),
  };
}

export const emptyContents: LibraryContents = {
  models: [],
  unfinished: [],
  storage: { usedBytes: 0, freeBytes: 50e9, isPersistent: false, isSupported: true },
};

const refused = () => Promise.reject(new Error('not expected here'));

/** A library that holds nothing and does nothing but what the test gives it. */
export function libraryWith(change: Partial<ModelLibrary> = {}): ModelLibrary {
  return {
    contents: () => Promise.resolve(emptyContents),
    onChange: () => () => {},
    importFolder: refused,
    convert: refused,
    planDownload: refused,
    download: refused,
    exportFolder: refused,
    file: refused,
    verify: refused,
    repairFromFiles: refused,
    repairFromOrigin: refused,
    remove: refused,
    persist: refused,
    keepSelfTest: () => Promise.resolve(),
    selfTests: () => Promise.resolve([]),
    ...change,
  };
}

/** A storage that keeps nothing and says nothing. */
export const forgetfulStorage: RunStorage = {
  append: () => Promise.resolve(),
  read: () => Promise.resolve({ kind: 'missing' }),
  list: () => Promise.resolve([]),
  latestOf: () => Promise.resolve(undefined),
  remark: () => Promise.resolve(),
  erase: () => Promise.resolve(),
  hold: () => Promise.resolve(() => {}),
  isPersistent: () => Promise.resolve(false),
  persist: () => Promise.resolve(false),
  onChange: () => () => {},
};

/** Keeps no benchmark. */
const forgetfulBenchmarks: BenchmarkStorage = {
  begin: () => Promise.resolve(),
  keep: () => Promise.resolve(),
  note: () => Promise.resolve(),
  read: () => Promise.resolve(undefined),
  list: () => Promise.resolve([]),
  erase: () => Promise.resolve(),
  hold: () => Promise.resolve(() => Promise.resolve()),
};

/** A store whose seed, clock and storage are known. */
export function storeWith(
  engine: Engine,
  change: Partial<WorkbenchDependencies> = {},
): WorkbenchStore {
  return createWorkbenchStore({
    engine,
    chemistry,
    folding,
    scoring: createScoring(
      { chemistry, folding },
      () => new LocalWorker((scope) => serve<ScoringProtocol>(scope, scoringCalls())),
    ),
    crystallography,
    library: libraryWith(),
    askedModel: undefined,
    embeddedModel: { kind: 'url', url: 'http://localhost/models/tiny/' },
    wantedBackend: 'auto',
    freshSeed: () => 77,
    newId: () => crypto.randomUUID(),
    now: () => new Date('2026-11-23T10:00:00Z'),
    preferences: { read: () => undefined, write: () => {} },
    runStorage: forgetfulStorage,
    benchmarkStorage: () => Promise.resolve(forgetfulBenchmarks),
    ...change,
  });
}

/** Among the verdicts of an answer, the one on its formula. */
export function formulaVerdict(status: Verdict['status']): unknown {
  const check = 'RDKit counts the same atoms';
  return expect.arrayContaining([expect.objectContaining({ check, status })]);
}
