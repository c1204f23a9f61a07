import { tasks } from '#tasks/registry.ts';
import { taskHref } from './route.ts';

/** What a mistyped or outdated address shows. */
export function UnknownPage({ wanted }: { readonly wanted: string }) {
  return (
    <main className="unknown-page">
      <h1 tabIndex={-1}>There is no task “{wanted}”</h1>
      <p>The address may be mistyped, or the task may have another name. These tasks are here:</p>
      <ul>
        {tasks.map(({ id, title }) => (
          <li key={id}>
            <a href={taskHref(id)}>{title}</a>
          </li>
        ))}
      </ul>
    </main>
  );
}
