import { err } from '#base/result.ts';
import { parseFormula } from '#science/formula.ts';
import { readTagged, unclosedTag } from './read-tagged.ts';
import { type Reading, readable, unreadable } from './reading.ts';

const FORMULA_LIKE = /(?:[A-Z][a-z]?\d*|[[(\])]\d*|·\d*)+(?:[+-]\d*)?/g;
const PLAIN_FORMULA = /^(?:[A-Z][a-z]?\d*)+(?:[+-]\d*)*$/;

/**
 * Molecular formula between its tags, else the last formula of the reply. Unlike the official
 * parser we do not take a word such as "It", "No" or "I" for one.
 */
export function readFormula(reply: string): Reading {
  const tagged = readTagged(reply, 'MOLFORMULA');
  const words = reply.match(FORMULA_LIKE)?.filter((word) => /[A-Z]/.test(word)) ?? [];
  const formula = tagged ? tagged.text.replaceAll(/\s/g, '') : words.findLast(isFormulaNotWord);
  if (formula === undefined) return unreadable(reply, 'a molecular formula');
  const parsed = parseFormula(formula);
  if (!parsed.ok) {
    return err(`"${tagged?.text}" between the MOLFORMULA tags: ${parsed.error.message}`);
  }
  return readable(
    { kind: 'formula', formula },
    !PLAIN_FORMULA.test(formula) &&
      'The formula has brackets or a dot, which the official metric counts as invalid.',
    !tagged && words.at(-1) !== formula && `The official parser would read "${words.at(-1)}" here.`,
    tagged?.closed === false && unclosedTag('MOLFORMULA'),
  );
}

/** A formula with known elements and either a count or two elements, as no English word has. */
function isFormulaNotWord(text: string): boolean {
  const parsed = parseFormula(text);
  return parsed.ok && (/\d/.test(text) || parsed.value.counts.size > 1);
}
