import { lazy, type ReactNode, Suspense, useCallback, useEffect, useRef } from 'react';
import type { Step } from '#reasoning/trace.ts';
import { readRun } from '#state/read-run.ts';
import { isRunning, type Run, shownSampleOf } from '#state/run.ts';
import { thoughtStart } from '#tasks/reply.ts';
import type { Task } from '#tasks/task.ts';
import { CopyButton } from '#ui/CopyButton.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Panel } from '#ui/Panel.tsx';
import { BranchButton } from '../history/BranchButton.tsx';
import { sayCount } from '../say-quantity.ts';
import { useWorkbench } from '../useWorkbench.ts';
import { AnswerNowButton } from './AnswerNowButton.tsx';
import { ShownSampleBadge } from './ShownSampleBadge.tsx';
import { StreamedText } from './StreamedText.tsx';
import { ThoughtMeter } from './ThoughtMeter.tsx';
import { sayThoughtEnd } from './thought-tokens.ts';

// Reading Markdown takes 40 KB (gzip), which no page needs before a run.
const TraceView = lazy(async () => {
  const { TraceView: component } = await import('./trace/TraceView.tsx');
  return { default: component };
});

/** The model's thought, as it is written. */
export function ReasoningPanel({ task }: { readonly task: Task }) {
  const run = useWorkbench((state) => state.runs[task.id]);
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
      actions={run && <ReasoningActions run={run} task={task} />}
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

interface ThoughtProps {
  readonly run: Run;
  readonly task: Task;
}

function ReasoningActions({ run, task }: ThoughtProps) {
  const { thought } = readRun(run, task).reply;
  return (
    <>
      <ShownSampleBadge run={run} />
      <AnswerNowButton run={run} />
      {thought && !isRunning(run) && <CopyButton label="Copy thought" text={thought} />}
    </>
  );
}

function Thought({ run, task }: ThoughtProps) {
  const { thought, thoughtClosed, answer } = readRun(run, task).reply;
  const sample = shownSampleOf(run);
  const stepActions = useStepBranching(run);
  const isWritten = isRunning(run) && sample.summary === undefined;
  if (thought === undefined || (thought === '' && (thoughtClosed || !isWritten))) {
    const waits = isWritten && answer === '' && sample.tokens.length === 0;
    return (
      <p className="muted">
        {waits ? 'Waiting for the first token…' : 'The model answered without thinking.'}
      </p>
    );
  }
  const grows = isWritten && !thoughtClosed;
  const canBranch = !isRunning(run) && !run.decoding.beams;
  const ending = sayThoughtEnd(sample, run);
  return (
    <>
      <ThoughtMeter run={run} sample={sample} />
      <Disclosure
        startsOpen
        title={grows ? 'Thinking…' : `Thought, ${sayCount(thought.length)} characters`}
      >
        <Suspense fallback={<StreamedText text={thought} />}>
          <TraceView
            key={run.shownSample}
            thought={thought}
            sample={sample}
            isGrowing={grows}
            {...(canBranch && { stepActions })}
          />
        </Suspense>
        {!isWritten && !thoughtClosed && (
          <p className="muted">The thought was cut off here, before any answer.</p>
        )}
      </Disclosure>
      {ending && <Notice tone="info">{ending}</Notice>}
    </>
  );
}

/** The same function as long as the run and its shown reply are: steps are drawn once. */
function useStepBranching(run: Run): (step: Step) => ReactNode {
  return useCallback(
    (step) => {
      const end = thoughtStart(shownSampleOf(run).text) + step.end;
      return (
        <BranchButton
          run={run}
          sample={run.shownSample}
          end={end}
          label={`Go on from “${step.title}”`}
        />
      );
    },
    [run],
  );
}
