import type { ReactNode } from 'react';
import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  TextField,
} from 'react-aria-components/TextField';
import './TextInput.css';

interface TextInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly hint?: string;
  /** Present: the input is marked as wrong, and this says why. */
  readonly error?: ReactNode;
  readonly placeholder?: string;
  readonly look?: 'prose' | 'code' | 'number';
  /** Stands behind an input of one line: the unit of a number, a button. */
  readonly beside?: ReactNode;
  /** Lines of text; more than one makes it a text area. */
  readonly lines?: number;
}

/** A labelled text input whose hint and error are tied to it for screen readers. */
export function TextInput(props: TextInputProps) {
  const {
    label,
    value,
    onChange,
    hint,
    error,
    placeholder = '',
    look = 'prose',
    lines = 1,
    beside,
  } = props;
  const isCode = look !== 'prose';
  const boxClass = isCode ? 'text-input-box text-input-code' : 'text-input-box';
  return (
    <TextField
      className="text-input"
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      spellCheck={isCode ? 'false' : 'true'}
      autoComplete="off"
      autoCorrect="off"
      inputMode={look === 'number' ? 'decimal' : 'text'}
    >
      <Label className="text-input-label">{label}</Label>
      {hint && (
        <Text slot="description" className="text-input-hint">
          {hint}
        </Text>
      )}
      {lines > 1 ? (
        <TextArea
          className={boxClass}
          rows={lines}
          placeholder={placeholder}
          autoCapitalize={isCode ? 'none' : 'sentences'}
        />
      ) : (
        <span className="text-input-row">
          <Input className={boxClass} autoCapitalize="none" placeholder={placeholder} />
          {beside}
        </span>
      )}
      <FieldError className="text-input-error">{error}</FieldError>
    </TextField>
  );
}
