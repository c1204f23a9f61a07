import { err } from '#base/result.ts';
import type { AnswerReader } from '../task.ts';
import { type AnswerTag, readTagged, unclosedTag } from './read-tagged.ts';
import { distinct, quoted, type Reading, readable, unreadable } from './reading.ts';

const AMINO_ACIDS = 'ACDEFGHIKLMNPQRSTVWY';
const NOT_AMINO_ACIDS = new RegExp(`[^${AMINO_ACIDS}]`, 'g');
/** Shortest run of letters that is taken for a sequence where tags are missing. */
const LONE_LETTERS = 10;

/** A protein between its tags, the first or the last pair. */
export function proteinReader(pair: 'first' | 'last'): AnswerReader {
  return (reply) => {
    const found = findSequence(reply, 'protein', pair, AMINO_ACIDS);
    return found
      ? readProtein(found, pair === 'first' && freeSpelling(found.text))
      : unreadable(reply, 'a protein sequence');
  };
}

/** Letters that stand for no residue are dropped as the official parsers do, up to one in ten. */
function readProtein(found: FoundSequence, spelling: string | false): Reading {
  const letters = found.text.replaceAll(/[\s;]/g, '').toUpperCase();
  const sequence = letters.replaceAll(NOT_AMINO_ACIDS, '');
  if (sequence === '') return unreadable(found.text, 'a protein sequence');
  const strange = distinct(letters.match(NOT_AMINO_ACIDS) ?? [], String).join(', ');
  if (letters.length - sequence.length > letters.length / 10) {
    return err(
      `No protein sequence: ${quoted(found.text)} holds ${strange}, and only the 20 amino-acid letters are read.`,
    );
  }
  return readable(
    { kind: 'protein', sequence },
    strange !== '' &&
      `Left out: ${strange}. Only the 20 amino-acid letters are read, here and by the official parser.`,
    spelling,
    found.forgiven,
  );
}

/** What the parser of designed proteins, which takes capitals on one line, would miss. */
function freeSpelling(text: string): string | false {
  if (text.includes('\n')) {
    return 'The sequence runs over several lines; the official parser reads only one line.';
  }
  return (
    /[a-z]/.test(text) &&
    'Lower-case letters were read as capitals; the official parser takes capitals only.'
  );
}

/** An RNA between its tags; every T is read as U. */
export const readRna: AnswerReader = (reply) => {
  const found = findSequence(reply, 'rna', 'first', 'ACGUT');
  const sequence = found?.text.toUpperCase().replaceAll('T', 'U').replaceAll(/[\s;]/g, '');
  if (!found || !sequence) return unreadable(reply, 'an RNA sequence');
  const strange = sequence.search(/[^ACGU]/);
  if (strange >= 0) {
    const [letter] = sequence.slice(strange);
    return err(
      `"${letter}" at position ${strange + 1} of ${quoted(found.text)} is none of A, C, G and U.`,
    );
  }
  return readable(
    { kind: 'rna', sequence },
    sequence.length < found.text.length &&
      'Spaces and semicolons were left out; the official parser counts such a sequence as invalid.',
    found.forgiven,
  );
};

interface FoundSequence {
  readonly text: string;
  readonly forgiven: string | false;
}

/** What stands between the tags, else the only run of the letters that is a word of its own. */
function findSequence(
  reply: string,
  tag: AnswerTag,
  pair: 'first' | 'last',
  letters: string,
): FoundSequence | undefined {
  const tagged = readTagged(reply, tag, pair);
  if (tagged) return { text: tagged.text, forgiven: !tagged.closed && unclosedTag(tag) };
  const runs = reply.match(new RegExp(String.raw`\b[${letters}]{${LONE_LETTERS},}\b`, 'g')) ?? [];
  const [text] = runs;
  if (text === undefined || runs.length > 1) return undefined;
  return {
    text,
    forgiven: 'The sequence stands without its tags; the official parser would find none.',
  };
}
