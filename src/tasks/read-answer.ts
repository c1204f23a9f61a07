import { err, ok, type Result } from '#base/result.ts';
import { parseFormula } from '#science/formula.ts';
import type { ReadAnswer } from './answer.ts';
import { readTagged, unclosedTag } from './read-tagged.ts';

type Reading = Result<ReadAnswer, string>;

const FORMULA_LIKE = /(?:[A-Z][a-z]?\d*|[[(\])]\d*|·\d*)+(?:[+-]\d*)?/g;
const PLAIN_FORMULA = /^(?:[A-Z][a-z]?\d*)+(?:[+-]\d*)*$/;
const NUMBER = /[-−]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * Molecular formula between its tags, else the last formula of the reply. Unlike the official
 * parser we do not take a word such as "It", "No" or "I" for one.
 */
export function readFormula(reply: string): Reading {
  const tagged = readTagged(reply, 'MOLFORMULA');
  const formula = tagged
    ? tagged.text.replaceAll(/\s/g, '')
    : reply.match(FORMULA_LIKE)?.findLast(isFormulaNotWord);
  if (formula === undefined) return err(unreadable(reply, 'a molecular formula'));
  const parsed = parseFormula(formula);
  if (!parsed.ok) {
    return err(`"${tagged?.text}" between the MOLFORMULA tags: ${parsed.error.message}`);
  }
  return ok({
    answer: { kind: 'formula', formula },
    ...forgive(
      !PLAIN_FORMULA.test(formula),
      'The formula has brackets or a dot, which the official metric counts as invalid.',
    ),
    ...forgive(tagged?.closed === false, unclosedTag('MOLFORMULA')),
  });
}

/** A formula with known elements and either a count or two elements, as no English word has. */
function isFormulaNotWord(text: string): boolean {
  const parsed = parseFormula(text);
  return parsed.ok && (/\d/.test(text) || parsed.value.counts.size > 1);
}

/** A number between its tags, else the last number of the reply outside of any SMILES. */
export function numberReader(quantity: string, unit: string): (reply: string) => Reading {
  return (reply) => {
    const tagged = readTagged(reply, 'NUMBER');
    const text = tagged?.text ?? reply.replaceAll(/<SMILES>.*?<\/SMILES>/gs, '');
    const found = tagged ? text.match(NUMBER)?.[0] : text.match(NUMBER)?.at(-1);
    const value = Number(found?.replace('−', '-'));
    if (found === undefined || !Number.isFinite(value)) {
      return err(unreadable(tagged ? tagged.text : reply, 'a number'));
    }
    const exponent = /[eE]/.test(found);
    return ok({
      answer: { kind: 'number', value, quantity, unit },
      ...forgive(exponent, 'The number has an exponent, which the official parser does not read.'),
      ...forgive(tagged?.closed === false, unclosedTag('NUMBER')),
    });
  };
}

/** Yes or no between its tags, else the last whole word yes, no, true or false of the reply. */
export function booleanReader(meaning: {
  readonly yes: string;
  readonly no: string;
}): (reply: string) => Reading {
  return (reply) => {
    const tagged = readTagged(reply, 'BOOLEAN');
    const word = (tagged?.text ?? reply)
      .match(/\b(?:yes|no|true|false)\b/gi)
      ?.at(-1)
      ?.toLowerCase();
    if (!word) return err(unreadable(tagged ? tagged.text : reply, 'yes or no'));
    const value = word === 'yes' || word === 'true';
    return ok({
      answer: { kind: 'boolean', value, meaning: value ? meaning.yes : meaning.no },
      ...forgive(tagged?.closed === false, unclosedTag('BOOLEAN')),
    });
  };
}

/** The whole reply, lower-cased and cut at commas, as the official entity scorer does. */
export function readLabels(reply: string): Reading {
  const pieces = reply.toLowerCase().split(', ');
  const labels = [...new Set(pieces.map((piece) => piece.trim().replace(/\.$/, '')))].filter(
    Boolean,
  );
  if (labels.length === 0) return err('The reply is empty.');
  const trimmed = pieces.some((piece) => piece !== piece.trim() || piece.endsWith('.'));
  return ok({
    answer: { kind: 'labels', labels },
    ...forgive(
      trimmed,
      'Spaces and a final full stop were removed; the official scorer keeps them.',
    ),
  });
}

/** A molecule between its tags, else the first SMILES-like word of the reply. */
export function readSmiles(reply: string): Reading {
  const tagged = readTagged(reply, 'SMILES');
  const text =
    tagged?.text ?? reply.match(/(?:^|\s)([A-Z[][A-Za-z0-9@+\-[\]().=#$/\\%:*]{2,})(?=$|\s)/)?.[1];
  if (!text || /\s/.test(text)) return err(unreadable(tagged?.text ?? reply, 'one SMILES'));
  return ok({
    answer: { kind: 'smiles', smiles: text },
    ...forgive(
      text.includes('['),
      'The molecule has a bracket atom, which the official parser of this task counts as invalid.',
    ),
    ...forgive(tagged?.closed === false, unclosedTag('SMILES')),
  });
}

function forgive(applies: boolean, sentence: string): { readonly forgiven?: string } {
  return applies ? { forgiven: sentence } : {};
}

function unreadable(text: string, wanted: string): string {
  const shown = text.trim();
  if (shown === '') return `The reply holds no answer where ${wanted} should be.`;
  return `No ${wanted.replace(/^an? /, '')} found in "${shown.length > 120 ? `${shown.slice(0, 120)}…` : shown}".`;
}
