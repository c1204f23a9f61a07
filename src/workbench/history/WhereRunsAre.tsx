import { AskedButton } from '#ui/AskedButton.tsx';
import { Button } from '#ui/Button.tsx';
import { Panel } from '#ui/Panel.tsx';
import { sayCountOf } from '../say-quantity.ts';
import { useWorkbench } from '../useWorkbench.ts';

/** Where kept runs are, whether they stay, and the way to erase all of them. */
export function WhereRunsAre({ count }: { readonly count: number }) {
  const isPersistent = useWorkbench((state) => state.historyIsPersistent);
  const askPersistence = useWorkbench((state) => state.askHistoryPersistence);
  return (
    <Panel title="Where they are">
      <p>
        Runs are kept in this browser, on this computer, and nowhere else. They are written down
        while the model writes: if the page is closed or crashes, at most the last 64 tokens or two
        seconds are lost, and the run can be continued.
      </p>
      <p className="muted">
        {isPersistent === true
          ? 'The browser promised to keep them: they go only when you delete them or clear this site’s data.'
          : 'Unless the browser promised to keep them, it may delete all of this site’s data when the disk runs low, without asking. Save a run as a file to have it elsewhere too.'}
      </p>
      <div className="history-actions">
        {isPersistent !== true && (
          <Button onPress={() => void askPersistence()}>Ask the browser to keep them</Button>
        )}
        <EraseButton count={count} />
      </div>
      {isPersistent === false && (
        <p className="muted" role="status">
          The browser did not promise it. It may after you have used this page more often.
        </p>
      )}
    </Panel>
  );
}

function EraseButton({ count }: { readonly count: number }) {
  const eraseHistory = useWorkbench((state) => state.eraseHistory);
  return (
    <AskedButton
      label="Erase the whole history"
      look="danger"
      question="Erase the whole history?"
      yes={`Erase ${sayCountOf(count, 'run')}`}
      onYes={() => void eraseHistory()}
    >
      <p>
        Every run goes from this browser at once, with its notes and stars, and cannot be brought
        back. Models, favourites and files that you saved stay.
      </p>
    </AskedButton>
  );
}
