import { tasks } from '#tasks/registry.ts';
import { taskSearch } from './search-tasks.ts';

/** The one search over all tasks, for list, palette and mistyped addresses. */
export const findTasks = taskSearch(tasks);
