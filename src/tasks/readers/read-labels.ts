import { err } from '#base/result.ts';
import type { Option } from '../field.ts';
import type { AnswerReader } from '../task.ts';
import { type Reading, readable, unreadable } from './reading.ts';

/** The whole reply, lower-cased and cut at commas, as the official entity scorer does. */
export function readEntities(reply: string): Reading {
  const pieces = reply.toLowerCase().split(', ');
  const labels = [...new Set(pieces.map((piece) => piece.trim().replace(/\.$/, '')))].filter(
    Boolean,
  );
  if (labels.length === 0) return err('The reply is empty.');
  const trimmed = pieces.some((piece) => piece !== piece.trim() || piece.endsWith('.'));
  return readable(
    { kind: 'labels', labels: labels.map((label) => ({ label })) },
    trimmed && 'Spaces and a final full stop were removed; the official scorer keeps them.',
  );
}

/** The whole reply cut at semicolons and commas (OPI: keywords, GO terms, tissues, cancers). */
export function readLabelList(reply: string): Reading {
  return unreadable(reply, 'a list');
}

/** Every EC number of the reply, such as 3.2.1.17 or 3.2.1.-; spaces around the dots are read too. */
export function readEcNumbers(reply: string): Reading {
  return unreadable(reply, 'an EC number');
}

/** Every one of the closed labels that occurs as a whole word, in any number (RNA modifications). */
export function closedLabelsReader(labels: readonly Option[]): AnswerReader {
  return (reply) => unreadable(reply, `one of ${labels.length} labels`);
}

/** The first of the closed labels that occurs, the longest tried first (ncRNA families). */
export function closedLabelReader(labels: readonly Option[]): AnswerReader {
  return (reply) => unreadable(reply, `one of ${labels.length} labels`);
}

/** The whole reply as one label (OPI location). */
export function openLabelReader(meaning: string): AnswerReader {
  return (reply) => unreadable(reply, meaning);
}

/** A whole number in a range, both ends included (OPI fold type). */
export function numberedLabelReader(meaning: string, low: number, high: number): AnswerReader {
  return (reply) => unreadable(reply, `${meaning} ${low} ${high}`);
}
