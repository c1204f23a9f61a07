import type { InputError } from '#base/result.ts';
import { markPosition } from './mark-position.ts';
import './InputErrorText.css';

interface InputErrorTextProps {
  readonly error: InputError;
  /** What `error.position` counts in. */
  readonly text: string;
}

/** The reason, the text around the wrong character with a caret below it, and the cure. */
export function InputErrorText({ error, text }: InputErrorTextProps) {
  const { message, position, cure } = error;
  const marked = position === undefined ? undefined : markPosition(text, position);
  return (
    <span className="input-error">
      <span>{message}</span>
      {marked?.line !== undefined && <span>In line {marked.line}:</span>}
      {marked && (
        <code className="input-error-place" aria-hidden="true">
          {marked.before}
          <mark>{marked.wrong}</mark>
          {marked.after}
          {'\n'}
          {' '.repeat([...marked.before].length)}▲
        </code>
      )}
      <span>{cure}</span>
    </span>
  );
}
