import { definitely } from '#base/assert.ts';
import { findTask } from '#tasks/registry.ts';
import { withoutEntry } from './without-entry.ts';
import type { Workbench, WorkbenchActions } from './workbench-state.ts';
import type { StoreAccess } from './workbench-store.ts';

type DraftActions = Pick<
  WorkbenchActions,
  | 'setMode'
  | 'setSamplingDraft'
  | 'setDecodingDraft'
  | 'editField'
  | 'fillExample'
  | 'fillFromLink'
  | 'dismissIgnoredLinkNames'
  | 'editPrompt'
  | 'dropPromptEdit'
>;

/** What the person typed and chose; nothing here starts anything. */
export function createDraftActions({ get, set }: StoreAccess): DraftActions {
  /** Changes what a run of the task would ask; why the last one did not begin is then past. */
  function change(taskId: string, next: Partial<Workbench>): void {
    set({ ...next, startProblems: withoutEntry(get().startProblems, taskId) });
  }

  return {
    setMode: (mode) => set({ mode }),
    setSamplingDraft: (next) =>
      set({ samplingDraft: { ...get().samplingDraft, ...next }, startProblems: {} }),
    setDecodingDraft: (next) =>
      set({ decodingDraft: { ...get().decodingDraft, ...next }, startProblems: {} }),
    editField: (taskId, name, text) => {
      const { drafts } = get();
      change(taskId, { drafts: { ...drafts, [taskId]: { ...drafts[taskId], [name]: text } } });
    },
    fillExample: (taskId, exampleIndex) => {
      const task = definitely(findTask(taskId), `task ${taskId}`);
      const example = definitely(
        task.examples[exampleIndex],
        `example ${exampleIndex} of ${taskId}`,
      );
      change(taskId, { drafts: { ...get().drafts, [taskId]: example.values } });
    },
    fillFromLink: (taskId, values) => {
      const task = definitely(findTask(taskId), `task ${taskId}`);
      const isField = (name: string) => task.fields.some((field) => field.name === name);
      const entries = Object.entries(values);
      const known = entries.filter(([name]) => isField(name));
      const ignored = entries.map(([name]) => name).filter((name) => !isField(name));
      const { drafts, ignoredLinkNames } = get();
      change(taskId, {
        ignoredLinkNames:
          ignored.length > 0
            ? { ...ignoredLinkNames, [taskId]: ignored }
            : withoutEntry(ignoredLinkNames, taskId),
        ...(known.length > 0 && { drafts: { ...drafts, [taskId]: Object.fromEntries(known) } }),
      });
    },
    dismissIgnoredLinkNames: (taskId) =>
      set({ ignoredLinkNames: withoutEntry(get().ignoredLinkNames, taskId) }),
    editPrompt: (taskId, edit) =>
      change(taskId, { promptEdits: { ...get().promptEdits, [taskId]: edit } }),
    dropPromptEdit: (taskId) =>
      change(taskId, { promptEdits: withoutEntry(get().promptEdits, taskId) }),
  };
}
