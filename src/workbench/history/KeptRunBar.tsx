import { isContinuable, isSameWriter } from '#state/continue-run.ts';
import { isRunning, type Run, tokenCountOf } from '#state/run.ts';
import type { Task } from '#tasks/task.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import type { LoadedModel } from '#workers/inference/protocol.ts';
import { backendNames } from '../model/backend-names.ts';
import { historyHref } from '../route.ts';
import { sayCountOf } from '../say-quantity.ts';
import { useWorkbench } from '../useWorkbench.ts';
import { KeepingNotice } from './KeepingNotice.tsx';
import { sayMoment } from './say-run.ts';

/** That the run on the screen is a kept one, or was cut short, and the ways to go on with it. */
export function KeptRunBar({ task }: { readonly task: Task }) {
  const run = useWorkbench((state) => state.runs[task.id]);
  const opened = useWorkbench((state) => state.openedRuns[task.id]);
  const isOpened = run !== undefined && opened?.runId === run.id;
  return (
    <>
      <KeepingNotice />
      {isOpened && opened.isWrittenElsewhere && <WrittenElsewhere run={run} />}
      {run && !(isOpened && opened.isWrittenElsewhere) && isContinuable(run) && (
        <CutShort run={run} />
      )}
      {isOpened && !isRunning(run) && !isContinuable(run) && <Kept run={run} />}
    </>
  );
}

function WrittenElsewhere({ run }: { readonly run: Run }) {
  const openRun = useWorkbench((state) => state.openRun);
  return (
    <Notice
      tone="info"
      actions={
        <Button icon="retry" onPress={() => void openRun(run.id)}>
          Look again
        </Button>
      }
    >
      <p>
        <strong>Another tab is writing this run.</strong> What it had written when this page looked
        is shown here.
      </p>
    </Notice>
  );
}

function CutShort({ run }: { readonly run: Run }) {
  const continueRun = useWorkbench((state) => state.continueRun);
  const repeatRun = useWorkbench((state) => state.repeatRun);
  const state = useWorkbench(({ model }) => model);
  const model = state.phase === 'ready' ? state.model : undefined;
  const isOther = model !== undefined && !isSameWriter(run.model, model);
  return (
    <Notice
      tone="warning"
      actions={
        <>
          <Button
            icon="play"
            look="primary"
            unavailable={!model}
            onPress={() => void continueRun(run.taskId)}
          >
            {isOther ? `Continue with ${sayWriter(model)}` : 'Continue'}
          </Button>
          <Button icon="retry" unavailable={!model} onPress={() => void repeatRun(run.taskId)}>
            Repeat from the start
          </Button>
        </>
      }
    >
      <p>
        <strong>{cutWords[run.phase.phase]}</strong> {sayKept(run)}
      </p>
      {isOther && (
        <p>
          {sayWriter(run.model)} began it, and {sayWriter(model)} is loaded: the rest will not be
          what the first would have written. To go on with the first, load it under “Models”.
        </p>
      )}
      {!model && <p>It can go on once a model is loaded.</p>}
    </Notice>
  );
}

const cutWords: Partial<Readonly<Record<Run['phase']['phase'], string>>> = {
  interrupted: 'Interrupted: the page ended while this was written.',
  stopped: 'Stopped.',
  failed: 'Cut short by a failure.',
};

function sayKept(run: Run): string {
  const moment = sayMoment(run.startedAt);
  if (run.decoding.beams) return `It began ${moment}; a beam search begins again.`;
  return `It began ${moment}; ${sayCountOf(tokenCountOf(run), 'token')} kept. Writing goes on behind them with the same seed and settings.`;
}

function sayWriter({ name, flavour, backend }: LoadedModel): string {
  return `${name} (${flavour}, ${backendNames[backend.backend]})`;
}

function Kept({ run }: { readonly run: Run }) {
  const repeatRun = useWorkbench((state) => state.repeatRun);
  const state = useWorkbench(({ model }) => model);
  const isReady = state.phase === 'ready';
  const isOther = state.phase === 'ready' && !isSameWriter(run.model, state.model);
  return (
    <Notice
      tone="aside"
      actions={
        <Button icon="retry" unavailable={!isReady} onPress={() => void repeatRun(run.taskId)}>
          {isOther ? `Repeat with ${sayWriter(state.model)}` : 'Repeat'}
        </Button>
      }
    >
      <p>
        <strong>Kept run</strong> of {sayMoment(run.startedAt)}, by {sayWriter(run.model)}. Its
        inputs are in the form. <a href={historyHref}>All kept runs</a>
      </p>
    </Notice>
  );
}
