import type { ReactNode } from 'react';
import type { Field } from '#tasks/field.ts';
import { TextInput } from '#ui/TextInput.tsx';
import { InputErrorText } from './InputErrorText.tsx';
import { InputNotes } from './InputNotes.tsx';
import type { FieldCheck } from './useFieldCheck.ts';
import './CheckedInput.css';

/** What the input of every field gets: its text in the draft, and how to change that. */
export interface InputProps<AnyField extends Field = Field> {
  readonly field: AnyField;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

interface CheckedInputProps extends InputProps {
  readonly check: FieldCheck;
  /** In place of the field's own. */
  readonly hint?: string;
  readonly look?: 'prose' | 'code' | 'number';
  readonly lines?: number;
  readonly beside?: ReactNode;
  /** What was understood: a count, a formula, a drawing. */
  readonly children?: ReactNode;
}

/** A text input with the error of its check, and below it what was understood and changed. */
export function CheckedInput({ field, text, check, children, ...input }: CheckedInputProps) {
  return (
    <div className="checked-input">
      <TextInput
        hint={field.hint}
        {...input}
        label={field.label}
        value={text}
        error={
          check.phase === 'refused' ? (
            <InputErrorText error={check.error} text={check.text} />
          ) : undefined
        }
      />
      {children}
      <InputNotes check={check} />
    </div>
  );
}
