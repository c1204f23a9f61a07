import { readTagged, unclosedTag } from './read-tagged.ts';
import { type Reading, readable, unreadable } from './reading.ts';

/** The whole reply. */
export function readText(reply: string): Reading {
  const text = reply.trim();
  return text === '' ? unreadable(reply, 'a text') : readable({ kind: 'text', text });
}

/** The name between its tags, else a reply that is nothing but a name. */
export function readIupac(reply: string): Reading {
  const tagged = readTagged(reply, 'IUPAC');
  if (tagged) {
    return tagged.text === ''
      ? unreadable(reply, 'an IUPAC name')
      : readable({ kind: 'iupac', name: tagged.text }, !tagged.closed && unclosedTag('IUPAC'));
  }
  const name = reply.trim().replace(/\.$/, '');
  if (!isNameLike(name)) return unreadable(reply, 'an IUPAC name');
  return readable(
    { kind: 'iupac', name },
    'The name stands without its tags; the official parser would find no answer.',
  );
}

const LONGEST_NAME = 500;
/** A locant with its hyphen (2-methyl, N-acetyl, (3R)-) or an ending of systematic names. */
const LOCANT = /(?:\d[a-z]?'*|\bN|\bO|[RSEZ]\))-/;
const ENDING =
  /(?: acid|[a-z](?:ane|ene|yne|ol|one|al|amide|amine|ate|ite|ide|ine|ole|ium|ether|yl|azide))$/i;
const ENGLISH =
  /\b(?:the|this|that|is|are|was|it|of|a|an|and|or|not|no|none|name|i|you|can|cannot|for|to|would|one|done|someone|fine|also|same|gone)\b/i;

function isNameLike(text: string): boolean {
  return (
    text.length >= 4 &&
    text.length <= LONGEST_NAME &&
    !/[\n<>?!:]/.test(text) &&
    !ENGLISH.test(text) &&
    (LOCANT.test(text) || ENDING.test(text))
  );
}
