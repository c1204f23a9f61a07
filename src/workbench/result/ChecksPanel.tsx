import { lazy, Suspense } from 'react';
import type { Verdict } from '#scoring/verdict.ts';
import { isRunning, type Run, shownSampleOf } from '#state/run.ts';
import type { Task } from '#tasks/task.ts';
import { Disclosure } from '#ui/Disclosure.tsx';
import { Panel } from '#ui/Panel.tsx';
import { useWorkbench } from '../useWorkbench.ts';
import { VerdictItem } from './VerdictItem.tsx';
import { groupVerdicts } from './verdict-groups.ts';
import './ChecksPanel.css';

// The checks come with the first answer; so does what they say of themselves.
const CheckLimits = lazy(() =>
  import('./CheckLimits.tsx').then((module) => ({ default: module.CheckLimits })),
);

/** What tools say of the answer, of the thought and of the input, and what they cannot say. */
export function ChecksPanel({ task }: { readonly task: Task }) {
  const run = useWorkbench((state) => state.runs[task.id]);
  const checks = run && shownSampleOf(run).checks;
  return (
    <Panel title="Checks">
      {checks?.phase === 'done' ? (
        <CheckedVerdicts verdicts={checks.verdicts} />
      ) : (
        <p className="muted">{waitingSentence(run)}</p>
      )}
    </Panel>
  );
}

function waitingSentence(run: Run | undefined): string {
  if (!run) return 'Answer, thought and input are checked as soon as there is an answer.';
  const { checks, summary } = shownSampleOf(run);
  if (checks.phase === 'checking') return 'Checking…';
  if (isRunning(run)) {
    return summary
      ? 'This reply is checked when the others have ended, or when you choose it.'
      : 'Waiting for the answer…';
  }
  return 'There is no answer to check.';
}

function CheckedVerdicts({ verdicts }: { readonly verdicts: readonly Verdict[] }) {
  return (
    <div className="checked">
      {groupVerdicts(verdicts).map(({ title, verdicts: own }) => (
        <section key={title} className="verdict-group">
          <h3>{title}</h3>
          <ul className="verdicts">
            {own.map((verdict, index) => (
              // Two wrong sums of one check differ in their place alone.
              // biome-ignore lint/suspicious/noArrayIndexKey: verdicts of a run never change order
              <VerdictItem key={`${verdict.check} ${index}`} verdict={verdict} />
            ))}
          </ul>
        </section>
      ))}
      <p className="muted">
        A trace is not a proof: a model can reason well and answer wrongly, or write its reasons
        after the answer. Each check says what its sentence says, and no more.
      </p>
      <Disclosure title="What these checks cannot see">
        <Suspense fallback={<p className="muted">Loading…</p>}>
          <CheckLimits checks={[...new Set(verdicts.map(({ check }) => check))]} />
        </Suspense>
      </Disclosure>
    </div>
  );
}
