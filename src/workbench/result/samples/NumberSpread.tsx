import type { Run } from '#state/run.ts';
import { FactList } from '#ui/FactList.tsx';
import { sayNumber } from '../../say-quantity.ts';

/** Median and middle of the samples' numbers; nothing where the answers are no numbers. */
export function NumberSpread({ run }: { readonly run: Run }) {
  if (run.vote.phase === 'none' || !run.vote.vote.numbers) return null;
  const { groups, numbers } = run.vote.vote;
  const { median, low, high } = numbers;
  const first = groups[0]?.answer;
  const unit = first && 'unit' in first && first.unit !== undefined ? ` ${first.unit}` : '';
  return (
    <FactList
      facts={[
        { name: 'Median', value: `${sayRounded(median)}${unit}` },
        {
          name: 'Middle 80 %',
          value: `${sayRounded(low)} to ${sayRounded(high)}${unit}: the spread of the samples, not the error of the answer`,
        },
      ]}
    />
  );
}

/** Interpolated values have more digits than any sample wrote. */
function sayRounded(value: number): string {
  return sayNumber(Number(value.toPrecision(4)));
}
