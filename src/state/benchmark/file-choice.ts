import { definitely } from '#base/assert.ts';
import { type FailureDetails, failureDetails } from '#base/failure.ts';
import type { InputError } from '#base/result.ts';
import { findTask } from '#tasks/registry.ts';
import type { Task } from '#tasks/task.ts';
import { whyNothingRuns } from '../prepare-run.ts';
import { isRunning } from '../run.ts';
import type { Workbench } from '../workbench-state.ts';
import type { WorkbenchDependencies } from '../workbench-store.ts';
import { type AskableRows, askRows, drawRows, missingColumns } from './ask-rows.ts';
import { benchmarkDecoding } from './benchmark-decoding.ts';
import { benchmarkModel } from './benchmark-model.ts';
import type {
  Benchmark,
  BenchmarkQuestion,
  BenchmarkRecord,
  BenchmarkSettings,
  ColumnMapping,
  ColumnRole,
} from './benchmark-state.ts';
import { guessColumns } from './guess-columns.ts';
import type { ReadFile } from './read-test-file.ts';
import { type Recognition, recogniseTask } from './recognise-task.ts';
import { sayRefusedInputs } from './refused-inputs.ts';
import { promptAsReleased } from './released-prompt.ts';

type Chosen = Extract<Benchmark, { phase: 'chosen' }>;

interface ChosenColumn {
  readonly role: ColumnRole;
  readonly column: string | undefined;
}

/** What is going to be asked of a file, until it is confirmed. */
export interface FileChoice {
  readonly read: ReadFile;
  readonly recognition: Recognition;
  readonly task: Task | undefined;
  readonly columns: ColumnMapping;
  /** Columns that a person chose, the last ones last: another task leaves them. */
  readonly byHand: readonly ChosenColumn[];
  readonly settings: BenchmarkSettings;
  /** Undefined until task and columns are known. */
  readonly askable: AskableRows | undefined;
  /** A sentence on inputs that the task's form would not take. */
  readonly inputNote: string | undefined;
}

export function choiceOf(read: ReadFile, seed: number): FileChoice {
  const { table, file } = read;
  const guessed = guessColumns(table.columns, undefined);
  const recognition = recogniseTask(table, file.name, guessed.prompt);
  const settings: BenchmarkSettings = { sample: 'all', seed, mode: 'official', preset: 'official' };
  const choice = {
    read,
    recognition,
    task: undefined,
    columns: guessed,
    byHand: [],
    settings,
    askable: undefined,
    inputNote: undefined,
  };
  return recognition.taskId === undefined ? choice : withTask(choice, recognition.taskId);
}

/** Columns that nobody chose are looked for anew: they are named after the task's fields. */
export function withTask(choice: FileChoice, taskId: string): FileChoice {
  const task = definitely(findTask(taskId), `task ${taskId}`);
  const hasField = (name: string) => task.fields.some((field) => field.name === name);
  const columns = choice.byHand
    .filter(({ role }) => typeof role === 'string' || hasField(role.field))
    .reduce(mapped, guessColumns(choice.read.table.columns, task));
  return asked({ ...choice, task, columns });
}

export function withColumn(
  choice: FileChoice,
  role: ColumnRole,
  column: string | undefined,
): FileChoice {
  const chosen = { role, column };
  return asked({
    ...choice,
    columns: mapped(choice.columns, chosen),
    byHand: [...choice.byHand, chosen],
  });
}

function mapped(columns: ColumnMapping, { role, column }: ChosenColumn): ColumnMapping {
  if (typeof role === 'string') return { ...columns, [role]: column };
  const { [role.field]: _, ...others } = columns.fields;
  const fields = column === undefined ? others : { ...others, [role.field]: column };
  return { ...columns, fields };
}

export function withSettings(choice: FileChoice, change: Partial<BenchmarkSettings>): FileChoice {
  return { ...choice, settings: { ...choice.settings, ...change } };
}

function asked(choice: FileChoice): FileChoice {
  const { task, columns, read } = choice;
  if (!task || missingColumns(task, columns) !== undefined) {
    return { ...choice, askable: undefined, inputNote: undefined };
  }
  const askable = askRows(read.table, task, columns);
  return { ...choice, askable, inputNote: sayRefusedInputs(askable.questions, task, columns) };
}

