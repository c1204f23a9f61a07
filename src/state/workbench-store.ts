import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Engine } from '#engine/engine.ts';
import type { ModelAddress } from '#library/model-address.ts';
import type { Chemistry } from '#science/chemistry.ts';
import type { Backend } from '#workers/inference/protocol.ts';
import { createDraftActions } from './draft-actions.ts';
import { createModelActions } from './model-actions.ts';
import { createPreferenceActions } from './preference-actions.ts';
import { type PreferenceStorage, readPreferences } from './preferences.ts';
import { createRunActions } from './run-actions.ts';
import { emptySamplingDraft } from './sampling-draft.ts';
import type { Workbench } from './workbench-state.ts';

/** What the store needs from outside; tests pass their own. */
export interface WorkbenchDependencies {
  readonly engine: Engine;
  readonly chemistry: Chemistry;
  readonly modelAddress: ModelAddress;
  readonly wantedBackend: Backend | 'auto';
  /** Unsigned 32-bit seed for runs whose seed was left empty. */
  readonly freshSeed: () => number;
  readonly newId: () => string;
  readonly now: () => Date;
  readonly preferences: PreferenceStorage;
}

export type WorkbenchStore = StoreApi<Workbench>;

/** The parts of the store that actions use. */
export interface StoreAccess {
  readonly get: () => Workbench;
  readonly set: (change: Partial<Workbench> | ((state: Workbench) => Partial<Workbench>)) => void;
}

export function createWorkbenchStore(dependencies: WorkbenchDependencies): WorkbenchStore {
  return createStore<Workbench>((set, get) => {
    const access: StoreAccess = { get, set };
    return {
      chemistry: dependencies.chemistry,
      model: { phase: 'absent' },
      wantedBackend: dependencies.wantedBackend,
      modelAddress: dependencies.modelAddress,
      drafts: {},
      promptEdits: {},
      ignoredLinkNames: {},
      preferences: readPreferences(dependencies.preferences),
      mode: 'auto',
      samplingDraft: emptySamplingDraft,
      runs: {},
      startProblems: {},
      ...createModelActions(access, dependencies),
      ...createDraftActions(access),
      ...createPreferenceActions(access, dependencies),
      ...createRunActions(access, dependencies),
    };
  });
}
