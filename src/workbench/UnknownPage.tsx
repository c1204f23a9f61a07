import { tasks } from '#tasks/registry.ts';
import { findTasks } from './navigation/find-tasks.ts';
import { taskHref } from './route.ts';

/** What a mistyped or outdated address shows: the tasks it may have meant, or all of them. */
export function UnknownPage({ wanted }: { readonly wanted: string }) {
  const similar = findTasks(wanted.replace(/^\/?task\//, ''));
  return (
    <main className="unknown-page">
      <h1 tabIndex={-1}>There is no task “{wanted}”</h1>
      <p>
        The address may be mistyped, or the task may have another name.{' '}
        {similar.length > 0 ? 'Did you mean one of these?' : 'These tasks are here:'}
      </p>
      <ul>
        {(similar.length > 0 ? similar : tasks).map(({ id, title }) => (
          <li key={id}>
            <a href={taskHref(id)}>{title}</a>
          </li>
        ))}
      </ul>
    </main>
  );
}
