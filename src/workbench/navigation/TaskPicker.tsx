import { type KeyboardEvent, useRef, useState } from 'react';
import type { Workbench } from '#state/workbench-state.ts';
import { freeQuestion } from '#tasks/free-question.ts';
import { findTask, tasks } from '#tasks/registry.ts';
import type { Task } from '#tasks/task.ts';
import { Button } from '#ui/Button.tsx';
import { SearchInput } from '#ui/SearchInput.tsx';
import { taskHref } from '../route.ts';
import { useWorkbench } from '../useWorkbench.ts';
import { type Facet, facetsOf, familyTitles, tasksWithin } from './facets.ts';
import { findTasks } from './find-tasks.ts';
import { TaskFilters } from './TaskFilters.tsx';
import { TaskList, type TaskListGroup } from './TaskList.tsx';

interface TaskPickerProps {
  readonly currentId: string | undefined;
  readonly onPick: () => void;
}

/** Search, filters and the list of tasks that they leave. */
export function TaskPicker({ currentId, onPick }: TaskPickerProps) {
  const preferences = useWorkbench((state) => state.preferences);
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<readonly Facet[]>([]);
  const listRef = useRef<HTMLDivElement>(null);
  const matching = findTasks(query);
  const found = tasksWithin(matching, chosen);
  const isSearching = query.trim() !== '';
  const isNarrowed = isSearching || chosen.length > 0;

  /** The best of a new list stand at its top. */
  function scrollUp(): void {
    listRef.current?.scrollTo({ top: 0 });
  }

  function choose(facets: readonly Facet[]): void {
    setChosen(facets);
    scrollUp();
  }

  function onSearchKeyDown(event: KeyboardEvent): void {
    const [first] = listRef.current?.querySelectorAll('a') ?? [];
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      first?.focus();
    }
    if (event.key === 'Enter' && isSearching && !event.ctrlKey && !event.metaKey) {
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
        onChange={(text) => {
          setQuery(text);
          scrollUp();
        }}
        onKeyDown={onSearchKeyDown}
      />
      <TaskFilters tasks={matching} chosen={chosen} onChange={choose} />
      <div className="task-count">
        <p className="muted" role="status">
          {isNarrowed ? `${found.length} of ${tasks.length} tasks` : `${tasks.length} tasks`}
        </p>
        {chosen.length > 0 && (
          <Button look="quiet" onPress={() => choose([])}>
            Clear filters
          </Button>
        )}
      </div>
      <a
        className="free-question"
        href={taskHref(freeQuestion.id)}
        aria-current={currentId === freeQuestion.id ? 'page' : undefined}
        onClick={onPick}
      >
        {freeQuestion.title}
      </a>
      <TaskList
        ref={listRef}
        groups={isSearching ? [{ title: 'Best first', tasks: found }] : groupsOf(found)}
        {...(!isNarrowed && { personal: personalGroups(preferences) })}
        showsFacets={isSearching}
        currentId={currentId}
        onPick={onPick}
      >
        {found.length === 0 && (
          <NothingFound query={query} isFiltered={chosen.length > 0} onPick={onPick} />
        )}
      </TaskList>
    </div>
  );
}

interface NothingFoundProps {
  readonly query: string;
  readonly isFiltered: boolean;
  readonly onPick: () => void;
}

function NothingFound({ query, isFiltered, onPick }: NothingFoundProps) {
  return (
    <div className="nothing-found">
      <p className="muted">
        No task fits. {isFiltered ? 'Clear the filters, or try' : 'Try'} fewer words or another name
        for the property.
      </p>
      {query.trim() !== '' && (
        <a href={taskHref(freeQuestion.id, { question: query.trim() })} onClick={onPick}>
          Ask it as a free question
        </a>
      )}
    </div>
  );
}

function groupsOf(found: readonly Task[]): readonly TaskListGroup[] {
  return facetsOf(familyTitles).map((family) => ({
    title: familyTitles[family],
    tasks: found.filter((task) => task.family === family),
  }));
}

function personalGroups({ favourites, recent }: Workbench['preferences']): TaskListGroup[] {
  const known = (ids: readonly string[]) => ids.flatMap((id) => findTask(id) ?? []);
  return [
    { title: 'Favourites', tasks: known(favourites) },
    { title: 'Recent', tasks: known(recent) },
  ];
}
