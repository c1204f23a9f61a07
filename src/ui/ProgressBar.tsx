import type { ReactNode } from 'react';
import './ProgressBar.css';

interface ProgressBarProps {
  /** What makes progress; read out as the name of the bar. */
  readonly label: string;
  readonly value: number;
  /** Undefined while nobody knows how much there is. */
  readonly max: number | undefined;
  /** The numbers in words. Hidden from screen readers, which would read every change. */
  readonly children: ReactNode;
}

/** How far something is. Whoever shows it says in a live region when it begins and ends. */
export function ProgressBar({ label, value, max, children }: ProgressBarProps) {
  const known = max === undefined ? {} : { value: Math.min(value, max), max: Math.max(max, 1) };
  return (
    <div className="progress-bar">
      <progress aria-label={label} {...known} />
      <span className="progress-bar-numbers" aria-hidden="true">
        {children}
      </span>
    </div>
  );
}
