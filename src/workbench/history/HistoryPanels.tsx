import { useEffect } from 'react';
import type { HistoryReading } from '#state/history/history-state.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Panel } from '#ui/Panel.tsx';
import { FailureNotice } from '../models/FailureNotice.tsx';
import { useWorkbench } from '../useWorkbench.ts';
import { HistoryList } from './HistoryList.tsx';
import { ImportRun } from './ImportRun.tsx';
import { KeepingNotice } from './KeepingNotice.tsx';
import { UndoNotice } from './UndoNotice.tsx';
import { WhereRunsAre } from './WhereRunsAre.tsx';

/** Every run that is kept in this browser, and whether it stays there. */
export function HistoryPanels() {
  const history = useWorkbench((state) => state.history);
  const readHistory = useWorkbench((state) => state.readHistory);
  const failure = useWorkbench((state) => state.historyFailure);
  const dismiss = useWorkbench((state) => state.dismissHistoryFailure);

  useEffect(() => {
    void readHistory();
  }, [readHistory]);

  return (
    <>
      <KeepingNotice />
      {failure && (
        <FailureNotice
          what="The history did not do this"
          failure={failure}
          actions={<Button onPress={dismiss}>Dismiss</Button>}
        />
      )}
      <UndoNotice />
      <Panel title="Runs">
        <ImportRun />
        <Runs history={history} onRetry={() => void readHistory()} />
      </Panel>
      <WhereRunsAre count={history.phase === 'known' ? history.runs.length : 0} />
    </>
  );
}

interface RunsProps {
  readonly history: HistoryReading;
  readonly onRetry: () => void;
}

function Runs({ history, onRetry }: RunsProps) {
  if (history.phase === 'failed') {
    return (
      <FailureNotice
        what="The kept runs cannot be listed"
        failure={history.failure}
        actions={
          <Button icon="retry" onPress={onRetry}>
            Try again
          </Button>
        }
      />
    );
  }
  if (history.phase !== 'known') return <p className="muted">Reading…</p>;
  if (history.runs.length === 0) {
    return (
      <Notice tone="aside">
        <p>No run is kept yet. Each run of a task comes here as soon as it begins.</p>
      </Notice>
    );
  }
  return <HistoryList runs={history.runs} />;
}
