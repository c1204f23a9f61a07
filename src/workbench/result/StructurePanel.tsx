import { useMemo } from 'react';
import { readRun } from '#state/read-run.ts';
import type { Task } from '#tasks/task.ts';
import { Panel } from '#ui/Panel.tsx';
import { useSettled } from '../useSettled.ts';
import { useWorkbench } from '../useWorkbench.ts';
import { shownSubjects } from './shown-subjects.ts';
import { AnswerGrid } from './structure/AnswerGrid.tsx';
import { SubjectPictures } from './structure/SubjectPictures.tsx';

const noValues = {};
/** A shape costs more than a drawing, so it waits for a longer pause. */
const SETTLE_MS = 400;

/** Whatever the run has that can be drawn: inputs as they are typed, and the answer. */
export function StructurePanel({ task }: { readonly task: Task }) {
  const draft = useWorkbench((state) => state.drafts[task.id] ?? noValues);
  const run = useWorkbench((state) => state.runs[task.id]);
  const settledDraft = useSettled(draft, SETTLE_MS);
  const reading = useMemo(() => run && readRun(run, task), [run, task]);
  const shown = useStable(shownSubjects(task, settledDraft, run, reading));
  return (
    <Panel title="Structure">
      {shown.kind === 'nothing' ? (
        <p className="muted">{shown.reason}</p>
      ) : (
        <SubjectPictures subjects={shown.subjects} />
      )}
      {run && <AnswerGrid run={run} task={task} />}
    </Panel>
  );
}

/** The value of an earlier drawing while nothing in it changes: a run changes with each token. */
function useStable<Value>(value: Value): Value {
  const key = JSON.stringify(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is all of the value.
  return useMemo(() => value, [key]);
}