/** The choice for the screen. */
export function shownChoice(
  choice: FileChoice,
  state: Workbench,
  known: Pick<Chosen, 'refusal' | 'isStarting' | 'referenceNote'>,
): Chosen {
  const { read, recognition, task, columns, settings, askable, inputNote } = choice;
  const decoding = decodingOf(choice, state);
  return {
    phase: 'chosen',
    file: read.file,
    taskId: task?.id,
    recognition: isRecognised(choice)
      ? recognition.sentence
      : 'The task is the one that you chose.',
    columns,
    settings,
    askable: askable?.questions.length,
    badRows: askable?.badRows ?? read.file.badRows,
    inputNote,
    firstPrompt: firstPromptOf(choice),
    decoding: decoding?.ok ? decoding.value.decoding : undefined,
    decodingNotes: decoding?.ok ? decoding.value.notes : [],
    problem: whyNotAskable(choice) ?? whatIsSetWrong(decoding, state),
    ...known,
  };
}

function isRecognised({ task, recognition }: FileChoice): boolean {
  return task?.id === recognition.taskId;
}

function firstPromptOf({ askable, task, settings }: FileChoice): string | undefined {
  const prompt = askable?.questions[0]?.prompt;
  return prompt === undefined || !task ? prompt : promptAsked(prompt, task, settings);
}

/** Official decoding asks what the released evaluation asks; else the prompt stays as it is stored. */
function promptAsked(prompt: string, task: Task, { preset }: BenchmarkSettings): string {
  return preset === 'official' ? promptAsReleased(prompt, task) : prompt;
}

function decodingOf({ task, settings }: FileChoice, state: Workbench) {
  const model = state.model.phase === 'ready' ? state.model.model : undefined;
  return task && benchmarkDecoding(settings.preset, task, settings.seed, state, model);
}

/** A setting for runs that no benchmark starts with; it can be told only of a model that is there. */
function whatIsSetWrong(
  decoding: ReturnType<typeof decodingOf>,
  state: Workbench,
): string | undefined {
  if (state.model.phase !== 'ready' || !decoding || decoding.ok) return undefined;
  return sayError(decoding.error);
}

/** What is wrong with the choice itself. */
function whyNotAskable({ task, columns, askable, settings }: FileChoice): string | undefined {
  if (!task) return 'Choose the task that the file is of.';
  const missing = missingColumns(task, columns);
  if (missing !== undefined) return missing;
  if (!askable || askable.questions.length === 0) {
    return 'No row of the file can be asked. Choose other columns; the reasons stand beside the rows.';
  }
  const { sample, seed } = settings;
  if (sample !== 'all' && !(Number.isInteger(sample) && sample > 0)) {
    return `The sample has ${sample} rows. Take a whole number from 1, or all rows.`;
  }
  if (!(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32)) {
    return `The seed is ${seed}. Take a whole number from 0 to 4294967295.`;
  }
  return undefined;
}

/** A benchmark before it is kept. */
export interface Prepared {
  readonly record: BenchmarkRecord;
  readonly questions: readonly BenchmarkQuestion[];
}

type Preparation =
  | ({ readonly ok: true } & Prepared)
  | { readonly ok: false; readonly problem: string };

/** The benchmark that the choice asks for, or the sentence that says why there is none. */
export function prepareBenchmark(
  choice: FileChoice,
  state: Workbench,
  { newId, now }: Pick<WorkbenchDependencies, 'newId' | 'now'>,
): Preparation {
  const refused = (problem: string) => ({ ok: false, problem }) as const;
  const { task, askable, columns, settings, read } = choice;
  const wrong = whyNotAskable(choice);
  if (wrong !== undefined || !task || !askable) return refused(wrong ?? '');
  if (state.model.phase !== 'ready') return refused(whyNothingRuns(state.model));
  if (Object.values(state.runs).some(isRunning)) return refused(RUN_GOES_ON);
  const decoding = decodingOf(choice, state);
  if (!decoding?.ok) return refused(decoding ? sayError(decoding.error) : '');
  const questions = drawRows(askable.questions, settings.sample, settings.seed).map((question) => ({
    ...question,
    prompt: promptAsked(question.prompt, task, settings),
  }));
  const { name, bytes, sha256, rowCount } = read.file;
  return {
    ok: true,
    questions,
    record: {
      version: 1,
      id: newId(),
      taskId: task.id,
      startedAt: now().toISOString(),
      file: { name, bytes, sha256, rowCount },
      columns,
      settings,
      decoding: decoding.value.decoding,
      decodingNotes: decoding.value.notes,
      model: benchmarkModel(state.model.model),
      rowCount: questions.length,
      badRows: askable.badRows,
    },
  };
}

/** One thing at a time: the engine holds one model with one cache. */
export const RUN_GOES_ON = 'A run is being written. Wait until it has ended, or stop it first.';

function sayError({ message, cure }: InputError): string {
  return `${message} ${cure}`;
}

export function sayFailure(thrown: unknown): string {
  const { message, cure }: FailureDetails = failureDetails(thrown);
  return `${message} ${cure}`;
}
