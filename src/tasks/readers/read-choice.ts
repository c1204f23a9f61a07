import type { FieldValues } from '../field.ts';
import type { AnswerReader } from '../task.ts';
import { unreadable } from './reading.ts';

/** The option letter of a multiple-choice question; `optionFields` are the field names of A, B, …. */
export function letterReader(optionFields: readonly string[]): AnswerReader {
  return (reply, values: FieldValues) => unreadable(reply, `${optionFields.length}${values['']}`);
}

/** yes, no or maybe as the verdict of a reply that may go on in prose. */
export const readYesNoMaybe: AnswerReader = (reply) => unreadable(reply, 'a verdict');
