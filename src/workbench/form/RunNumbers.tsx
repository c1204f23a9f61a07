import { isRunning, type Run } from '#state/run.ts';
import type { Task } from '#tasks/task.ts';
import { runStatistics, sayPhase } from '../result/run-statistics.ts';
import { sayCount, sayDuration } from '../say-quantity.ts';
import { useNow } from '../useNow.ts';
import { useWorkbench } from '../useWorkbench.ts';
import './RunNumbers.css';

/** What the run is doing, and its numbers. Only the words are read out, the numbers are not. */
export function RunNumbers({ task }: { readonly task: Task }) {
  const run = useWorkbench((state) => state.runs[task.id]);
  return (
    <div className="run-numbers">
      <p role="status" aria-label="Run" className={run ? 'run-phase' : 'visually-hidden'}>
        {run && sayPhase(run)}
      </p>
      {run && <Numbers run={run} />}
    </div>
  );
}

function Numbers({ run }: { readonly run: Run }) {
  const now = useNow(isRunning(run));
  const { tokenCount, tokenLimit, tokensPerSecond, timeToFirstTokenMs, elapsedMs } = runStatistics(
    run,
    now,
  );
  return (
    <dl className="run-facts">
      <div>
        <dt>Tokens</dt>
        <dd>
          {sayCount(tokenCount)} of at most {sayCount(tokenLimit)}
        </dd>
      </div>
      <div>
        <dt>Speed</dt>
        <dd>{tokensPerSecond === undefined ? '–' : `${tokensPerSecond.toFixed(1)} tokens/s`}</dd>
      </div>
      <div>
        <dt>First token</dt>
        <dd>
          {timeToFirstTokenMs === undefined ? '–' : `after ${sayDuration(timeToFirstTokenMs)}`}
        </dd>
      </div>
      <div>
        <dt>Elapsed</dt>
        <dd>{sayDuration(elapsedMs)}</dd>
      </div>
    </dl>
  );
}
