import { definitely } from '#base/assert.ts';
import { findTask } from '#tasks/registry.ts';
import type { WorkbenchActions } from './workbench-state.ts';
import type { StoreAccess } from './workbench-store.ts';

type DraftActions = Pick<
  WorkbenchActions,
  'setMode' | 'setSamplingDraft' | 'editField' | 'fillExample'
>;

/** What the person typed and chose; nothing here starts anything. */
export function createDraftActions({ get, set }: StoreAccess): DraftActions {
  return {
    setMode: (mode) => set({ mode }),
    setSamplingDraft: (change) => set({ samplingDraft: { ...get().samplingDraft, ...change } }),
    editField: (taskId, name, text) => {
      const { drafts } = get();
      set({ drafts: { ...drafts, [taskId]: { ...drafts[taskId], [name]: text } } });
    },
    fillExample: (taskId, exampleIndex) => {
      const task = definitely(findTask(taskId), `task ${taskId}`);
      const example = definitely(
        task.examples[exampleIndex],
        `example ${exampleIndex} of ${taskId}`,
      );
      set({ drafts: { ...get().drafts, [taskId]: example.values } });
    },
  };
}
