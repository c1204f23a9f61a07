import { isRunning, type Run } from '#state/run.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { useWorkbench } from '../../useWorkbench.ts';
import { sayOrigin } from './say-origin.ts';

/** Says of an imported run that it was not produced here, and shows it again as it was written. */
export function OriginNotice({ run }: { readonly run: Run }) {
  const replayRun = useWorkbench((state) => state.replayRun);
  if (run.origin.kind !== 'imported' || isRunning(run)) return null;
  return (
    <Notice
      tone="warning"
      actions={
        <Button icon="play" onPress={() => void replayRun(run)}>
          Replay
        </Button>
      }
    >
      <p>
        <strong>Not produced here.</strong> {sayOrigin(run)} The checks below were made here; that
        the model wrote this text was not.
      </p>
    </Notice>
  );
}
