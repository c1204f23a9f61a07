import { err } from '#base/result.ts';
import type { Option } from '../field.ts';
import type { AnswerReader } from '../task.ts';
import { findNumbers } from './find-numbers.ts';
import { distinct, literal, quoted, type Reading, readable, unreadable } from './reading.ts';
import { biologyVerdict } from './verdicts.ts';

/** The whole reply, lower-cased and cut at commas, as the official entity scorer does. */
export function readEntities(reply: string): Reading {
  if (isSentence(reply)) return unreadable(reply, 'a list');
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

/**
 * The whole reply cut at semicolons and commas (OPI: keywords, GO terms, tissues, cancers). Where
 * semicolons part the labels, a comma belongs to its label unless spaces surround it.
 */
export function readLabelList(reply: string): Reading {
  const text = reply.trim();
  if (isSentence(text)) return unreadable(reply, 'a list');
  const separator = /[;；]/.test(text) ? /[;；\n]|\s[,，]\s/ : /[,，\n]/;
  const pieces = text
    .replace(/\.$/, '')
    .split(separator)
    .map((piece) => piece.replace(/^\s*[-*•]\s/, '').trim())
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
  if (pieces.length === 0) return unreadable(reply, 'a list');
  const labels = distinct(pieces, String);
  return readable(
    { kind: 'labels', labels: labels.map((label) => ({ label })) },
    labels.some((label) => /[,，]/.test(label)) &&
      'Labels with a comma were kept whole; the official scorer cuts them there.',
    text.endsWith('.') && 'A final full stop was removed; the official scorer keeps it.',
    text.includes('\n') &&
      'Each line was read as a label of its own; the official scorer does not cut at line breaks.',
    labels.length < pieces.length && 'Repeated labels are shown once.',
  );
}

const EC_CLASSES = [
  'oxidoreductase',
  'transferase',
  'hydrolase',
  'lyase',
  'isomerase',
  'ligase',
  'translocase',
];
const EC =
  /(?<![\d.])(\d+)\s*\.\s*(\d+|-)\s*\.\s*(\d+|-)\s*\.(?:\s*(n?\d+|-)(?!\d|\s?\.\s?\d)|(?!\s*\d))/g;

/** Every EC number of the reply, such as 3.2.1.17 or 3.2.1.-; spaces around the dots are read too. */
export function readEcNumbers(reply: string): Reading {
  const found = [...reply.matchAll(EC)].map(([text, first, ...rest]) => ({
    text,
    enzyme: EC_CLASSES[Number(first) - 1],
    label: [first, ...rest.map((level) => level ?? '-')].join('.'),
  }));
  const labels = distinct(found, ({ label }) => label).flatMap(({ label, enzyme }) =>
    enzyme === undefined ? [] : [{ label, meaning: enzyme }],
  );
  const strange = found.filter(({ enzyme }) => enzyme === undefined);
  const notNumbers = `${strange.map(({ label }) => label).join(', ')}: the first level of an EC number runs from 1 to ${EC_CLASSES.length}.`;
  if (labels.length === 0) {
    return strange.length > 0
      ? err(`No EC number: ${notNumbers}`)
      : unreadable(reply, 'an EC number');
  }
  return readable(
    { kind: 'labels', labels },
    strange.length > 0 && `Left out was ${notNumbers}`,
    labels.some(({ label }) => /-\.-|n/.test(label)) &&
      'Numbers with fewer than three levels, or with an n, are read here but not by the official parser.',
    labels.length + strange.length < found.length && 'Repeated EC numbers are shown once.',
  );
}

/** Every one of the closed labels that occurs as a whole word, in any number (RNA modifications). */
export function closedLabelsReader(labels: readonly Option[]): AnswerReader {
  const none = labels.find(({ value }) => value === 'none');
  return (reply) => {
    const written = labels.filter(({ value }) => isWordIn(reply, value));
    const inFull = labels.filter(
      (option) => !written.includes(option) && isWordIn(reply, option.label, 'i'),
    );
    const found = labels.filter((option) => written.includes(option) || inFull.includes(option));
    const some = found.filter((option) => option !== none);
    const denied = found.length === 0 && biologyVerdict(reply)?.value === false && none;
    const read = some.length > 0 ? some : denied ? [denied] : found;
    if (read.length === 0) {
      return unreadable(reply, `a label (${labels.map(({ value }) => value).join(', ')})`);
    }
    return readable(
      {
        kind: 'labels',
        labels: read.map(({ value, label }) => ({ label: value, meaning: label })),
      },
      inFull.length > 0 &&
        `The official parser looks only for the short names, so not for ${inFull.map(({ label }) => quoted(label)).join(', ')}.`,
      some.length > 0 &&
        some.length < found.length &&
        'The word "none" beside other labels was passed over; the official parser takes it as well.',
    );
  };
}

/** The first of the closed labels that occurs, the longest tried first (ncRNA families). */
export function closedLabelReader(labels: readonly Option[]): AnswerReader {
  const longestFirst = [...labels].sort((a, b) => b.value.length - a.value.length);
  return (reply) => {
    const written = longestFirst.filter(({ value }) => reply.includes(value));
    const plain = written.length === 0 ? loose(reply) : '';
    const option = written[0] ?? longestFirst.find(({ value }) => isWordIn(plain, loose(value)));
    if (!option) {
      return unreadable(reply, `a label (${labels.map(({ value }) => value).join(', ')})`);
    }
    const others = written.filter(({ value }) => !option.value.includes(value));
    return readable(
      { kind: 'label', label: option.value, meaning: option.label },
      written.length === 0 &&
        `"${option.value}" was recognised in another spelling, which the official parser does not know.`,
      others.length > 0 &&
        `The reply also names ${others.map(({ value }) => value).join(', ')}; the longest name is taken, as the official parser does.`,
    );
  };
}

/** The whole reply as one label (OPI location). */
export function openLabelReader(meaning: string): AnswerReader {
  return (reply) => {
    const label = reply.trim().replace(/\.$/, '').trim();
    if (!/[\p{L}\p{N}]/u.test(label) || isSentence(reply))
      return unreadable(reply, 'a single label');
    return readable(
      { kind: 'label', label, meaning },
      reply.trim() !== label && 'A final full stop was removed; the official parser keeps it.',
    );
  };
}

/** A whole number in a range, both ends included (OPI fold type). */
export function numberedLabelReader(meaning: string, low: number, high: number): AnswerReader {
  return (reply) => {
    const numbers = distinct(findNumbers(reply), ({ value }) => String(value));
    const [only] = numbers;
    if (!only || numbers.length > 1) return unreadable(reply, 'a single whole number');
    if (!Number.isInteger(only.value) || only.value < low || only.value > high) {
      return err(`${only.text} is no whole number from ${low} to ${high}: ${quoted(reply)}.`);
    }
    const label = String(only.value);
    return readable(
      { kind: 'label', label, meaning },
      reply.trim() !== label &&
        'The number was taken out of a longer reply; the official parser wants the number alone.',
    );
  };
}

/** Prose rather than labels: it begins like a sentence, or ends like one that has a verb. */
function isSentence(reply: string): boolean {
  const text = reply.trim();
  return (
    /^(?:I (?:am|do|can|cannot|would|could|will|think|believe)|It|This|That|The|There|Sorry|Unfortunately|Based)\b/.test(
      text,
    ) ||
    (/[.!?]$/.test(text) && /\b(?:is|are|was|were|can|cannot|could|may|would)\b/.test(text))
  );
}

function isWordIn(text: string, word: string, flags = ''): boolean {
  const edge = String.raw`[\p{L}\p{N}]`;
  return new RegExp(`(?<!${edge})${literal(word)}(?!${edge})`, `u${flags}`).test(text);
}

function loose(text: string): string {
  return text.toLowerCase().replaceAll(/[\s_.-]+/g, '_');
}
