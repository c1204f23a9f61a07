import { useEffect } from 'react';
import type { Task } from '#tasks/task.ts';
import { Button } from '#ui/Button.tsx';
import { CopyButton } from '#ui/CopyButton.tsx';
import { Notice } from '#ui/Notice.tsx';
import { ToggleButton } from '#ui/ToggleButton.tsx';
import { taskHref } from './route.ts';
import { useWorkbench } from './useWorkbench.ts';
import './TaskHeading.css';

/** What the task is, what it cannot tell, and how to come back to it. */
export function TaskHeading({ task }: { readonly task: Task }) {
  const isFavourite = useWorkbench((state) => state.preferences.favourites.includes(task.id));
  const setFavourite = useWorkbench((state) => state.setFavourite);
  const draft = useWorkbench((state) => state.drafts[task.id]);

  useEffect(() => {
    document.title = `${task.title} · SciReasoner Workbench`;
  }, [task.title]);

  return (
    <header className="task-heading">
      <div className="task-title">
        <h1 tabIndex={-1}>{task.title}</h1>
        <div className="task-actions">
          <ToggleButton
            look="quiet"
            icon="star"
            isOn={isFavourite}
            onChange={(isOn) => setFavourite(task.id, isOn)}
          >
            Favourite
          </ToggleButton>
          <CopyButton
            label="Copy link"
            icon="link"
            text={() => new URL(taskHref(task.id, draft), location.href).href}
          />
        </div>
      </div>
      <p>{task.summary}</p>
      <p className="muted">{task.caveat}</p>
      <IgnoredLinkNames task={task} />
    </header>
  );
}

/** Says which parts of a link the form has no place for. */
function IgnoredLinkNames({ task }: { readonly task: Task }) {
  const ignored = useWorkbench((state) => state.ignoredLinkNames[task.id]);
  const dismiss = useWorkbench((state) => state.dismissIgnoredLinkNames);
  if (!ignored) return null;
  const fields = task.fields.map(({ name }) => `“${name}”`).join(', ');
  return (
    <Notice
      tone="warning"
      actions={
        <Button look="quiet" onPress={() => dismiss(task.id)}>
          Dismiss
        </Button>
      }
    >
      The link also fills {ignored.map((name) => `“${name}”`).join(', ')}, which this task does not
      have. {fields === '' ? 'It needs no input.' : `What it has: ${fields}.`}
    </Notice>
  );
}
