import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Engine } from '#engine/engine.ts';
import type { ModelLibrary } from '#engine/model-library.ts';
import type { ScoringEngine } from '#engine/scoring-engine.ts';
import type { ModelAddress } from '#library/model-address.ts';
import type { ScienceTools } from '#science/science-tools.ts';
import type { Backend } from '#workers/inference/protocol.ts';
import { createArrivalActions } from './arrival-actions.ts';
import { createBenchmarkActions } from './benchmark/benchmark-actions.ts';
import { emptyBenchmarkState } from './benchmark/benchmark-state.ts';
import type { BenchmarkStorage } from './benchmark/benchmark-storage.ts';
import { createCareActions } from './care-actions.ts';
import { emptyDecodingDraft } from './decoding-draft.ts';
import { createDownloadActions } from './download-actions.ts';
import { createDraftActions } from './draft-actions.ts';
import { createHardwareActions } from './hardware-actions.ts';
import { createHistoryActions } from './history/history-actions.ts';
import { emptyHistoryState } from './history/history-state.ts';
import { RunJournal } from './history/run-journal.ts';
import type { RunStorage } from './history/run-storage.ts';
import { createLibraryActions } from './library-actions.ts';
import type { LibraryState } from './library-state.ts';
import { createModelActions } from './model-actions.ts';
import { createPreferenceActions } from './preference-actions.ts';
import { type PreferenceStorage, type Preferences, readPreferences } from './preferences.ts';
import { createReplayActions } from './replay/replay-actions.ts';
import { createRunActions } from './run-actions.ts';
import { createImportActions } from './run-file/import-actions.ts';
import { emptySamplingDraft } from './sampling-draft.ts';
import { createTransferRunner } from './transfer-runner.ts';
import type { Workbench } from './workbench-state.ts';

/** What the store needs from outside; tests pass their own. */
export interface WorkbenchDependencies extends ScienceTools {
  readonly engine: Engine;
  readonly scoring: ScoringEngine;
  readonly library: ModelLibrary;
  /** The model that the address of the page names. */
  readonly askedModel: ModelAddress | undefined;
  /** The one to start with where none is asked for or kept. */
  readonly embeddedModel: ModelAddress;
  readonly wantedBackend: Backend | 'auto';
  /** Unsigned 32-bit seed for runs whose seed was left empty. */
  readonly freshSeed: () => number;
  readonly newId: () => string;
  readonly now: () => Date;
  readonly preferences: PreferenceStorage;
  readonly runStorage: RunStorage;
  /** Its code comes with the first benchmark or look. */
  readonly benchmarkStorage: () => Promise<BenchmarkStorage>;
}

export type WorkbenchStore = StoreApi<Workbench>;

/** The parts of the store that actions use. */
export interface StoreAccess {
  readonly get: () => Workbench;
  readonly set: (change: Partial<Workbench> | ((state: Workbench) => Partial<Workbench>)) => void;
}

export function createWorkbenchStore(dependencies: WorkbenchDependencies): WorkbenchStore {
  const { askedModel, embeddedModel } = dependencies;
  const preferences = readPreferences(dependencies.preferences);
  const journal = new RunJournal(dependencies.runStorage, (runKeeping) =>
    store.setState({ runKeeping }),
  );
  const store = createStore<Workbench>((set, get) => {
    const access: StoreAccess = { get, set };
    const transfers = createTransferRunner(access, dependencies);
    const runActions = createRunActions(access, dependencies, journal);
    const replayActions = createReplayActions(access, dependencies);
    return {
      chemistry: dependencies.chemistry,
      folding: dependencies.folding,
      crystallography: dependencies.crystallography,
      model: { phase: 'absent' },
      wantedBackend: dependencies.wantedBackend,
      modelAddress: askedModel ?? keptAddress(preferences) ?? embeddedModel,
      embeddedModel,
      startNotice: undefined,
      hardware: { phase: 'unmeasured' },
      contextLength: '',
      drafts: {},
      promptEdits: {},
      ignoredLinkNames: {},
      preferences,
      mode: 'auto',
      samplingDraft: emptySamplingDraft,
      decodingDraft: emptyDecodingDraft,
      runs: {},
      startProblems: {},
      replay: undefined,
      ...emptyLibraryState,
      ...emptyHistoryState,
      ...emptyBenchmarkState,
      ...createModelActions(access, dependencies),
      ...createHardwareActions(access, dependencies),
      ...createLibraryActions(access, dependencies),
      ...createArrivalActions(access, dependencies, transfers),
      ...createDownloadActions(access, dependencies, transfers),
      ...createCareActions(dependencies, transfers),
      ...createDraftActions(access),
      ...createPreferenceActions(access, dependencies),
      ...createHistoryActions(access, dependencies, journal),
      ...createImportActions(access, dependencies),
      ...createBenchmarkActions(access, dependencies),
      ...runActions,
      ...replayActions,
      stopRun: () => {
        runActions.stopRun();
        replayActions.endReplay();
        get().pauseBenchmark();
      },
    };
  });
  store.subscribe((state, before) => noteRuns(journal, state, before));
  return store;
}

/** A recording that is shown again looks like a run that is being written, and is none. */
function noteRuns(journal: RunJournal, { runs, replay }: Workbench, before: Workbench): void {
  if (runs === before.runs) return;
  for (const run of Object.values(runs)) if (run.id !== replay?.runId) journal.note(run);
}

function keptAddress({ keptModel }: Preferences): ModelAddress | undefined {
  return keptModel && { kind: 'library', id: keptModel.id };
}

export const emptyLibraryState: LibraryState = {
  library: { phase: 'unasked' },
  transfers: [],
  arrival: undefined,
  arrivalLabel: '',
  conversion: { flavours: undefined, embedding: undefined, head: undefined },
  downloadAddress: '',
  downloadPlan: { phase: 'none' },
  libraryFailure: undefined,
};
