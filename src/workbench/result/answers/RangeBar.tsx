import { placeInRange } from '#scoring/place-in-range.ts';
import type { PublishedRange } from '#tasks/answer.ts';
import { sayNumber } from '../../say-quantity.ts';
import './RangeBar.css';

interface RangeBarProps {
  readonly value: number;
  readonly unit: string | undefined;
  readonly range: PublishedRange;
}

const verdicts = {
  below: 'Lower than every published value.',
  above: 'Higher than every published value.',
};

/** Where a number stands between the lowest and the highest published value. */
export function RangeBar({ value, unit, range }: RangeBarProps) {
  const { side, share } = placeInRange(value, range);
  const [low, high] = [sayNumber(range.low), sayNumber(range.high)];
  return (
    <div className={`range-bar range-bar-${side}`}>
      <div className="range-bar-track" aria-hidden="true">
        <span className="range-bar-mark" style={{ insetInlineStart: `${100 * share}%` }} />
      </div>
      <div className="range-bar-ends" aria-hidden="true">
        <span>{low}</span>
        <span>{high}</span>
      </div>
      <p>
        {side !== 'inside' && <strong>{verdicts[side]} </strong>}
        <span className="muted">
          Published values go from {low} to {high}
          {unit && ` ${unit}`}: {range.source}.
        </span>
      </p>
    </div>
  );
}
