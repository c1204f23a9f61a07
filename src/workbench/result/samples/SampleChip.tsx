import type { Run } from '#state/run.ts';
import { ToggleButton } from '#ui/ToggleButton.tsx';
import { sayCount } from '../../say-quantity.ts';
import { useWorkbench } from '../../useWorkbench.ts';

interface SampleChipProps {
  readonly run: Run;
  /** Index of the sample, counted from 0; people count from 1. */
  readonly sample: number;
  readonly noun: 'Sample' | 'Candidate';
}

/** Puts one reply of a run on the screen: its thought, its answer, its checks. */
export function SampleChip({ run, sample, noun }: SampleChipProps) {
  const showSample = useWorkbench((state) => state.showSample);
  const reply = run.samples[sample];
  const grows = reply !== undefined && reply.summary === undefined && noun === 'Sample';
  return (
    <ToggleButton
      isOn={run.shownSample === sample}
      onChange={() => void showSample(run.taskId, sample)}
    >
      {noun} {sample + 1}
      {grows && <span className="sample-tokens"> {sayCount(reply.tokens.length)} tokens</span>}
    </ToggleButton>
  );
}
