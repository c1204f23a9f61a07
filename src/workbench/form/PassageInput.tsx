import type { InputError } from '#base/result.ts';
import type { TextField } from '#tasks/field.ts';
import { parseField } from '#tasks/parse-field.ts';
import { TextInput } from '#ui/TextInput.tsx';
import { sayCount } from '../say-quantity.ts';

interface PassageInputProps {
  readonly field: TextField;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** Several lines of prose with a count of characters. */
export function PassageInput({ field, text, onChange }: PassageInputProps) {
  const parsed = parseField(field, text);
  const error = text === '' || parsed.ok ? undefined : parsed.error;
  return (
    <div className="passage-input">
      <TextInput
        label={field.label}
        hint={field.hint}
        lines={5}
        value={text}
        onChange={onChange}
        error={error && sayError(error)}
      />
      <p className="passage-count muted">
        {sayCount(text.length)} of {sayCount(field.maxLength)} characters
      </p>
    </div>
  );
}

function sayError({ message, cure }: InputError): string {
  return `${message} ${cure}`;
}
