import { checkSmilesSyntax } from '#science/smiles.ts';
import { readTagged, unclosedTag } from './read-tagged.ts';
import { distinct, type Reading, readable, unreadable } from './reading.ts';

/** What the parser of free molecules takes between its tags. */
const TAGGED_WITHOUT_BRACKETS = /<SMILES> [A-Za-z0-9()=#+@\\/.−-]+ <\/SMILES>/;

/** A molecule between its tags, else the first SMILES-like word of the reply. */
export function readNewSmiles(reply: string): Reading {
  const tagged = readTagged(reply, 'SMILES');
  const text = tagged?.text ?? smilesWords(reply)[0];
  if (!text || /\s/.test(text)) return unreadable(tagged?.text ?? reply, 'one SMILES');
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
    return unreadable(tagged?.text ?? reply, 'one SMILES');
  }
  return readable(
    { kind: 'smiles', smiles },
    smiles !== text && 'Semicolons, and spaces beside dots, were read as plain dots.',
    !tagged && 'The SMILES stands without its tags; the official parser would find no molecule.',
    tagged?.closed === false && unclosedTag('SMILES'),
  );
}

/** Words that are a SMILES and no English: the whole reply, or those with a bond, ring or branch. */
function smilesWords(reply: string): string[] {
  const words = reply
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll(/^["'`]+|[.,;:"'`]+$/g, ''));
  const sure = words.length === 1 ? /^[A-Z[]/ : /^(?=.{3})(?:[BCNOPSFI]+$|[A-Z[].*[\d=#()[\]/\\])/;
  return words.filter((word) => sure.test(word) && checkSmilesSyntax(word).ok);
}
