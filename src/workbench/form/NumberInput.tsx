import type { NumberField } from '#tasks/field.ts';
import { CheckedInput, type InputProps } from './CheckedInput.tsx';
import { useFieldCheck } from './useFieldCheck.ts';

/** A number with its unit behind it and its range in the hint. */
export function NumberInput(props: InputProps<NumberField>) {
  const { hint, lowest, highest, unit } = props.field;
  const check = useFieldCheck(props.field, props.text);
  return (
    <CheckedInput
      {...props}
      check={check}
      look="number"
      hint={`${hint} From ${lowest} to ${highest} ${unit}.`}
      beside={<span className="muted">{unit}</span>}
    />
  );
}
