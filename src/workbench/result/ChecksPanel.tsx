import type { Verdict } from '#scoring/verdict.ts';
import { isRunning, type Run, shownSampleOf } from '#state/run.ts';
import type { Task } from '#tasks/task.ts';
import { Panel } from '#ui/Panel.tsx';
import { useWorkbench } from '../useWorkbench.ts';
import { VerdictMark } from './VerdictMark.tsx';
import './ChecksPanel.css';

/** What chemistry software says of the answer. */
export function ChecksPanel({ task }: { readonly task: Task }) {
  const run = useWorkbench((state) => state.runs[task.id]);
  const checks = run && shownSampleOf(run).checks;
  return (
    <Panel title="Checks">
      {checks?.phase === 'done' ? (
        <ul className="verdicts">
          {checks.verdicts.map((verdict) => (
            <VerdictItem key={verdict.check} verdict={verdict} />
          ))}
        </ul>
      ) : (
        <p className="muted">{waitingSentence(task, run)}</p>
      )}
    </Panel>
  );
}

function waitingSentence(task: Task, run: Run | undefined): string {
  if (!run) {
    return task.verifiers.length === 0
      ? 'No tool in this browser can check the answers to this task.'
      : 'An answer is checked as soon as it is there.';
  }
  const { checks, summary } = shownSampleOf(run);
  if (checks.phase === 'checking') return 'Checking…';
  if (isRunning(run)) {
    return summary
      ? 'This reply is checked when the others have ended, or when you choose it.'
      : 'Waiting for the answer…';
  }
  return 'There is no answer to check.';
}

function VerdictItem({ verdict }: { readonly verdict: Verdict }) {
  return (
    <li className="verdict">
      <VerdictMark status={verdict.status} />
      <div>
        <h3>{verdict.check}</h3>
        <p className="muted">{verdict.status === 'passes' ? verdict.detail : verdict.reason}</p>
      </div>
    </li>
  );
}
