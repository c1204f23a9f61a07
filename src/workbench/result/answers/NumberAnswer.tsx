import type { NumberReading } from '#tasks/answer.ts';
import { sayNumber } from '../../say-quantity.ts';
import { RangeBar } from './RangeBar.tsx';
import { WordAnswer } from './WordAnswer.tsx';

/** A number with its unit, its meaning and its place among published values. */
export function NumberAnswer({ reading }: { readonly reading: NumberReading }) {
  const { value, unit, label, range } = reading;
  return (
    <div className="answer-number">
      <WordAnswer
        word={
          <>
            {sayNumber(value)} {unit && <span className="answer-unit">{unit}</span>}
          </>
        }
        meaning={label}
      />
      {range && <RangeBar value={value} unit={unit} range={range} />}
    </div>
  );
}
