import { failureDetails } from '#base/failure.ts';
import type { LibraryActions } from './library-state.ts';
import { changePreferences } from './preference-actions.ts';
import type { StoreAccess, WorkbenchDependencies } from './workbench-store.ts';

type Actions = Pick<LibraryActions, 'readLibrary' | 'removeFromLibrary' | 'askPersistence'>;

/** What the library holds, and taking something out of it. */
export function createLibraryActions(
  access: StoreAccess,
  dependencies: WorkbenchDependencies,
): Actions {
  const { get, set } = access;
  const { library } = dependencies;
  let isListening = false;
  let latestRead = 0;

  async function readLibrary(): Promise<void> {
    const read = ++latestRead;
    if (!isListening) {
      isListening = true;
      library.onChange(() => void readLibrary());
    }
    if (get().library.phase !== 'known') set({ library: { phase: 'reading' } });
    try {
      const [contents, selfTests] = await Promise.all([library.contents(), library.selfTests()]);
      // What changed in the meantime is in a later answer.
      if (read === latestRead) set({ library: { phase: 'known', contents, selfTests } });
    } catch (thrown) {
      if (read === latestRead) {
        set({ library: { phase: 'failed', failure: failureDetails(thrown) } });
      }
    }
  }

  /** Says what went wrong beside the models; they are read again either way. */
  async function attempt(work: () => Promise<void>): Promise<void> {
    set({ libraryFailure: undefined });
    try {
      await work();
    } catch (thrown) {
      set({ libraryFailure: failureDetails(thrown) });
    }
    await readLibrary();
  }

  return {
    readLibrary,
    removeFromLibrary: (id) =>
      attempt(async () => {
        const { modelAddress, arrival, embeddedModel } = get();
        // What is loaded is in use, and what is in use cannot be removed.
        if (modelAddress.kind === 'library' && modelAddress.id === id)
          await get().switchModel(embeddedModel);
        await library.remove(id);
        changePreferences(access, dependencies, (latest) =>
          latest.keptModel?.id === id ? { ...latest, keptModel: undefined } : latest,
        );
        if (arrival?.kind === 'checkpoint' && arrival.id === id) set({ arrival: undefined });
      }),
    askPersistence: () => attempt(async () => void (await library.persist())),
  };
}
