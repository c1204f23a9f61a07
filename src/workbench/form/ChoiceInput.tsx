import { useMemo } from 'react';
import type { ChoiceField } from '#tasks/field.ts';
import { ComboBox } from '#ui/ComboBox.tsx';
import type { InputProps } from './CheckedInput.tsx';
import { InputErrorText } from './InputErrorText.tsx';
import { InputNotes } from './InputNotes.tsx';
import { useFieldCheck } from './useFieldCheck.ts';

/** One of the options of a field; nothing is chosen beforehand. */
export function ChoiceInput({ field, text, onChange }: InputProps<ChoiceField>) {
  const check = useFieldCheck(field, text);
  const options = useMemo(
    () =>
      field.options.map(({ value, label, unit }) =>
        unit === undefined ? { value, label } : { value, label, detail: unit },
      ),
    [field],
  );
  const unit = field.options.find(({ value }) => value === text)?.unit;
  return (
    <div className="checked-input">
      <ComboBox
        label={field.label}
        hint={field.hint}
        options={options}
        value={text}
        onChange={onChange}
        error={
          check.phase === 'refused' ? (
            <InputErrorText error={check.error} text={check.text} />
          ) : undefined
        }
      />
      {unit !== undefined && <p className="input-echo">Unit of the answer: {unit}</p>}
      <InputNotes check={check} />
    </div>
  );
}
