import { useEffect, useRef } from 'react';
import { definitely } from '#base/assert.ts';
import { findTask, tasks } from '#tasks/registry.ts';
import { Masthead } from './Masthead.tsx';
import { ModelBar } from './model/ModelBar.tsx';
import { TaskNavigation } from './navigation/TaskNavigation.tsx';
import { TaskPalette } from './navigation/TaskPalette.tsx';
import { PasteAnything } from './paste/PasteAnything.tsx';
import type { Route } from './route.ts';
import { TaskScreen } from './TaskScreen.tsx';
import { UnknownPage } from './UnknownPage.tsx';
import { useLinkedValues } from './useLinkedValues.ts';
import { usePalette } from './usePalette.ts';
import { useRoute } from './useRoute.ts';
import { useWorkbench } from './useWorkbench.ts';
import './WorkbenchScreen.css';

/** The whole page: header, task list and the task of the address. */
export function WorkbenchScreen() {
  const route = useRoute();
  const wanted =
    route.page === 'task' ? route.taskId : route.page === 'unknown' ? route.fragment : undefined;
  const task = wanted === undefined ? definitely(tasks[0], 'a first task') : findTask(wanted);
  const palette = usePalette();
  useLinkedValues(route);
  useRecentTasks(route);
  useFocusOnArrival(wanted);
  return (
    <>
      <header className="page-header">
        <button type="button" className="skip-link" onClick={focusHeading}>
          Skip to the task
        </button>
        <Masthead onFindTask={palette.open}>
          <PasteAnything currentTask={task} />
        </Masthead>
        <ModelBar />
      </header>
      <div className="workbench">
        <TaskNavigation currentId={task?.id} />
        {task ? <TaskScreen task={task} /> : <UnknownPage wanted={wanted ?? ''} />}
      </div>
      {palette.isOpen && <TaskPalette currentId={task?.id} onClose={palette.close} />}
    </>
  );
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
