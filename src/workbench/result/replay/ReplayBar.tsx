import type { Replay, ReplaySpeed } from '#state/replay/replay-state.ts';
import type { Task } from '#tasks/task.ts';
import { Button } from '#ui/Button.tsx';
import { type Choice, ChoiceGroup } from '#ui/ChoiceGroup.tsx';
import { Notice } from '#ui/Notice.tsx';
import { useWorkbench } from '../../useWorkbench.ts';
import { sayOrigin } from './say-origin.ts';

const speeds: readonly Choice<`${ReplaySpeed}`>[] = [
  { value: '1', label: 'As it was' },
  { value: '4', label: '4 times' },
  { value: '16', label: '16 times' },
];
const speedOf: Readonly<Record<`${ReplaySpeed}`, ReplaySpeed>> = { '1': 1, '4': 4, '16': 16 };

/** That what is being written on the screen was recorded, and how fast it is shown. */
export function ReplayBar({ task }: { readonly task: Task }) {
  const replay = useWorkbench((state) => state.replay);
  return replay?.taskId === task.id ? <ReplayControls task={task} replay={replay} /> : null;
}

interface ReplayControlsProps {
  readonly task: Task;
  readonly replay: Replay;
}

function ReplayControls({ task, replay: { speed, isPaused } }: ReplayControlsProps) {
  const run = useWorkbench((state) => state.runs[task.id]);
  const setReplay = useWorkbench((state) => state.setReplay);
  const endReplay = useWorkbench((state) => state.endReplay);
  return (
    <Notice
      tone="info"
      actions={
        <>
          <Button
            icon={isPaused ? 'play' : 'pause'}
            onPress={() => setReplay({ isPaused: !isPaused })}
          >
            {isPaused ? 'Go on' : 'Pause'}
          </Button>
          <Button icon="skip" onPress={endReplay}>
            Show all
          </Button>
        </>
      }
    >
      <p>
        <strong>This is a recording.</strong> {run && sayOrigin(run)} Nothing is computed here but
        the checks.
      </p>
      <ChoiceGroup
        label="Speed"
        choices={speeds}
        value={`${speed}`}
        onChange={(chosen) => setReplay({ speed: speedOf[chosen] })}
      />
    </Notice>
  );
}
