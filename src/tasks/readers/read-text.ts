import { readTagged, unclosedTag } from './read-tagged.ts';
import { type Reading, readable, unreadable } from './reading.ts';

/** The whole reply. */
export function readText(reply: string): Reading {
  const text = reply.trim();
  return text === '' ? unreadable(reply, 'a text') : readable({ kind: 'text', text });
}

/** The name between its tags. */
export function readIupac(reply: string): Reading {
  const tagged = readTagged(reply, 'IUPAC');
  if (!tagged || tagged.text === '') return unreadable(reply, 'an IUPAC name');
  return readable(
    { kind: 'iupac', name: tagged.text },
    tagged.closed === false && unclosedTag('IUPAC'),
  );
}
