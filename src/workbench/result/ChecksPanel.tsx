import type { Verdict } from '#scoring/verdict.ts';
import { isRunning, type Run } from '#state/run.ts';
import type { Task } from '#tasks/task.ts';
import { Icon, type IconName } from '#ui/Icon.tsx';
import { Panel } from '#ui/Panel.tsx';
import { useWorkbench } from '../useWorkbench.ts';
import './ChecksPanel.css';

/** What chemistry software says of the answer. */
export function ChecksPanel({ task }: { readonly task: Task }) {
  const run = useWorkbench((state) => state.runs[task.id]);
  return (
    <Panel title="Checks">
      {run?.checks.phase === 'done' ? (
        <ul className="verdicts">
          {run.checks.verdicts.map((verdict) => (
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
  if (isRunning(run)) return 'Waiting for the answer…';
  if (run.checks.phase === 'checking') return 'Checking…';
  return 'There is no answer to check.';
}

const looks: Readonly<
  Record<Verdict['status'], { readonly icon: IconName; readonly word: string }>
> = {
  passes: { icon: 'check', word: 'Passes' },
  fails: { icon: 'cross', word: 'Fails' },
  'not-checkable': { icon: 'question', word: 'Not checkable here' },
};

function VerdictItem({ verdict }: { readonly verdict: Verdict }) {
  const { icon, word } = looks[verdict.status];
  return (
    <li className={`verdict verdict-${verdict.status}`}>
      <span className="verdict-status">
        <Icon name={icon} />
        {word}
      </span>
      <div>
        <h3>{verdict.check}</h3>
        <p className="muted">{verdict.status === 'passes' ? verdict.detail : verdict.reason}</p>
      </div>
    </li>
  );
}
