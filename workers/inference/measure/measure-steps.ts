import { assert } from '#base/assert.ts';
import type { MeasureParams } from '../protocol.ts';

/** Tokens that are appended at once, and how many of the last ones' logits are wanted. */
export interface MeasuringStep {
  readonly start: number;
  readonly count: number;
  readonly rows: number;
}

export interface MeasuringPlan {
  readonly tokenCount: number;
  /** How many positions at the end are wanted. */
  readonly positions: number;
  readonly mostTokensPerStep: number;
  readonly schedule: MeasureParams['schedule'];
  /** Whether the graph computes the logits of every token of a step, not of the last one alone. */
  readonly givesEveryPosition: boolean;
}

/**
 * The passes of a measurement. `as-decoded` leaves a third of the wanted positions to single tokens,
 * so that kernels for many tokens and those for one are both seen.
 */
export function planSteps(plan: MeasuringPlan): readonly MeasuringStep[] {
  const { tokenCount, positions, mostTokensPerStep } = plan;
  assert(positions >= 1 && positions <= tokenCount, `${positions} of ${tokenCount} positions`);
  const firstWanted = tokenCount - positions;
  const steps: MeasuringStep[] = [];
  for (let start = 0; start < tokenCount; ) {
    const together = tokensTogether(plan) - start;
    const count = Math.max(1, Math.min(mostTokensPerStep, together));
    const end = start + count;
    steps.push({ start, count, rows: Math.max(0, Math.min(count, end - firstWanted)) });
    start = end;
  }
  return steps;
}

/** How many tokens at the beginning may share steps; the others come one by one. */
function tokensTogether({ tokenCount, positions, schedule, givesEveryPosition }: MeasuringPlan) {
  // The last token of those is the first that is wanted.
  if (!givesEveryPosition) return tokenCount - positions + 1;
  return schedule === 'at-once' ? tokenCount : tokenCount - Math.floor(positions / 3);
}
