import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerReader } from '../task.ts';
import {
  biologySentenceReader,
  booleanReader,
  promoterSentenceReader,
  proteinSentenceReader,
  thresholdReader,
} from './read-boolean.ts';
import { letterReader, readYesNoMaybe } from './read-choice.ts';
import { readFormula } from './read-formula.ts';
import {
  closedLabelReader,
  closedLabelsReader,
  numberedLabelReader,
  openLabelReader,
  readEcNumbers,
  readEntities,
  readLabelList,
} from './read-labels.ts';
import { readMaterial } from './read-material.ts';
import {
  firstNumberReader,
  numbersReader,
  onlyNumberReader,
  taggedNumberReader,
} from './read-number.ts';
import { propertyReader } from './read-property.ts';
import { proteinReader, readRna } from './read-sequence.ts';
import { readFirstSmiles, readLastSmiles, readNewSmiles } from './read-smiles.ts';
import { readIupac, readText } from './read-text.ts';
import { triplesReader } from './read-triples.ts';

const VALUES = { a: 'DNA polymerase', b: 'Anti HBs', property: 'gap', direct: 'SOC' };
const meaning = { yes: 'soluble', no: 'insoluble' };
const quantity = { label: 'log10 of the solubility' };
const modifications = [
  { value: 'm6A', label: 'N6-methyladenosine' },
  { value: 'none', label: 'no modification' },
];
const properties = [
  { key: 'gap', label: 'Band gap', unit: 'eV' },
  { key: 'SOC', label: 'Coupling', words: [{ word: 'True', meaning: 'included' }] },
];

const READERS: readonly (readonly [string, AnswerReader])[] = [
  ['text', readText],
  ['IUPAC name', readIupac],
  ['formula', readFormula],
  ['new SMILES', readNewSmiles],
  ['first SMILES', readFirstSmiles],
  ['last SMILES', readLastSmiles],
  ['tagged number', taggedNumberReader(quantity)],
  ['first number', firstNumberReader(quantity)],
  ['only number', onlyNumberReader(quantity)],
  ['numbers', numbersReader([quantity, quantity])],
  ['tagged yes or no', booleanReader(meaning)],
  ['Biology-Instructions sentence', biologySentenceReader(meaning)],
  ['promoter sentence', promoterSentenceReader(meaning)],
  ['protein sentence', proteinSentenceReader(meaning)],
  ['threshold', thresholdReader(meaning, 1)],
  ['letter', letterReader(['a', 'b'])],
  ['yes, no, maybe', readYesNoMaybe],
  ['entities', readEntities],
  ['label list', readLabelList],
  ['EC numbers', readEcNumbers],
  ['closed labels', closedLabelsReader(modifications)],
  ['closed label', closedLabelReader(modifications)],
  ['open label', openLabelReader('location')],
  ['numbered label', numberedLabelReader('fold type', 0, 1194)],
  ['triples', triplesReader(['Subject', 'Relation', 'Object'])],
  ['pairs', triplesReader(['Chemical', 'Disease'])],
  ['number property', propertyReader('property', properties)],
  ['word property', propertyReader('direct', properties)],
  ['first protein', proteinReader('first')],
  ['last protein', proteinReader('last')],
  ['RNA', readRna],
  ['material', readMaterial],
];

/** Pieces of real replies in any order, among arbitrary text. */
const reply = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.oneof(
        fc.string(),
        fc.constantFrom(
          ...['SMILES', 'IUPAC', 'NUMBER', 'protein', 'rna', 'material'].flatMap((tag) => [
            `<${tag}>`,
            `</${tag}>`,
          ]),
          ...['<sg> <sg225>', 'Na Cl', '…', 'CC(=O)O', 'C1', ';', ', ', ' . ', '\n', '(', ')'],
          ...['{gap : ', '{SOC : True}', '}', '"', ':', '-', '−', '1e-3', '10⁻³', '1e999', 'NaN'],
          ...['EC 3.2.1.17', '3 . 2 . 1 . -', "3' UTR", 'yes', 'No', 'not', 'The answer is A'],
          ...['m6A', 'none', 'ACGU', 'MASSNVSSLNNT', '1,234.5', '0.53', ' eV'],
        ),
      ),
      { maxLength: 12 },
    )
    .map((pieces) => pieces.join('')),
);

describe('every reader', () => {
  it.each(READERS)(
    '%s: survives any text, and gives neither NaN nor an empty answer',
    (_, read) => {
      fc.assert(
        fc.property(reply, (text) => {
          const result = read(text, VALUES);
          if (result.ok) {
            expect(emptyParts(result.value.answer)).toEqual([]);
            expect(result.value.forgiven.filter((sentence) => !/^\S.*\.$/s.test(sentence))).toEqual(
              [],
            );
          } else {
            expect(result.error).toMatch(/\S/);
          }
        }),
        { numRuns: 500 },
      );
    },
  );

  it.each(READERS)('%s: refuses an empty reply with a reason', (_, read) => {
    for (const empty of ['', ' \n']) {
      expect(read(empty, VALUES)).toEqual({ ok: false, error: expect.stringMatching(/\.$/) });
    }
  });

  it.each(READERS)('%s: reads 200,000 letters of one word without end in one pass', (_, read) => {
    for (const [start, word, end] of REPETITIONS) {
      const startMs = performance.now();
      read(`${start}${word.repeat(200_000 / word.length)}${end}`, VALUES);
      expect([start, word, performance.now() - startMs < 3000]).toEqual([start, word, true]);
    }
  });
});

/** What a reply begins with, what it repeats, and what it ends with. */
const REPETITIONS: readonly (readonly [string, string, string])[] = [
  ...['<SMILES>', '<protein>', 'is ', '(', 'C(', '{', 'answer is '].map(
    (word) => ['', word, 'x'] as const,
  ),
  ...['1,000,', '000,', '1.', '9', '. ', '```'].map((word) => ['', word, 'x'] as const),
  ...[' ', '\n', '.', '"', ','].map((word) => ['The answer is', word, 'x'] as const),
];

/** Paths of numbers that are not finite, and of texts and lists with nothing in them. */
function emptyParts(part: unknown, path = 'answer'): string[] {
  if (typeof part === 'number') return Number.isFinite(part) ? [] : [path];
  if (typeof part === 'string') return part.trim() === '' ? [path] : [];
  if (typeof part !== 'object' || part === null) return [];
  const entries = Object.entries(part);
  if (entries.length === 0) return [path];
  return entries.flatMap(([key, value]) => emptyParts(value, `${path}.${key}`));
}
