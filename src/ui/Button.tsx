import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import './Button.css';

interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly icon?: IconName;
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger' | 'chip';
  /** Shown and focusable, but does nothing: the keyboard does not lose its place. */
  readonly unavailable?: boolean;
  /** Keys that do the same, in the notation of `aria-keyshortcuts`. */
  readonly shortcut?: string;
  readonly describedBy?: string | undefined;
}

export function Button(props: ButtonProps) {
  const { children, onPress, icon, look = 'plain', unavailable = false } = props;
  return (
    <button
      type="button"
      className={`button button-${look}`}
      aria-disabled={unavailable || undefined}
      aria-keyshortcuts={props.shortcut}
      aria-describedby={props.describedBy}
      onClick={() => {
        if (!unavailable) onPress();
      }}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}
