import type { ReactNode } from 'react';
import './Meter.css';

interface MeterProps {
  /** What is measured; read out as the name of the meter. */
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** The numbers in words. Hidden from screen readers, which read the meter itself. */
  readonly children: ReactNode;
}

/** How much of a known amount is used. For work that goes on until it is done there is `ProgressBar`. */
export function Meter({ label, value, max, children }: MeterProps) {
  const shown = Math.min(Math.max(value, 0), max);
  return (
    <div className="meter">
      {/* biome-ignore lint/a11y/useSemanticElements: browsers draw a native meter in colours that judge */}
      <div
        className="meter-track"
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={shown}
        aria-valuetext={`${value} of ${max}`}
      >
        <span
          className="meter-fill"
          style={{ inlineSize: `${max > 0 ? (100 * shown) / max : 0}%` }}
        />
      </div>
      <span className="meter-numbers" aria-hidden="true">
        {children}
      </span>
    </div>
  );
}
