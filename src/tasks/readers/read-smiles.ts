import { checkSmilesSyntax } from '#science/smiles.ts';
import { readTagged, unclosedTag } from './read-tagged.ts';
import { distinct, type Reading, readable, unreadable } from './reading.ts';

/** What the parser of free molecules takes between its tags. */
const TAGGED_WITHOUT_BRACKETS = /<SMILES> [A-Za-z0-9()=#+@\\/.−-]+ <\/SMILES>/;

const SHORTEST_RUN = 4;

/** A molecule between its tags, else the first SMILES-like word of the reply. */
export function readNewSmiles(reply: string): Reading {
  const tagged = readTagged(reply, 'SMILES');
  const text = tagged?.text ?? smilesWords(reply)[0];
  if (!text || /\s/.test(text)) return unreadable(tagged?.text ?? reply, 'a single SMILES');
  const bracket = text.includes('[');
  return readable(
    { kind: 'smiles', smiles: text },
    bracket &&
      'The molecule has a bracket atom, which the official parser of this task counts as invalid.',
    !bracket &&
      tagged?.closed === true &&
      !TAGGED_WITHOUT_BRACKETS.test(reply) &&
      'The official parser of this task wants one space on each side of the SMILES, and in it only letters, digits and ( ) = # + - @ \\ / .',
    tagged?.closed === false && unclosedTag('SMILES'),
    !tagged &&
      text !== reply.trim() &&
      text.length < SHORTEST_RUN &&
      `The official parser takes no SMILES of fewer than ${SHORTEST_RUN} letters out of a sentence.`,
  );
}

/** Molecules in the first pair of SMILES tags, joined by dots (SMolInstruct, Mol-Instructions). */
export function readFirstSmiles(reply: string): Reading {
  return readMolecules(reply, 'first');
}

/** Molecules in the last pair of SMILES tags (USPTO-50K). */
export function readLastSmiles(reply: string): Reading {
  return readMolecules(reply, 'last');
}

/** Whatever stands between tags is an answer as long as it is one word; its syntax is judged later. */
function readMolecules(reply: string, pair: 'first' | 'last'): Reading {
  const tagged = readTagged(reply, 'SMILES', pair);
  const words = tagged ? [tagged.text] : distinct(smilesWords(reply), String);
  const [text = ''] = words;
  const smiles = text.replaceAll(/\s*[.;]\s*/g, '.');
  if (words.length !== 1 || smiles === '' || /\s/.test(smiles)) {
    return unreadable(tagged?.text ?? reply, 'a single SMILES');
  }
  return readable(
    { kind: 'smiles', smiles },
    smiles !== text && 'Semicolons, and spaces beside dots, were read as plain dots.',
    !tagged && 'The SMILES stands without its tags; the official parser would find no molecule.',
    tagged?.closed === false && unclosedTag('SMILES'),
  );
}

/** Has a bond, ring, branch or bracket, or is a chain with carbon: no English word is. */
const SMILES_LIKE = /^(?:[A-Z[].*[\d=#()[\]/\\].*|(?=.*C)(?:[BCNOPSFI]|Cl|Br)+)$/;

/** The words of a reply that are SMILES and no English; short ones only where they stand alone. */
function smilesWords(reply: string): string[] {
  const words = reply
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll(/^["'`]+|(?<![.,;:"'`])[.,;:"'`]+$/g, ''));
  const shortest = words.length === 1 ? 1 : 3;
  return words.filter(
    (word) => word.length >= shortest && SMILES_LIKE.test(word) && checkSmilesSyntax(word).ok,
  );
}
