import { sayLength } from '#science/sequence-letters.ts';
import type { SequenceField } from '#tasks/field.ts';
import { CheckedInput, type InputProps } from './CheckedInput.tsx';
import { saySequence } from './say-sequence.ts';
import { useFieldCheck } from './useFieldCheck.ts';

/** Bases or residues as letters, several lines of them, with a count. */
export function SequenceInput(props: InputProps<SequenceField>) {
  const { field, text } = props;
  const check = useFieldCheck(field, text);
  return (
    <CheckedInput {...props} check={check} look="code" lines={4}>
      {check.phase === 'accepted' && (
        <p className="input-echo">{saySequence(field, check.value)}</p>
      )}
      {check.phase === 'empty' && field.usualLength !== undefined && (
        <p className="input-echo">Usually {sayLength(field.kind, field.usualLength)}.</p>
      )}
    </CheckedInput>
  );
}
