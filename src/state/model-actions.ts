import { failureDetails } from '#base/failure.ts';
import { isAbort } from '#base/rpc-client.ts';
import { isSameModel, type ModelAddress } from '#library/model-address.ts';
import type { LoadParams } from '#workers/inference/protocol.ts';
import { checkNumbers } from './check-numbers.ts';
import { parseContextLength } from './hardware-actions.ts';
import { changePreferences } from './preference-actions.ts';
import type { KeptModel } from './preferences.ts';
import { whyNotKept } from './start-model.ts';
import type { ModelState, WorkbenchActions } from './workbench-state.ts';
import type { StoreAccess, WorkbenchDependencies } from './workbench-store.ts';

type ModelActions = Pick<
  WorkbenchActions,
  | 'startModel'
  | 'loadModel'
  | 'switchModel'
  | 'acceptUntested'
  | 'testNumbersAgain'
  | 'dismissStartNotice'
  | 'setWantedBackend'
>;

/** Loading the model and checking its numbers; a newer request ends an older one. */
export function createModelActions(
  access: StoreAccess,
  dependencies: WorkbenchDependencies,
): ModelActions {
  const { get, set } = access;
  const { embeddedModel, askedModel } = dependencies;
  let current: AbortController | undefined;

  async function loadModel(trustsKept = true): Promise<void> {
    current?.abort();
    const controller = new AbortController();
    current = controller;
    const isCurrent = () => current === controller;
    const show = (model: ModelState) => {
      if (isCurrent()) set({ model });
    };
    const address = get().modelAddress;
    noteLoading(address, false);
    show({ phase: 'loading', progress: undefined });
    try {
      const { signal } = controller;
      const params = paramsOf(get());
      const load = (change: Partial<LoadParams>) =>
        dependencies.engine.load(
          { ...params, ...change },
          { signal, onProgress: (progress) => show({ phase: 'loading', progress }) },
        );
      const question = { address, signal, trustsKept, show, load };
      show(await checkNumbers(await load({}), question, dependencies));
    } catch (thrown) {
      if (!isAbort(thrown)) show({ phase: 'failed', failure: failureDetails(thrown) });
    }
    if (isCurrent()) noteLoading(address, true);
  }

  /** A stored model is the one to start with next time; a page that dies of it will know. */
  function noteLoading(address: ModelAddress, loadEnded: boolean): void {
    if (address.kind !== 'library') return;
    changePreferences(access, dependencies, (latest) => ({
      ...latest,
      keptModel: { ...nameOf(address.id, latest.keptModel), loadEnded },
    }));
  }

  function nameOf(id: string, kept: KeptModel | undefined): Pick<KeptModel, 'id' | 'label'> {
    const { library } = get();
    const stored =
      library.phase === 'known' && library.contents.models.find((model) => model.id === id);
    if (stored) return { id, label: stored.label };
    return { id, label: kept?.id === id ? kept.label : id };
  }

  async function switchModel(address: ModelAddress): Promise<void> {
    get().stopRun();
    set({ modelAddress: address, startNotice: undefined });
    if (isSameModel(address, embeddedModel)) {
      changePreferences(access, dependencies, (latest) => ({ ...latest, keptModel: undefined }));
    }
    await loadModel();
  }

  return {
    startModel: async () => {
      const { keptModel } = get().preferences;
      if (keptModel && askedModel === undefined) {
        const notice = await whyNotKept(keptModel, dependencies.library);
        if (notice !== undefined) set({ modelAddress: embeddedModel, startNotice: notice });
      }
      await loadModel();
    },
    loadModel: () => loadModel(),
    testNumbersAgain: async () => {
      get().stopRun();
      await loadModel(false);
    },
    switchModel,
    acceptUntested: () => {
      const { model } = get();
      if (model.phase !== 'doubted' || model.doubt.kind !== 'untested') return;
      set({
        model: { phase: 'ready', model: model.model, numbers: model.doubt, fellBack: undefined },
      });
    },
    dismissStartNotice: () => set({ startNotice: undefined }),
    setWantedBackend: (wantedBackend) => {
      if (wantedBackend === get().wantedBackend) return;
      get().stopRun();
      set({ wantedBackend });
      void loadModel();
    },
  };
}

function paramsOf({
  modelAddress,
  wantedBackend,
  contextLength,
}: ReturnType<StoreAccess['get']>): LoadParams {
  const context = parseContextLength(contextLength);
  return {
    folder: modelAddress,
    backend: wantedBackend,
    ...(context.ok && context.value !== undefined && { contextLength: context.value }),
  };
}
