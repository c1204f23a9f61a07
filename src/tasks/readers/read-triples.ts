import type { AnswerReader } from '../task.ts';
import { unreadable } from './reading.ts';

/** Bracketed groups as (subject, relation, object) or, with two columns, (subject, object). */
export function triplesReader(columns: readonly string[]): AnswerReader {
  return (reply) => unreadable(reply, `a triple of ${columns.join(', ')}`);
}
