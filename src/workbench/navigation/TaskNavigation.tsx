import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { tasks } from '#tasks/registry.ts';
import type { Task } from '#tasks/task.ts';
import { Disclosure } from '#ui/Disclosure.tsx';
import { SearchInput } from '#ui/SearchInput.tsx';
import { useMediaQuery } from '#ui/useMediaQuery.ts';
import { taskHref } from '../route.ts';
import { families } from './families.ts';
import { searchTasks } from './search-tasks.ts';
import './TaskNavigation.css';

/** Every task, grouped and searchable; behind a disclosure where the page is narrow. */
export function TaskNavigation({ currentId }: { readonly currentId: string | undefined }) {
  const isWide = useMediaQuery('(min-width: 1100px)');
  const [isOpen, setOpen] = useState(false);
  return (
    <nav className="task-navigation" aria-label="Tasks">
      {isWide ? (
        <TaskPicker currentId={currentId} onPick={() => {}} />
      ) : (
        <Disclosure title={`All ${tasks.length} tasks`} isOpen={isOpen} onOpenChange={setOpen}>
          <TaskPicker currentId={currentId} onPick={() => setOpen(false)} />
        </Disclosure>
      )}
    </nav>
  );
}

interface TaskPickerProps {
  readonly currentId: string | undefined;
  readonly onPick: () => void;
}

function TaskPicker({ currentId, onPick }: TaskPickerProps) {
  const [query, setQuery] = useState('');
  const listRef = useRef<HTMLDivElement>(null);
  const found = searchTasks(tasks, query);
  const count =
    query.trim() === '' ? `${tasks.length} tasks` : `${found.length} of ${tasks.length} tasks`;

  function onSearchKeyDown(event: KeyboardEvent): void {
    const [first] = listRef.current?.querySelectorAll('a') ?? [];
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      first?.focus();
    }
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      first?.click();
    }
  }

  return (
    <div className="task-picker">
      <SearchInput
        label="Search tasks"
        placeholder="Search tasks"
        value={query}
        onChange={setQuery}
        onKeyDown={onSearchKeyDown}
      />
      <p className="task-count muted" role="status">
        {count}
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the links inside */}
      <div className="task-groups" ref={listRef} onKeyDown={moveFocus}>
        {families.map(({ family, title }) => (
          <TaskGroup
            key={family}
            title={title}
            tasks={found.filter((task) => task.family === family)}
            currentId={currentId}
            onPick={onPick}
          />
        ))}
      </div>
      {found.length === 0 && (
        <p className="muted">No task holds all these words. Try fewer, or a synonym.</p>
      )}
    </div>
  );
}

interface TaskGroupProps extends TaskPickerProps {
  readonly title: string;
  readonly tasks: readonly Task[];
}

function TaskGroup({ title, tasks: members, currentId, onPick }: TaskGroupProps) {
  const headingId = useId();
  if (members.length === 0) return null;
  return (
    <div className="task-group">
      <h2 id={headingId}>{title}</h2>
      <ul aria-labelledby={headingId}>
        {members.map(({ id, title: taskTitle }) => (
          <li key={id}>
            <a
              href={taskHref(id)}
              aria-current={id === currentId ? 'page' : undefined}
              onClick={onPick}
            >
              {taskTitle}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Arrow keys, Home and End move between the links of the list. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const links = [...event.currentTarget.querySelectorAll('a')];
  const at = links.findIndex((link) => link.contains(document.activeElement));
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: Math.min(at + 1, links.length - 1),
    ArrowUp: Math.max(at - 1, 0),
    Home: 0,
    End: links.length - 1,
  };
  const target = targets[event.key];
  if (at < 0 || target === undefined) return;
  event.preventDefault();
  links[target]?.focus();
}
