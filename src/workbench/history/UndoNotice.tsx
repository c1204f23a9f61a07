import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { sayCountOf } from '../say-quantity.ts';
import { useWorkbench } from '../useWorkbench.ts';

/** What was deleted last, and the way back. */
export function UndoNotice() {
  const deleted = useWorkbench((state) => state.deletedRunIds);
  const undelete = useWorkbench((state) => state.undeleteRuns);
  return (
    <div role="status">
      {deleted.length > 0 && (
        <Notice
          tone="info"
          actions={
            <Button icon="retry" onPress={() => void undelete()}>
              Undo
            </Button>
          }
        >
          <p>
            {sayCountOf(deleted.length, 'run')} deleted. This can be undone for about an hour, as
            long as this page stays open.
          </p>
        </Notice>
      )}
    </div>
  );
}
