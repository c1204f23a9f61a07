import { useId, useState } from 'react';
import type { ScoreMode } from '#scoring/benchmark/scorer.ts';
import type { BenchmarkRecord } from '#state/benchmark/benchmark-state.ts';
import { Button } from '#ui/Button.tsx';
import { sayTask } from '../history/say-run.ts';
import { useWorkbench } from '../useWorkbench.ts';
import { ComparisonResult } from './ComparisonResult.tsx';
import { ScoreModeGroup } from './ScoreModeChoice.tsx';

/** Compares the benchmarks that are chosen, in the order in which they were, or says what they lack. */
export function KeptComparison({ chosen }: { readonly chosen: readonly BenchmarkRecord[] }) {
  const compare = useWorkbench((state) => state.compareBenchmarks);
  const [picked, setPicked] = useState<ScoreMode>();
  const [asked, setAsked] = useState('');
  const hintId = useId();
  const [first, second] = chosen;
  const hint = whyNotComparable(chosen);
  const mode = picked ?? first?.settings.mode ?? 'official';
  const pair = chosen.map(({ id }) => id).join(' ');

  function ask(inMode: ScoreMode): void {
    if (!first || !second) return;
    setAsked(pair);
    void compare(first.id, second.id, inMode);
  }

  return (
    <>
      <div className="benchmark-actions">
        <Button unavailable={hint !== undefined} describedBy={hintId} onPress={() => ask(mode)}>
          Compare two
        </Button>
        <span id={hintId} className="muted">
          {hint}
        </span>
      </div>
      {hint === undefined && (
        <ScoreModeGroup
          label="Scoring of the comparison"
          mode={mode}
          onChange={(chosenMode) => {
            setPicked(chosenMode);
            if (asked === pair) ask(chosenMode);
          }}
        />
      )}
      {asked === pair && hint === undefined && <ComparisonResult />}
    </>
  );
}

/** Undefined where exactly two benchmarks of one task are chosen. */
export function whyNotComparable(
  chosen: readonly Pick<BenchmarkRecord, 'taskId'>[],
): string | undefined {
  const [first, second] = chosen;
  if (!first || !second) return 'Tick two benchmarks of one task.';
  if (chosen.length > 2) return `${chosen.length} are ticked. Leave two of one task.`;
  if (first.taskId === second.taskId) return undefined;
  return `${sayTask(first.taskId)} and ${sayTask(second.taskId)} are different tasks, with figures that do not compare. Tick two of one task.`;
}
