import type { Quantity } from '../answer.ts';
import type { AnswerReader } from '../task.ts';
import { unreadable } from './reading.ts';

/** One property of a material as the prompt names it. */
export interface MaterialProperty extends Quantity {
  /** Key of the reply, such as `band_gap`. */
  readonly key: string;
  /** Present for a property that is a word: every word allowed, and what it means. */
  readonly words?: readonly { readonly word: string; readonly meaning: string }[];
}

/** The value of the asked property in `{key : value}`; `propertyField` is the field that asks. */
export function propertyReader(
  propertyField: string,
  properties: readonly MaterialProperty[],
): AnswerReader {
  return (reply) => unreadable(reply, `${propertyField} of ${properties.length}`);
}
