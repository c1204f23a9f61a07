import { useEffect, useRef } from 'react';
import { definitely } from '#base/assert.ts';
import { findTask, tasks } from '#tasks/registry.ts';
import { Masthead } from './Masthead.tsx';
import { ModelBar } from './model/ModelBar.tsx';
import { TaskNavigation } from './navigation/TaskNavigation.tsx';
import { TaskScreen } from './TaskScreen.tsx';
import { UnknownPage } from './UnknownPage.tsx';
import { useRoute } from './useRoute.ts';
import './WorkbenchScreen.css';

/** The whole page: header, task list and the task of the address. */
export function WorkbenchScreen() {
  const route = useRoute();
  const wanted =
    route.page === 'task' ? route.taskId : route.page === 'unknown' ? route.fragment : undefined;
  const task = wanted === undefined ? definitely(tasks[0], 'a first task') : findTask(wanted);
  useFocusOnArrival(wanted);
  return (
    <>
      <header className="page-header">
        <button type="button" className="skip-link" onClick={focusHeading}>
          Skip to the task
        </button>
        <Masthead />
        <ModelBar />
      </header>
      <div className="workbench">
        <TaskNavigation currentId={task?.id} />
        {task ? <TaskScreen task={task} /> : <UnknownPage wanted={wanted ?? ''} />}
      </div>
    </>
  );
}

function focusHeading(): void {
  document.querySelector<HTMLElement>('main h1')?.focus();
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
