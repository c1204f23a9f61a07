import type { ReactNode } from 'react';
import { CheckedInput, type InputProps } from './CheckedInput.tsx';
import { useFieldCheck } from './useFieldCheck.ts';

interface LineInputProps extends InputProps {
  readonly look?: 'prose' | 'code';
  /** What the accepted value means, in a few words or numbers. */
  readonly echo?: (value: string) => ReactNode;
}

/** One line of a notation: a name, a formula, a symbol. */
export function LineInput({ echo, ...input }: LineInputProps) {
  const check = useFieldCheck(input.field, input.text);
  return (
    <CheckedInput {...input} check={check}>
      {echo && check.phase === 'accepted' && <p className="input-echo">{echo(check.value)}</p>}
    </CheckedInput>
  );
}
