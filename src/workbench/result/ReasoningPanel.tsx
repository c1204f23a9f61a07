import { useEffect, useRef } from 'react';
import { readRun } from '#state/read-run.ts';
import { isRunning, type Run } from '#state/run.ts';
import type { Task } from '#tasks/task.ts';
import { CopyButton } from '#ui/CopyButton.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { FollowEnd } from '#ui/FollowEnd.tsx';
import { Panel } from '#ui/Panel.tsx';
import { sayCount } from '../say-quantity.ts';
import { useWorkbench } from '../useWorkbench.ts';
import { StreamedText } from './StreamedText.tsx';

/** The model's thought, as it is written. */
export function ReasoningPanel({ task }: { readonly task: Task }) {
  const run = useWorkbench((state) => state.runs[task.id]);
  const thought = run && readRun(run, task).reply.thought;
  const panelRef = useRef<HTMLElement>(null);
  const runningId = run && isRunning(run) ? run.id : undefined;

  // Whoever starts a run wants to see it, and the form may fill the window.
  useEffect(() => {
    if (runningId !== undefined) panelRef.current?.scrollIntoView({ block: 'nearest' });
  }, [runningId]);

  return (
    <Panel
      ref={panelRef}
      title="Reasoning"
      actions={
        thought && run && !isRunning(run) && <CopyButton label="Copy thought" text={thought} />
      }
    >
      {run ? (
        <Thought key={run.id} run={run} task={task} />
      ) : (
        <p className="muted">
          What the model thinks on its way to the answer appears here, word by word.
        </p>
      )}
    </Panel>
  );
}

function Thought({ run, task }: { readonly run: Run; readonly task: Task }) {
  const { thought, thoughtClosed, answer } = readRun(run, task).reply;
  const running = isRunning(run);
  if (thought === undefined || (thought === '' && (thoughtClosed || !running))) {
    const waits = running && answer === '' && run.tokens.length === 0;
    return (
      <p className="muted">
        {waits ? 'Waiting for the first token…' : 'The model answered without thinking.'}
      </p>
    );
  }
  const writes = running && !thoughtClosed;
  return (
    <Disclosure
      startsOpen
      title={writes ? 'Thinking…' : `Thought, ${sayCount(thought.length)} characters`}
    >
      <FollowEnd label="Thought" growing={writes} size={thought.length}>
        <StreamedText text={thought} />
      </FollowEnd>
      {!running && !thoughtClosed && (
        <p className="muted">The thought was cut off here, before any answer.</p>
      )}
    </Disclosure>
  );
}
