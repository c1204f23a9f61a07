import { type Choice, ChoiceGroup } from '#ui/ChoiceGroup.tsx';
import type { Mode } from '#workers/inference/protocol.ts';
import { modeNames } from '../trust.ts';
import { useWorkbench } from '../useWorkbench.ts';

const choices: readonly Choice<Mode>[] = [
  { value: 'auto', label: modeNames.auto, explanation: 'The model decides.' },
  {
    value: 'instant',
    label: modeNames.instant,
    explanation: 'Answers at once.',
  },
  {
    value: 'thinking',
    label: modeNames.thinking,
    explanation: 'Reasons, then answers.',
  },
];

export function ModeChoice() {
  const mode = useWorkbench((state) => state.mode);
  const setMode = useWorkbench((state) => state.setMode);
  return <ChoiceGroup label="Mode" choices={choices} value={mode} onChange={setMode} />;
}
