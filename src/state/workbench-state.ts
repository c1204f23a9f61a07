import type { FailureDetails } from '#base/failure.ts';
import type { ModelAddress } from '#library/model-address.ts';
import type { Chemistry } from '#science/chemistry.ts';
import type { FieldValues } from '#tasks/field.ts';
import type { Backend, LoadedModel, LoadProgress, Mode } from '#workers/inference/protocol.ts';
import type { Preferences } from './preferences.ts';
import type { Run } from './run.ts';

export type ModelState =
  | { readonly phase: 'absent' }
  | { readonly phase: 'loading'; readonly progress: LoadProgress | undefined }
  | { readonly phase: 'ready'; readonly model: LoadedModel }
  | { readonly phase: 'failed'; readonly failure: FailureDetails };

/**
 * What the person set under "Advanced", as typed text so that a half-typed number is never lost.
 * An empty entry means the task's own default.
 */
export interface SamplingDraft {
  readonly temperature: string;
  readonly topK: string;
  readonly topP: string;
  readonly minP: string;
  readonly repetitionPenalty: string;
  readonly seed: string;
  readonly maxTokens: string;
}

/** A prompt that the person wrote over the one that the task makes of its inputs. */
export interface PromptEdit {
  readonly text: string;
  /** The task's prompt when the editing began: the inputs have changed when it is another now. */
  readonly builtPrompt: string;
}

export interface WorkbenchState {
  readonly model: ModelState;
  readonly wantedBackend: Backend | 'auto';
  /** The model that `loadModel` loads. */
  readonly modelAddress: ModelAddress;
  /** Typed field texts by task id; a task that was never touched has no entry. */
  readonly drafts: Readonly<Record<string, FieldValues>>;
  /** Edited prompts by task id; a task that runs its own prompt has no entry. */
  readonly promptEdits: Readonly<Record<string, PromptEdit>>;
  /** Names in the last link to a task that are none of its fields, by task id. */
  readonly ignoredLinkNames: Readonly<Record<string, readonly string[]>>;
  readonly preferences: Preferences;
  readonly mode: Mode;
  readonly samplingDraft: SamplingDraft;
  /** The latest run of each task, by task id. */
  readonly runs: Readonly<Record<string, Run>>;
  /** Why the last attempt to run did not begin, by task id, until the cause is changed. */
  readonly startProblems: Readonly<Record<string, string>>;
}

export interface WorkbenchActions {
  loadModel(): Promise<void>;
  setWantedBackend(backend: Backend | 'auto'): void;
  setMode(mode: Mode): void;
  setSamplingDraft(change: Partial<SamplingDraft>): void;
  editField(taskId: string, name: string, text: string): void;
  fillExample(taskId: string, exampleIndex: number): void;
  /** Fills the draft with the values of a link, as if they had been typed. */
  fillFromLink(taskId: string, values: FieldValues): void;
  dismissIgnoredLinkNames(taskId: string): void;
  /** Takes the prompt over for editing, or changes what was edited. */
  editPrompt(taskId: string, edit: PromptEdit): void;
  /** Goes back to the prompt that the task makes of its inputs. */
  dropPromptEdit(taskId: string): void;
  setFavourite(taskId: string, isFavourite: boolean): void;
  /** Puts the task at the head of the recent ones. */
  noteOpened(taskId: string): void;
  /** Starts a run of the task's draft; a wrong draft becomes `startProblems[taskId]`. */
  startRun(taskId: string): Promise<void>;
  stopRun(): void;
}

/** The store's whole shape. `chemistry` is the science workers' end, for screens that ask it while typing. */
export type Workbench = WorkbenchState & WorkbenchActions & { readonly chemistry: Chemistry };
