import type { Task } from '#tasks/task.ts';

/**
 * The tasks that hold every word of the query somewhere in title, synonyms, id or summary, those
 * with all words in the title first.
 */
export function searchTasks(tasks: readonly Task[], query: string): readonly Task[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return tasks;
  const hasAll = (text: string) => words.every((word) => text.includes(word));
  const found = tasks.filter((task) => hasAll(searchText(task)));
  const inTitle = (task: Task) => hasAll(task.title.toLowerCase());
  return [...found.filter(inTitle), ...found.filter((task) => !inTitle(task))];
}

function searchText({ id, title, summary, synonyms }: Task): string {
  return [title, ...synonyms, id, summary].join('\n').toLowerCase();
}
