import { err } from '#base/result.ts';
import type { FieldValues } from '../field.ts';
import type { AnswerReader } from '../task.ts';
import { distinct, quoted, readable, unreadable } from './reading.ts';

/** The option letter of a multiple-choice question; `optionFields` are the field names of A, B, …. */
export function letterReader(optionFields: readonly string[]): AnswerReader {
  const letters = optionFields.map((_, index) => String.fromCharCode(65 + index));
  return (reply, values) => {
    const options = optionFields.map((field) => values[field]?.trim() ?? '');
    const named = namedLetters(reply, letters.join(''));
    if (named.length > 1) {
      return err(`The reply names ${named.join(' and ')} and chooses none: ${quoted(reply)}.`);
    }
    const letter = named[0] ?? letters[indexOfText(reply, options)];
    if (letter === undefined) return unreadable(reply, 'an option');
    const official = letters.find((each) => takenByParser(reply, each));
    return readable(
      {
        kind: 'choice',
        option: letter,
        meaning: options[letters.indexOf(letter)] || `option ${letter}`,
      },
      official === undefined &&
        `The official parser finds no letter here; it looks for "(${letter}", "${letter})" or "${letter}" between spaces.`,
      official !== undefined &&
        official !== letter &&
        `The official parser would read ${official}: it tries the letters in order and takes any "(${official}", "${official})" or "${official}" between spaces.`,
    );
  };
}

/** The letters that a reply can mean, from the plainest way of saying it to the vaguest. */
function namedLetters(reply: string, letters: string): string[] {
  const text = reply.replaceAll('*', '').trim();
  const any = `[${letters}]`;
  // "A" is a word as well: it counts only where a sentence or a bracket ends after it.
  const stated = new RegExp(
    String.raw`\b(?:answer|choice|option)(?:\s+is)?\s*(?::\s*)?\(?(A(?=\s*(?:[).,:;\]]|$))|(?!A)${any}\b)`,
    'gi',
  );
  const ways = [
    [...text.matchAll(new RegExp(String.raw`^\W*(${any})\W*$`, 'g'))],
    [...text.matchAll(stated)].filter(([, letter]) => letter === letter?.toUpperCase()).slice(-1),
    [...(text.split(/[.\n]\s/).at(-1) ?? '').matchAll(new RegExp(String.raw`\((${any})\)`, 'g'))],
    [...text.matchAll(new RegExp(String.raw`^\(?(${any})[).:]`, 'g'))],
    [...text.matchAll(new RegExp(String.raw`\((${any})\)|\b(${any})\)`, 'g'))],
  ];
  const found = ways.find((matches) => matches.length > 0) ?? [];
  return distinct(
    found.map(([, first, second]) => first ?? second ?? ''),
    String,
  );
}

function indexOfText(reply: string, options: readonly string[]): number {
  const plain = (text: string) => text.trim().replace(/\.$/, '').toLowerCase();
  return plain(reply) === '' ? -1 : options.map(plain).indexOf(plain(reply));
}

function takenByParser(reply: string, letter: string): boolean {
  const marks = [`(${letter}`, `${letter})`, ` ${letter} `];
  return reply === letter || marks.some((mark) => reply.includes(mark));
}

const VERDICTS: FieldValues = {
  yes: 'the evidence supports it',
  no: 'the evidence speaks against it',
  maybe: 'the evidence does not decide it',
};

/** yes, no or maybe as the verdict of a reply that may go on in prose. */
export const readYesNoMaybe: AnswerReader = (reply) => {
  const word =
    reply.match(/^\W*(yes|no|maybe|may|might)\b/i)?.[1] ??
    reply.match(/\b(?:yes|no|maybe|may be|might)\b/i)?.[0];
  if (!word) return unreadable(reply, 'a verdict (yes, no or maybe)');
  const option = /^m/i.test(word) ? 'maybe' : word.toLowerCase();
  const official = substringVerdict(reply);
  return readable(
    { kind: 'choice', option, meaning: VERDICTS[option] ?? option },
    official !== option &&
      `The official parser would read ${official ? `this as ${official}` : 'no verdict here'}: it takes any "yes", then any "no", even inside a word, then "maybe", "may be" or "might".`,
  );
};

function substringVerdict(reply: string): string | undefined {
  const text = reply.toLowerCase();
  if (text.includes('yes')) return 'yes';
  if (text.includes('no')) return 'no';
  return /maybe|may be|might/.test(text) ? 'maybe' : undefined;
}
