import { readTagged, unclosedTag } from './read-tagged.ts';
import { type Reading, readable, unreadable } from './reading.ts';

/** A molecule between its tags, else the first SMILES-like word of the reply. */
export function readNewSmiles(reply: string): Reading {
  const tagged = readTagged(reply, 'SMILES');
  const text =
    tagged?.text ?? reply.match(/(?:^|\s)([A-Z[][A-Za-z0-9@+\-[\]().=#$/\\%:*]{2,})(?=$|\s)/)?.[1];
  if (!text || /\s/.test(text)) return unreadable(tagged?.text ?? reply, 'one SMILES');
  return readable(
    { kind: 'smiles', smiles: text },
    text.includes('[') &&
      'The molecule has a bracket atom, which the official parser of this task counts as invalid.',
    tagged?.closed === false && unclosedTag('SMILES'),
  );
}

/** Molecules in the first pair of SMILES tags, joined by dots (SMolInstruct, Mol-Instructions). */
export function readFirstSmiles(reply: string): Reading {
  return unreadable(reply, 'a SMILES');
}

/** Molecules in the last pair of SMILES tags (USPTO-50K). */
export function readLastSmiles(reply: string): Reading {
  return unreadable(reply, 'a SMILES');
}
