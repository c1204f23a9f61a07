import { err } from '#base/result.ts';
import type { AnswerReader } from '../task.ts';
import { findNumbers, firstNumberOfParser } from './find-numbers.ts';
import { numberDifference } from './read-number.ts';
import { readTagged, unclosedTag } from './read-tagged.ts';
import { quoted, type Reading, readable, unreadable } from './reading.ts';
import {
  biologyVerdict,
  decisiveVerdict,
  declines,
  plainVerdict,
  promoterVerdict,
  proteinVerdict,
  type Verdict,
} from './verdicts.ts';

/** What yes and no stand for, in a few words each. */
export interface YesNoMeaning {
  readonly yes: string;
  readonly no: string;
}

/** Yes or no between its tags, else the last whole word yes, no, true or false of the reply. */
export function booleanReader(meaning: YesNoMeaning): AnswerReader {
  return (reply) => {
    const tagged = readTagged(reply, 'BOOLEAN');
    const word = (tagged?.text ?? reply)
      .match(/\b(?:yes|no|true|false)\b/gi)
      ?.at(-1)
      ?.toLowerCase();
    if (!word) return unreadable(tagged ? tagged.text : reply, 'a verdict (yes or no)');
    const value = word === 'yes' || word === 'true';
    return readBoolean(value, meaning, tagged?.closed === false && unclosedTag('BOOLEAN'));
  };
}

function readBoolean(
  value: boolean,
  meaning: YesNoMeaning,
  ...forgiven: (string | false)[]
): Reading {
  return readable(
    { kind: 'boolean', value, meaning: value ? meaning.yes : meaning.no },
    ...forgiven,
  );
}

/** A free sentence: negative phrases first, then positive ones (Biology-Instructions). */
export function biologySentenceReader(meaning: YesNoMeaning): AnswerReader {
  return sentenceReader(meaning, biologyVerdict, () => 'asks a language model');
}

/** "The prediction result is …", else negative words first, then positive ones (GUE). */
export function promoterSentenceReader(meaning: YesNoMeaning): AnswerReader {
  return sentenceReader(meaning, promoterVerdict, (value) => value && 'counts it as negative');
}

/** "The answer is …", else positive patterns, then negative ones (PEER). */
export function proteinSentenceReader(meaning: YesNoMeaning): AnswerReader {
  return sentenceReader(meaning, proteinVerdict, () => 'asks a judge model');
}

/**
 * Reads a sentence in the same sensible way for all sources, and says where the source's own
 * parser, `official`, reads it otherwise; `fallback` is what that does with a sentence of which it
 * knows no phrase, or false where that comes to the same as the value read.
 */
function sentenceReader(
  meaning: YesNoMeaning,
  official: (reply: string) => Verdict | undefined,
  fallback: (value: boolean) => string | false,
): AnswerReader {
  return (reply) => {
    const decisive = decisiveVerdict(reply);
    const evasion = declines(reply);
    if (!decisive && evasion) {
      return err(`The reply does not decide: it says "${evasion}" in ${quoted(reply)}.`);
    }
    const verdict = decisive ?? plainVerdict(reply);
    if (!verdict) return unreadable(reply, 'a verdict (yes or no)');
    return readBoolean(
      verdict.value,
      meaning,
      difference(verdict.value, official(reply), fallback(verdict.value)),
    );
  };
}

function difference(
  value: boolean,
  official: Verdict | undefined,
  fallback: string | false,
): string | false {
  if (!official) {
    return fallback && `The official parser knows no phrase of this reply and ${fallback}.`;
  }
  if (official.value === value) return false;
  const said = official.value ? 'yes' : 'no';
  return `The official parser would read this as ${said}, because of "${official.phrase}".`;
}

/** Yes when the first number of the reply is above the threshold, else no (PEER stability). */
export function thresholdReader(meaning: YesNoMeaning, threshold: number): AnswerReader {
  return (reply) => {
    const [found] = findNumbers(reply);
    const said = decisiveVerdict(reply);
    if (found) {
      const value = found.value > threshold;
      return readBoolean(
        value,
        meaning,
        numberDifference(found, firstNumberOfParser(reply)),
        said !== undefined &&
          said.value !== value &&
          `The reply also says "${said.phrase}"; its number ${found.text} decides.`,
      );
    }
    if (!said) return unreadable(reply, `a number above or below ${threshold}`);
    return readBoolean(
      said.value,
      meaning,
      `The reply says "${said.phrase}" without the number that the official parser compares with ${threshold}.`,
    );
  };
}
