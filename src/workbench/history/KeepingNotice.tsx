import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { sayCountOf } from '../say-quantity.ts';
import { useWorkbench } from '../useWorkbench.ts';

/** That runs are not being kept, why, and what to do; nothing while they are. */
export function KeepingNotice() {
  const keeping = useWorkbench((state) => state.runKeeping);
  const keepAgain = useWorkbench((state) => state.keepRunsAgain);
  if (keeping.phase === 'kept') return null;
  const { failure, runCount } = keeping;
  return (
    <Notice
      tone="danger"
      alert
      actions={
        <Button icon="retry" onPress={() => void keepAgain()}>
          Try again
        </Button>
      }
    >
      <p>
        <strong>{failure.message}</strong>
      </p>
      <p>
        Not kept yet, or not to the end: {sayCountOf(runCount, 'run')}. What was written stays in
        this page, and goes on here. {failure.cure}
      </p>
    </Notice>
  );
}
