import type { Task } from '#tasks/task.ts';
import { isOneTypoApart } from './one-typo.ts';

type TaskSearch = (query: string) => readonly Task[];

/** How well a word or a query fits; less is better. */
const ranks = {
  exactName: 0,
  beginsName: 2,
  wordOfName: 4,
  beginsWordOfName: 5,
  insideName: 8,
  beginsWordOfText: 10,
  insideText: 12,
  mistyped: 20,
} as const;

/** Words this short say nothing when others stand beside them. */
const fillers = new Set(['a', 'an', 'and', 'for', 'from', 'in', 'is', 'of', 'on', 'the', 'to']);

const SHORTEST_MISTYPED = 5;
const SHORTEST_INSIDE = 3;

interface IndexedTask {
  readonly task: Task;
  /** Title, id and synonyms without blanks and hyphens: "logs" for "log S". */
  readonly names: readonly string[];
  readonly nameWords: readonly string[];
  /** Words of the summary, the data set and the fields with their options. */
  readonly textWords: readonly string[];
}

/**
 * A search over the given tasks, best first and otherwise in their order: a name that is or begins
 * with the query, then names that hold every word, then the other texts. Case, accents and hyphens
 * do not matter. A word of five letters or more that no task has is taken as mistyped once.
 */
export function taskSearch(tasks: readonly Task[]): TaskSearch {
  const index = tasks.map(indexTask);
  return (query) => {
    const words = contentWords(query);
    if (words.length === 0) return tasks;
    const joined = wordsOf(query).join('');
    const judges = words.map((word) => judgeOf(word, index));
    return index
      .map((entry) => ({ entry, rank: rankOf(entry, joined, judges) }))
      .filter(({ rank }) => Number.isFinite(rank))
      .toSorted((a, b) => a.rank - b.rank)
      .map(({ entry }) => entry.task);
  };
}

type Judge = (entry: IndexedTask) => number;

/** Ranks a task by one word: as it is written if any task has it so, as mistyped if not. */
function judgeOf(word: string, index: readonly IndexedTask[]): Judge {
  const asWritten: Judge = (entry) => rankWord(word, entry);
  const isKnown = index.some((entry) => Number.isFinite(asWritten(entry)));
  if (isKnown || word.length < SHORTEST_MISTYPED) return asWritten;
  return ({ nameWords, textWords }) => {
    const hasAlmost = (words: readonly string[]) => words.some((each) => almostBegins(each, word));
    if (hasAlmost(nameWords)) return ranks.mistyped;
    return hasAlmost(textWords) ? ranks.mistyped + ranks.insideText : Number.POSITIVE_INFINITY;
  };
}

function rankOf(entry: IndexedTask, joined: string, judges: readonly Judge[]): number {
  const { names } = entry;
  if (names.includes(joined)) return ranks.exactName;
  if (names.some((name) => name.startsWith(joined))) return ranks.beginsName;
  return judges.reduce((worst, judge) => Math.max(worst, judge(entry)), 0);
}

function rankWord(word: string, { names, nameWords, textWords }: IndexedTask): number {
  const isInside = (text: string) => word.length >= SHORTEST_INSIDE && text.includes(word);
  if (nameWords.includes(word)) return ranks.wordOfName;
  if (nameWords.some((each) => each.startsWith(word))) return ranks.beginsWordOfName;
  if (names.some(isInside)) return ranks.insideName;
  if (textWords.some((each) => each.startsWith(word))) return ranks.beginsWordOfText;
  return textWords.some(isInside) ? ranks.insideText : Number.POSITIVE_INFINITY;
}

/** Whether a word, or its beginning, is the typed one but for one typo. */
function almostBegins(word: string, typed: string): boolean {
  return [-1, 0, 1].some((more) => isOneTypoApart(word.slice(0, typed.length + more), typed));
}

function indexTask(task: Task): IndexedTask {
  const names = [task.title, task.id, ...task.synonyms];
  const fieldTexts = task.fields.flatMap((field) => [
    field.label,
    ...(field.kind === 'choice' ? field.options.map((option) => option.label) : []),
  ]);
  return {
    task,
    names: names.map((name) => wordsOf(name).join('')),
    nameWords: wordsOf(names.join(' ')),
    textWords: wordsOf([task.summary, task.source, ...fieldTexts].join(' ')),
  };
}

function contentWords(query: string): readonly string[] {
  const words = wordsOf(query);
  const telling = words.filter((word) => !fillers.has(word));
  return telling.length > 0 ? telling : words;
}

/** Letters and digits of any script, without case and accents. */
function wordsOf(text: string): readonly string[] {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}
