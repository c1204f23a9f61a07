import type { TextField } from '#tasks/field.ts';
import { sayCount } from '../say-quantity.ts';
import { CheckedInput, type InputProps } from './CheckedInput.tsx';
import { useFieldCheck } from './useFieldCheck.ts';

/** Prose: one line, or several with a count of characters. */
export function PassageInput(props: InputProps<TextField>) {
  const { field, text } = props;
  const check = useFieldCheck(field, text);
  return (
    <CheckedInput {...props} check={check} lines={field.lines ?? 1}>
      {field.lines !== undefined && (
        <p className="input-echo passage-count">
          {sayCount(text.length)} of {sayCount(field.maxLength)} characters
        </p>
      )}
    </CheckedInput>
  );
}
