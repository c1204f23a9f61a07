import type { AnswerReader } from '../task.ts';
import { unreadable } from './reading.ts';

/** A protein between its tags, the first or the last pair. */
export function proteinReader(pair: 'first' | 'last'): AnswerReader {
  return (reply) => unreadable(reply, `${pair} protein`);
}

/** An RNA between its tags; every T is read as U. */
export const readRna: AnswerReader = (reply) => unreadable(reply, 'an RNA sequence');
