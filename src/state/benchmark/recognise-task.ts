import { tasks } from '#tasks/registry.ts';
import type { Task } from '#tasks/task.ts';
import { datasetNames } from './dataset-names.ts';
import { promptPattern } from './prompt-pattern.ts';
import { spread } from './spread.ts';
import { type TestTable, textOf } from './test-table.ts';

export interface Recognition {
  readonly taskId: string | undefined;
  /** How it was recognised, or why not: a sentence. */
  readonly sentence: string;
}

/** Prompts that are compared with the templates. */
const SAMPLE = 20;
/** Share of them that must fit. */
const MOST_FIT = 0.8;
/** With fewer letters of its own a template would fit any prompt. */
const FEWEST_LETTERS = 12;

/** Different names in a column that may be of tasks; a task has up to twenty data sets. */
const MOST_NAMES = 100;
/** Letters that two names must have in common to be alike. */
const SHORTEST_END = 8;

type NamedTask = readonly [name: string, id: string];

const NAME_COLUMNS = /(^|[._])(task|task_name|dataset|dataset_name|name|abbr|subset)$/i;

/**
 * Which task a file is of: by a name in its rows, or because its prompts are made of the task's
 * template. The file's own name decides where that tells no task, or several.
 */
export function recogniseTask(
  table: TestTable,
  fileName: string,
  promptColumn: string | undefined,
): Recognition {
  const named = byRows(table);
  if (named) return named;
  const fitting = fittingTasks(table, promptColumn);
  const byName = fitting.length === 1 ? undefined : byFileName(fileName);
  const isPossible = fitting.length === 0 || fitting.some(({ id }) => id === byName?.taskId);
  return byName && isPossible ? byName : byPrompts(fitting, promptColumn);
}

function byRows({ columns, rows }: TestTable): Recognition | undefined {
  for (const column of columns.filter((name) => NAME_COLUMNS.test(name))) {
    const names = new Set(rows.map(({ cells }) => textOf(cells[column])));
    // Names of molecules, say: no file is of so many tasks.
    if (names.size > MOST_NAMES) continue;
    const found = new Set([...names].map((name) => taskNamed(name)?.id));
    const [id] = found;
    if (found.size === 1 && id !== undefined) {
      const name = [...names][0] ?? '';
      return { taskId: id, sentence: `Recognised by “${name}” in the column “${column}”.` };
    }
  }
  return undefined;
}

/** The longest name of a task or data set that the file's name holds, if it is of one task. */
function byFileName(fileName: string): Recognition | undefined {
  const title = fileName.replace(/\.\w+$/, '');
  const given = plain(title);
  const held = namedTasks.filter(([name]) =>
    name.length < SHORTEST_END ? hasWords(title, name) : given.includes(name),
  );
  const ids = new Set(longestOf(held).map(([, id]) => id));
  const [id] = ids;
  if (ids.size !== 1 || id === undefined) return undefined;
  return { taskId: id, sentence: `Recognised by the file’s name.` };
}

/** A short name may be in any word, as "esol" is in "resolution": it must be words of its own. */
function hasWords(title: string, name: string): boolean {
  const letters = [...name].join('[^a-z0-9]*');
  return new RegExp(`(?:^|[^a-z0-9])${letters}(?:[^a-z0-9]|$)`, 'i').test(title);
}

/** The tasks that ask as the prompts of the file do. */
function fittingTasks({ rows }: TestTable, column: string | undefined): readonly Task[] {
  if (column === undefined) return [];
  const prompts = spread(rows, SAMPLE).map(({ cells }) => textOf(cells[column]));
  return tasks.filter((task) => fits(task, prompts));
}

function byPrompts(fitting: readonly Task[], column: string | undefined): Recognition {
  if (column === undefined) {
    return { taskId: undefined, sentence: 'No column is a prompt by its name. Choose the task.' };
  }
  const [task, ...others] = fitting;
  if (task && others.length === 0) {
    return { taskId: task.id, sentence: 'Recognised by the wording of its prompts.' };
  }
  if (task) {
    const titles = fitting.map(({ title }) => title).join(', ');
    return {
      taskId: undefined,
      sentence: `Its prompts are worded alike in ${fitting.length} tasks (${titles}). Choose the one that the file is of.`,
    };
  }
  return {
    taskId: undefined,
    sentence: 'Neither a name nor the wording of the prompts tells the task. Choose it.',
  };
}

function fits(task: Task, prompts: readonly string[]): boolean {
  const { letterCount, valuesIn } = promptPattern(task);
  if (letterCount < FEWEST_LETTERS) return false;
  const count = prompts.filter((prompt) => valuesIn(prompt) !== undefined).length;
  return count > 0 && count >= MOST_FIT * prompts.length;
}

/** A name that is known, or one that only lacks or adds a collection's name before it. */
function taskNamed(name: string): Task | undefined {
  const given = plain(name);
  const exact = namedTasks.filter(([known]) => known === given);
  const alike = exact.length > 0 ? exact : longestOf(namedTasks.filter(endsAlike(given)));
  const ids = new Set(alike.map(([, id]) => id));
  return ids.size === 1 ? tasks.find(({ id }) => ids.has(id)) : undefined;
}

function endsAlike(given: string): (named: NamedTask) => boolean {
  return ([known]) =>
    Math.min(known.length, given.length) >= SHORTEST_END &&
    (known.endsWith(given) || given.endsWith(known));
}

function longestOf(named: readonly NamedTask[]): readonly NamedTask[] {
  const length = Math.max(...named.map(([name]) => name.length));
  return named.filter(([name]) => name.length === length);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Names without case and punctuation, and the id of the task that each stands for. */
const namedTasks: readonly NamedTask[] = tasks.flatMap(({ id, title }) =>
  [id, title, ...(datasetNames[id] ?? [])].map((name) => [plain(name), id] as const),
);
