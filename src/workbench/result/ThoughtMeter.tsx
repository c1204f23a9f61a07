import type { Run, RunSample } from '#state/run.ts';
import { Meter } from '#ui/Meter.tsx';
import { sayCount } from '../say-quantity.ts';
import { thoughtTokenCount } from './thought-tokens.ts';

interface ThoughtMeterProps {
  readonly run: Run;
  readonly sample: RunSample;
}

/** How much of its budget a thought has used; nothing where no budget was set. */
export function ThoughtMeter({ run, sample }: ThoughtMeterProps) {
  const budget = run.decoding.thoughtBudget;
  if (!budget) return null;
  const used = thoughtTokenCount(sample);
  return (
    <Meter label="Thought against its budget" value={used} max={budget.tokens}>
      {sayCount(used)} of {sayCount(budget.tokens)} tokens of thought
    </Meter>
  );
}
