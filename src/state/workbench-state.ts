import type { FailureDetails } from '#base/failure.ts';
import type { HardwareReport } from '#library/hardware.ts';
import type { ModelAddress } from '#library/model-address.ts';
import type { SelfTestResult } from '#library/self-test.ts';
import type { ScienceTools } from '#science/science-tools.ts';
import type { FieldValues } from '#tasks/field.ts';
import type { Backend, LoadedModel, LoadProgress, Mode } from '#workers/inference/protocol.ts';
import type { BenchmarkActions, BenchmarkState } from './benchmark/benchmark-state.ts';
import type { Branching } from './continue-run.ts';
import type { HistoryActions, HistoryState } from './history/history-state.ts';
import type { LibraryActions, LibraryState } from './library-state.ts';
import type { Preferences } from './preferences.ts';
import type { ReplayActions, ReplayState } from './replay/replay-state.ts';
import type { Run } from './run.ts';
import type { ImportActions } from './run-file/import-actions.ts';

export type ModelState =
  | { readonly phase: 'absent' }
  | { readonly phase: 'loading'; readonly progress: LoadProgress | undefined }
  /** What the graphics processor computes is being compared with the CPU. */
  | {
      readonly phase: 'checking';
      readonly model: LoadedModel;
      readonly progress: string | undefined;
    }
  | {
      readonly phase: 'ready';
      readonly model: LoadedModel;
      readonly numbers: NumbersCheck;
      /** Why this is another flavour or backend than was loaded first: a sentence for the person. */
      readonly fellBack: string | undefined;
    }
  /** Loaded, but its numbers cannot be relied on: nothing is run with it. */
  | { readonly phase: 'doubted'; readonly model: LoadedModel; readonly doubt: NumbersDoubt }
  | { readonly phase: 'failed'; readonly failure: FailureDetails };

/** Why a loaded model's numbers are relied on. */
export type NumbersCheck =
  /** The CPU backend is what the others are compared with. */
  | { readonly kind: 'reference' }
  | { readonly kind: 'tested'; readonly result: SelfTestResult }
  /** The test could not run, and the person went on without it. */
  | { readonly kind: 'untested'; readonly failure: FailureDetails };

export type NumbersDoubt =
  | { readonly kind: 'wrong'; readonly result: SelfTestResult }
  | { readonly kind: 'untested'; readonly failure: FailureDetails };

/** What was measured of this machine, once the person asked for it. */
export type HardwareReading =
  | { readonly phase: 'unmeasured' }
  | { readonly phase: 'measuring' }
  | { readonly phase: 'measured'; readonly report: HardwareReport }
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
  readonly presencePenalty: string;
  readonly frequencyPenalty: string;
  readonly seed: string;
  readonly maxTokens: string;
}

/** How replies are searched for, as chosen under "Several answers" and "Thought". */
export interface DecodingDraft {
  readonly search: 'sample' | 'beam';
  /** Typed texts; empty means the default: 1 sample, 4 beams, their own candidates, length penalty 1. */
  readonly sampleCount: string;
  readonly beamWidth: string;
  readonly lengthPenalty: string;
  /** End samples once the leading answer cannot be caught at `stopShare`. */
  readonly stopsEarly: boolean;
  /** Share of the samples, 0.5 to 1, as typed; empty means a half. */
  readonly stopShare: string;
  /** Tokens; empty sets no budget. */
  readonly thoughtBudget: string;
  readonly answerTokens: string;
  readonly exitsEarly: boolean;
  /** Keep the answer in the task's form. */
  readonly keepsForm: boolean;
  readonly speculates: boolean;
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
  /** The small model that comes with the page. */
  readonly embeddedModel: ModelAddress;
  /** Why the page did not start with the model that was used last; until it is dismissed. */
  readonly startNotice: string | undefined;
  readonly hardware: HardwareReading;
  /** Tokens of prompt and reply together, as typed; empty lets memory decide. */
  readonly contextLength: string;
  /** Typed field texts by task id; a task that was never touched has no entry. */
  readonly drafts: Readonly<Record<string, FieldValues>>;
  /** Edited prompts by task id; a task that runs its own prompt has no entry. */
  readonly promptEdits: Readonly<Record<string, PromptEdit>>;
  /** Names in the last link to a task that are none of its fields, by task id. */
  readonly ignoredLinkNames: Readonly<Record<string, readonly string[]>>;
  readonly preferences: Preferences;
  readonly mode: Mode;
  readonly samplingDraft: SamplingDraft;
  readonly decodingDraft: DecodingDraft;
  /** The latest run of each task, by task id. */
  readonly runs: Readonly<Record<string, Run>>;
  /** Why the last attempt to run did not begin, by task id, until the cause is changed. */
  readonly startProblems: Readonly<Record<string, string>>;
}

export interface WorkbenchActions {
  /** Loads the model that the page should start with: the one asked for, the one used last, or nano. */
  startModel(): Promise<void>;
  /** Loads, then checks the numbers of a graphics processor that were not checked before. */
  loadModel(): Promise<void>;
  /** Loads another model and remembers it for the next start. Stops a run. */
  switchModel(address: ModelAddress): Promise<void>;
  /** Lets a model run whose numbers could not be tested; wrong ones stay refused. */
  acceptUntested(): void;
  /** Loads again, and tests even what was tested on this device before. Stops a run. */
  testNumbersAgain(): Promise<void>;
  dismissStartNotice(): void;
  /** Takes seconds. */
  measureHardware(): Promise<void>;
  setContextLength(text: string): void;
  setWantedBackend(backend: Backend | 'auto'): void;
  setMode(mode: Mode): void;
  setSamplingDraft(change: Partial<SamplingDraft>): void;
  setDecodingDraft(change: Partial<DecodingDraft>): void;
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
  /** Goes on with the task's run where it was cut short; why it does not becomes `startProblems[taskId]`. */
  continueRun(taskId: string): Promise<void>;
  /**
   * Asks the same again, with the same settings and seed, of the loaded model; in another mode where
   * one is given, which goes on from no given beginning.
   */
  repeatRun(taskId: string, mode?: Mode): Promise<void>;
  /** Goes on from a reply of the task's run with another beginning, as a run of its own. */
  branchRun(taskId: string, branching: Branching): Promise<void>;
  /** Stops the run, and pauses a benchmark. */
  stopRun(): void;
  /** Ends the thoughts that are being written, and has the answers written now. */
  answerNow(): void;
  /** Puts another reply of the task's run on the screen, and checks its answer. */
  showSample(taskId: string, sample: number): Promise<void>;
}

/** The store's whole shape. The tools are the science workers' ends, for screens that ask them. */
export type Workbench = WorkbenchState &
  WorkbenchActions &
  LibraryState &
  LibraryActions &
  HistoryState &
  HistoryActions &
  ReplayState &
  ReplayActions &
  ImportActions &
  BenchmarkState &
  BenchmarkActions &
  ScienceTools;
