import type { AnswerReader } from '../task.ts';
import { readTagged, unclosedTag } from './read-tagged.ts';
import { readable, unreadable } from './reading.ts';

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
    if (!word) return unreadable(tagged ? tagged.text : reply, 'yes or no');
    const value = word === 'yes' || word === 'true';
    return readable(
      { kind: 'boolean', value, meaning: value ? meaning.yes : meaning.no },
      tagged?.closed === false && unclosedTag('BOOLEAN'),
    );
  };
}

/** A free sentence: negative phrases first, then positive ones (Biology-Instructions). */
export function biologySentenceReader(meaning: YesNoMeaning): AnswerReader {
  return booleanReader(meaning);
}

/** "The prediction result is …", else negative words first, then positive ones (GUE). */
export function promoterSentenceReader(meaning: YesNoMeaning): AnswerReader {
  return booleanReader(meaning);
}

/** "The answer is …", else positive patterns, then negative ones (PEER). */
export function proteinSentenceReader(meaning: YesNoMeaning): AnswerReader {
  return booleanReader(meaning);
}

/** Yes when the first number of the reply is above the threshold, else no (PEER stability). */
export function thresholdReader(meaning: YesNoMeaning, threshold: number): AnswerReader {
  return (reply) => unreadable(reply, `a number above or below ${threshold}`);
}
