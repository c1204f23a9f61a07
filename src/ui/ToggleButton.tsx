import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import './Button.css';
import './ToggleButton.css';

interface ToggleButtonProps {
  readonly children: ReactNode;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  /** Filled while the button is on. */
  readonly icon?: IconName;
  readonly look?: 'chip' | 'quiet';
}

/** A button that stays down; its words must not change with its state. */
export function ToggleButton(props: ToggleButtonProps) {
  const { children, isOn, onChange, icon, look = 'chip' } = props;
  return (
    <button
      type="button"
      className={`button button-${look} toggle`}
      aria-pressed={isOn}
      onClick={() => onChange(!isOn)}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}
