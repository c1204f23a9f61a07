import { failureDetails } from '#base/failure.ts';
import { isAbort } from '#base/rpc-client.ts';
import type { WorkbenchActions } from './workbench-state.ts';
import type { StoreAccess, WorkbenchDependencies } from './workbench-store.ts';

type ModelActions = Pick<WorkbenchActions, 'loadModel' | 'setWantedBackend'>;

/** Loading the model; a newer request ends an older one. */
export function createModelActions(
  { get, set }: StoreAccess,
  { engine }: WorkbenchDependencies,
): ModelActions {
  let current: AbortController | undefined;

  async function loadModel(): Promise<void> {
    current?.abort();
    const controller = new AbortController();
    current = controller;
    const isCurrent = () => current === controller;
    set({ model: { phase: 'loading', progress: undefined } });
    try {
      const { modelAddress, wantedBackend } = get();
      const model = await engine.load(
        { folder: modelAddress, backend: wantedBackend },
        {
          signal: controller.signal,
          onProgress: (progress) => {
            if (isCurrent()) set({ model: { phase: 'loading', progress } });
          },
        },
      );
      if (isCurrent()) set({ model: { phase: 'ready', model } });
    } catch (thrown) {
      if (isCurrent() && !isAbort(thrown)) {
        set({ model: { phase: 'failed', failure: failureDetails(thrown) } });
      }
    }
  }

  return {
    loadModel,
    setWantedBackend: (wantedBackend) => {
      if (wantedBackend === get().wantedBackend) return;
      get().stopRun();
      set({ wantedBackend });
      void loadModel();
    },
  };
}
