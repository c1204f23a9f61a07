import type { ScoreMode } from '#scoring/benchmark/scorer.ts';
import { type Choice, ChoiceGroup } from '#ui/ChoiceGroup.tsx';
import { useWorkbench } from '../useWorkbench.ts';

const modes: readonly Choice<ScoreMode>[] = [
  {
    value: 'official',
    label: 'Official',
    explanation: 'As the released evaluators do, quirks included',
  },
  {
    value: 'strict',
    label: 'Strict',
    explanation: 'What the metric says, over all rows',
  },
];

/** How replies are counted; it can be changed at any time. */
export function ScoreModeChoice({ mode }: { readonly mode: ScoreMode }) {
  const setScoreMode = useWorkbench((state) => state.setScoreMode);
  return <ScoreModeGroup label="Scoring" mode={mode} onChange={setScoreMode} />;
}

interface ScoreModeGroupProps {
  readonly label: string;
  readonly mode: ScoreMode;
  readonly onChange: (mode: ScoreMode) => void;
}

export function ScoreModeGroup({ label, mode, onChange }: ScoreModeGroupProps) {
  return <ChoiceGroup label={label} choices={modes} value={mode} onChange={onChange} />;
}
