import { useEffect, useRef } from 'react';
import { definitely } from '#base/assert.ts';
import { findTask, tasks } from '#tasks/registry.ts';
import type { Task } from '#tasks/task.ts';
import { BenchmarkPage } from './benchmark/BenchmarkPage.tsx';
import { ComparePage } from './history/ComparePage.tsx';
import { HistoryPage } from './history/HistoryPage.tsx';
import { Masthead } from './Masthead.tsx';
import { ModelBar } from './model/ModelBar.tsx';
import { ModelsPage } from './models/ModelsPage.tsx';
import { TaskNavigation } from './navigation/TaskNavigation.tsx';
import { TaskPalette } from './navigation/TaskPalette.tsx';
import { PasteAnything } from './paste/PasteAnything.tsx';
import type { Route } from './route.ts';
import { TaskScreen } from './TaskScreen.tsx';
import { UnknownPage } from './UnknownPage.tsx';
import { useLeaveWarning } from './useLeaveWarning.ts';
import { useLinkedValues } from './useLinkedValues.ts';
import { usePalette } from './usePalette.ts';
import { useRoute } from './useRoute.ts';
import { useWorkbench } from './useWorkbench.ts';
import './WorkbenchScreen.css';

/** The whole page: header, task list and what the address names. */
export function WorkbenchScreen() {
  const route = useRoute();
  const task = taskOf(route);
  const palette = usePalette();
  useLeaveWarning();
  useLinkedValues(route);
  useRecentTasks(route);
  useFocusOnArrival(wantedOf(route) || route.page);
  return (
    <>
      <header className="page-header">
        <button type="button" className="skip-link" onClick={focusHeading}>
          {skipWords[route.page] ?? 'Skip to the task'}
        </button>
        <Masthead onFindTask={palette.open} page={route.page}>
          <PasteAnything currentTask={task} takesDrops={!takesOwnDrops(route)} />
        </Masthead>
        <ModelBar isOnModelsPage={route.page === 'models'} />
      </header>
      <div className="workbench">
        <TaskNavigation currentId={task?.id} />
        <Page route={route} task={task} />
      </div>
      {palette.isOpen && <TaskPalette currentId={task?.id} onClose={palette.close} />}
    </>
  );
}

const skipWords: Partial<Readonly<Record<Route['page'], string>>> = {
  models: 'Skip to the models',
  history: 'Skip to the runs',
  compare: 'Skip to the runs',
  benchmark: 'Skip to the benchmark',
};

function Page({ route, task }: { readonly route: Route; readonly task: Task | undefined }) {
  if (route.page === 'models') return <ModelsPage />;
  if (route.page === 'history') return <HistoryPage />;
  if (route.page === 'benchmark') return <BenchmarkPage />;
  if (route.page === 'compare') return <ComparePage runIds={route.runIds} />;
  if (task) return <TaskScreen task={task} />;
  return <UnknownPage wanted={wantedOf(route)} />;
}

/** Whether files that are dropped on the page are a model or a test set. */
function takesOwnDrops({ page }: Route): boolean {
  return page === 'models' || page === 'benchmark';
}

/** What an address that leads nowhere asked for. */
function wantedOf(route: Route): string {
  if (route.page === 'task') return route.taskId;
  return route.page === 'unknown' ? route.fragment : '';
}

/** The first task where the address names nothing. */
function taskOf(route: Route): Task | undefined {
  if (route.page === 'start') return definitely(tasks[0], 'a first task');
  return route.page === 'task' ? findTask(route.taskId) : undefined;
}

function focusHeading(): void {
  document.querySelector<HTMLElement>('main h1')?.focus();
}

/** Remembers which tasks were opened by their address. */
function useRecentTasks(route: Route): void {
  const noteOpened = useWorkbench((state) => state.noteOpened);
  const taskId = route.page === 'task' ? route.taskId : undefined;
  useEffect(() => {
    if (taskId !== undefined && findTask(taskId)) noteOpened(taskId);
  }, [taskId, noteOpened]);
}

/** Takes the keyboard and the screen reader along to another task, but not on the first page. */
function useFocusOnArrival(place: string | undefined): void {
  const lastPlace = useRef(place);
  useEffect(() => {
    if (lastPlace.current === place) return;
    lastPlace.current = place;
    scrollTo({ top: 0, behavior: 'instant' });
    focusHeading();
  }, [place]);
}
