import { useEffect } from 'react';
import { type Run, shownSampleOf } from '#state/run.ts';
import { splitReply } from '#tasks/reply.ts';
import { Button } from '#ui/Button.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Panel } from '#ui/Panel.tsx';
import { StreamedText } from '../result/StreamedText.tsx';
import { historyHref, taskHref } from '../route.ts';
import { sayCountOf } from '../say-quantity.ts';
import { useWorkbench } from '../useWorkbench.ts';
import { comparisonRows } from './comparison-rows.ts';
import { sayMoment, sayTask } from './say-run.ts';
import './RunComparison.css';

/** Kept runs side by side: what differs in their settings, what came out, and the texts. */
export function RunComparison({ runIds }: { readonly runIds: readonly string[] }) {
  const compareRuns = useWorkbench((state) => state.compareRuns);
  const compared = useWorkbench((state) => state.comparedRuns);
  const failure = useWorkbench((state) => state.historyFailure);

  useEffect(() => {
    void compareRuns(runIds);
  }, [runIds, compareRuns]);

  const runs = runIds.flatMap((id) => {
    const kept = compared[id];
    return kept?.kind === 'run' ? kept.run : [];
  });
  const lost = runIds.filter((id) => compared[id] !== undefined && compared[id].kind !== 'run');
  if (failure) {
    return (
      <Notice tone="danger" alert>
        <p>
          <strong>{failure.message}</strong>
        </p>
        <p>{failure.cure}</p>
      </Notice>
    );
  }
  return (
    <>
      <p>
        <a href={historyHref}>Back to the history</a>
      </p>
      {lost.length > 0 && (
        <Notice tone="warning">
          <p>
            {sayCountOf(lost.length, 'run')} of this address cannot be shown: not in this browser,
            or made by a newer version.
          </p>
        </Notice>
      )}
      {runs.length < 2 ? (
        <p className="muted">
          {runs.length + lost.length < runIds.length
            ? 'Reading…'
            : 'Choose two or more runs in the history to compare them.'}
        </p>
      ) : (
        <Compared runs={runs} />
      )}
    </>
  );
}

function Compared({ runs }: { readonly runs: readonly Run[] }) {
  return (
    <>
      <Panel title="What differs">
        <ComparisonTable runs={runs} />
      </Panel>
      <div className="compared-texts">
        {runs.map((run, index) => (
          <Panel key={run.id} title={`Run ${index + 1}`}>
            <RunTexts run={run} />
          </Panel>
        ))}
      </div>
    </>
  );
}

function ComparisonTable({ runs }: { readonly runs: readonly Run[] }) {
  const rows = comparisonRows(runs);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard too.
    <section className="compared-scroll" aria-label="Table of the runs" tabIndex={0}>
      <table className="compared-table">
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">What</span>
            </th>
            {runs.map((run, index) => (
              <th scope="col" key={run.id}>
                Run {index + 1}
                <span>{sayMoment(run.startedAt)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, values, differs }) => (
            <tr key={name} className={differs ? 'compared-differs' : undefined}>
              <th scope="row">
                {name}
                {differs && <span>differs</span>}
              </th>
              {values.map((value, index) => (
                // The columns are the runs, which stay in their order.
                // biome-ignore lint/suspicious/noArrayIndexKey: see above.
                <td key={index}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function RunTexts({ run }: { readonly run: Run }) {
  const openRun = useWorkbench((state) => state.openRun);
  const { thought, answer } = splitReply(shownSampleOf(run).text);
  const open = async () => {
    const taskId = await openRun(run.id);
    if (taskId !== undefined) location.hash = taskHref(taskId);
  };
  return (
    <>
      <p className="muted">
        {sayTask(run.taskId)}, {run.model.name}
      </p>
      {answer === '' ? <p className="muted">No answer.</p> : <StreamedText text={answer} />}
      {thought !== undefined && (
        <Disclosure title="Thought">
          <StreamedText text={thought} />
        </Disclosure>
      )}
      <div>
        <Button onPress={() => void open()}>Open</Button>
      </div>
    </>
  );
}
