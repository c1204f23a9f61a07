import { type Choice, ChoiceGroup } from './ChoiceGroup.tsx';
import { useTheme } from './Theme.tsx';
import type { ThemeChoice } from './theme-choice.ts';

const choices: readonly Choice<ThemeChoice>[] = [
  { value: 'system', label: 'As the system', icon: 'screen' },
  { value: 'light', label: 'Light', icon: 'sun' },
  { value: 'dark', label: 'Dark', icon: 'moon' },
];

export function ThemeSwitch() {
  const { choice, choose } = useTheme();
  return (
    <ChoiceGroup label="Theme" hidesLabel choices={choices} value={choice} onChange={choose} />
  );
}
