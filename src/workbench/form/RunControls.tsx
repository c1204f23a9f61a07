import { isPromptEdited } from '#state/read-draft.ts';
import { isRunning } from '#state/run.ts';
import type { Workbench } from '#state/workbench-state.ts';
import { findTask } from '#tasks/registry.ts';
import type { Task } from '#tasks/task.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { taskHref } from '../route.ts';
import { TrustNotice } from '../TrustNotice.tsx';
import { useWorkbench } from '../useWorkbench.ts';
import { RunNumbers } from './RunNumbers.tsx';
import { changesReply } from './say-decoding.ts';
import './RunControls.css';

/** Run and Stop, what an answer would be worth, and how the run goes. */
export function RunControls({ task }: { readonly task: Task }) {
  const startRun = useWorkbench((state) => state.startRun);
  const stopRun = useWorkbench((state) => state.stopRun);
  const runningTaskId = useWorkbench(selectRunningTaskId);
  const model = useWorkbench((state) => state.model);
  const mode = useWorkbench((state) => state.mode);
  const promptIsEdited = useWorkbench((state) => isPromptEdited(state, task));
  const isOtherSearch = useWorkbench(({ decodingDraft }) => changesReply(decodingDraft, task));
  const problem = useWorkbench((state) => state.startProblems[task.id]);
  const isBusy = runningTaskId !== undefined;
  return (
    <div className="run-controls">
      {model.phase === 'ready' && (
        <TrustNotice
          model={model.model}
          task={task}
          mode={mode}
          moment="before"
          promptIsEdited={promptIsEdited}
          isOtherSearch={isOtherSearch}
        />
      )}
      <div className="run-buttons">
        <Button
          look="primary"
          icon="play"
          unavailable={isBusy}
          shortcut="Control+Enter"
          onPress={() => void startRun(task.id)}
        >
          Run
        </Button>
        <Button look="danger" icon="stop" unavailable={!isBusy} shortcut="Escape" onPress={stopRun}>
          Stop
        </Button>
        <span className="shortcuts muted">
          <kbd>Ctrl</kbd> <kbd>Enter</kbd> runs, <kbd>Esc</kbd> stops
        </span>
      </div>
      {problem && (
        <Notice tone="danger" alert>
          {problem}
        </Notice>
      )}
      {isBusy && runningTaskId !== task.id && <BusyElsewhere taskId={runningTaskId} />}
      <RunNumbers task={task} />
    </div>
  );
}

function BusyElsewhere({ taskId }: { readonly taskId: string }) {
  return (
    <Notice tone="info">
      The model is busy with <a href={taskHref(taskId)}>{findTask(taskId)?.title ?? taskId}</a>.
      Wait, or stop it first.
    </Notice>
  );
}

function selectRunningTaskId({ runs }: Workbench): string | undefined {
  return Object.values(runs).find(isRunning)?.taskId;
}
