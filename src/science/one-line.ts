import { type Accepted, err, type InputError, ok, type Result } from '#base/result.ts';
import { tooLong } from './input-error.ts';

/**
 * A short text such as a name: trimmed, one space where there was more white space. Refuses line
 * breaks inside and more than `most` characters; an empty text is accepted, as only the caller
 * knows what is missing.
 */
export function readOneLine(text: string, most: number): Result<Accepted, InputError> {
  const start = text.length - text.trimStart().length;
  const typed = text.trim();
  const lineBreak = typed.search(/[\n\r\u2028\u2029]/);
  if (lineBreak !== -1) {
    return err({
      message: `The text breaks into a second line at character ${start + lineBreak + 1}.`,
      position: start + lineBreak,
      cure: 'Keep one line; join the lines if they belong together.',
    });
  }
  if (typed.length > most) return err(tooLong(typed.length, most, 'characters', start + most));
  const value = typed.replace(/\s+/g, ' ');
  const notes = value === typed ? [] : ['White space was written as single spaces.'];
  return ok({ value, notes });
}
