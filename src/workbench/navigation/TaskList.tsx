import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId } from 'react';
import type { Task } from '#tasks/task.ts';
import { taskHref } from '../route.ts';
import { sayFacets } from './facets.ts';

export interface TaskListGroup {
  readonly title: string;
  readonly tasks: readonly Task[];
}

interface LinkProps {
  readonly currentId: string | undefined;
  readonly onPick: () => void;
  /** Whether each link says what sort of task it is, because no heading does. */
  readonly showsFacets?: boolean;
}

interface TaskListProps extends LinkProps {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly groups: readonly TaskListGroup[];
  /** Groups of tasks that are in `groups` too. */
  readonly personal?: readonly TaskListGroup[];
  /** Stands in place of the groups when all are empty. */
  readonly children: ReactNode;
}

/** Links to tasks under headings that stay in sight; arrow keys walk over them. */
export function TaskList(props: TaskListProps) {
  const { ref, groups, personal = [], children, ...linkProps } = props;
  useCurrentInSight(ref, linkProps.currentId);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the links inside
    <div className="task-list" ref={ref} onKeyDown={moveFocus}>
      {personal.map((group) => (
        <TaskGroup key={group.title} {...group} {...linkProps} />
      ))}
      {groups.map((group) => (
        <TaskGroup key={group.title} {...group} {...linkProps} />
      ))}
      {children}
    </div>
  );
}

function TaskGroup({ title, tasks, ...linkProps }: TaskListGroup & LinkProps) {
  const headingId = useId();
  if (tasks.length === 0) return null;
  return (
    <div className="task-group">
      <h2 id={headingId}>{title}</h2>
      <ul aria-labelledby={headingId}>
        {tasks.map((task) => (
          <li key={task.id}>
            <TaskLink task={task} {...linkProps} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function TaskLink({ task, currentId, onPick, showsFacets = false }: LinkProps & { task: Task }) {
  return (
    <a
      href={taskHref(task.id)}
      aria-current={task.id === currentId ? 'page' : undefined}
      onClick={onPick}
    >
      {task.title}
      {showsFacets && <span className="task-facets muted">{sayFacets(task)}</span>}
    </a>
  );
}

/** Scrolls the list, never the page, to the current task, unless one of its links is in sight. */
function useCurrentInSight(
  ref: RefObject<HTMLElement | null>,
  currentId: string | undefined,
): void {
  useEffect(() => {
    if (currentId === undefined) return;
    // By the next frame the recent tasks hold the current one too.
    const frame = requestAnimationFrame(() => {
      if (ref.current) showCurrent(ref.current);
    });
    return () => cancelAnimationFrame(frame);
  }, [ref, currentId]);
}

function showCurrent(list: HTMLElement): void {
  const { top, bottom } = list.getBoundingClientRect();
  const places = [...list.querySelectorAll('[aria-current]')].map((link) =>
    link.getBoundingClientRect(),
  );
  const isInSight = places.some(
    (place) => place.top >= top && place.bottom <= Math.min(bottom, innerHeight),
  );
  const last = places.at(-1);
  if (last && !isInSight) list.scrollTop += last.top - top - list.clientHeight / 3;
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
