import { isRunning, type Run } from '#state/run.ts';
import type { Task } from '#tasks/task.ts';
import { Notice } from '#ui/Notice.tsx';
import { runStatistics } from '../result/run-statistics.ts';
import { sayPhase, sayPrefill } from '../result/say-phase.ts';
import { sayCount, sayCountOf, sayDuration } from '../say-quantity.ts';
import { useNow } from '../useNow.ts';
import { useWorkbench } from '../useWorkbench.ts';
import './RunNumbers.css';

/** What the run is doing, and its numbers. Only the words are read out, the numbers are not. */
export function RunNumbers({ task }: { readonly task: Task }) {
  const run = useWorkbench((state) => state.runs[task.id]);
  const prefill = run && sayPrefill(run);
  return (
    <>
      <div className="run-numbers">
        <p className={run ? 'run-phase' : 'visually-hidden'}>
          <span role="status" aria-label="Run">
            {run && sayPhase(run)}
          </span>
          {prefill && <span aria-hidden="true">: {prefill}</span>}
        </p>
        {run && <Numbers run={run} />}
      </div>
      {run?.phase.phase === 'recovering' && (
        <Notice tone="warning">
          <p>
            <strong>{run.phase.failure.message}</strong>
          </p>
          <p>
            What was written is kept. The model is loaded again, and the run goes on behind it
            {run.phase.attempt > 1 && `; this is attempt ${run.phase.attempt}`}.
          </p>
        </Notice>
      )}
    </>
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
      <RunFact
        name="Tokens"
        value={`${sayCount(tokenCount)} of at most ${sayLimit(tokenLimit, run)}`}
      />
      <RunFact
        name="Speed"
        value={tokensPerSecond === undefined ? '–' : `${tokensPerSecond.toFixed(1)} tokens/s`}
      />
      <RunFact
        name="First token"
        value={timeToFirstTokenMs === undefined ? '–' : `after ${sayDuration(timeToFirstTokenMs)}`}
      />
      {run.reusedTokenCount > 0 && (
        <RunFact
          name="Prompt"
          value={`${sayCount(run.reusedTokenCount)} of ${sayCountOf(run.promptTokenCount, 'token')} not read again`}
        />
      )}
      {run.interruptions.length > 0 && (
        <RunFact name="Interrupted" value={sayCountOf(run.interruptions.length, 'time')} />
      )}
      <RunFact name="Elapsed" value={sayDuration(elapsedMs)} />
    </dl>
  );
}

function RunFact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function sayLimit(tokenLimit: number, { decoding }: Run): string {
  const rows = decoding.beams?.width ?? decoding.sampleCount;
  return rows > 1 ? `${rows} × ${sayCount(tokenLimit)}` : sayCount(tokenLimit);
}
