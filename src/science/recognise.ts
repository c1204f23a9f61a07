import type { InputError } from '#base/result.ts';
import { looksLikeCif, readCifBlock } from './cif.ts';
import { readCrystal } from './cif-crystal.ts';
import { hasPolymers, readPolymers } from './cif-polymers.ts';
import { looksLikeFasta, readFasta } from './fasta.ts';
import { looksLikeMolfile, readMolfile } from './molfile-records.ts';
import { looksLikePdb, readPdb } from './pdb.ts';
import { plain, type Reading, unreadable } from './reading.ts';
import { recogniseSmilesFile, recogniseText } from './recognise-text.ts';
import { refusalOfSize } from './text-size.ts';

interface Format {
  readonly extensions: readonly string[];
  readonly fits: (text: string) => boolean;
  readonly read: (text: string) => readonly Reading[];
}

/** File formats; the first that fits the text is taken, else the one of the file's name. */
const formats: readonly Format[] = [
  { extensions: ['fasta', 'fa', 'faa', 'fna'], fits: looksLikeFasta, read: readFasta },
  { extensions: ['mol', 'sdf'], fits: looksLikeMolfile, read: (text) => [readMolfile(text)] },
  { extensions: ['pdb', 'ent'], fits: looksLikePdb, read: (text) => [readPdb(text)] },
  { extensions: ['cif', 'mmcif'], fits: looksLikeCif, read: readCif },
  { extensions: ['smi', 'smiles'], fits: () => false, read: recogniseSmilesFile },
];

/** Extensions of the files that are worth opening, without the dot. */
export const readableExtensions: readonly string[] = [
  ...formats.flatMap(({ extensions }) => extensions),
  'txt',
];

/**
 * What a pasted text or the text of a file may be, the likeliest first: at least one reading, or
 * none for a text of white space. The name of the file decides where the text alone does not.
 */
export function recognise(text: string, fileName = ''): readonly Reading[] {
  if (text.trim() === '') return [];
  const tooLong = refusalOfSize(text.length);
  if (tooLong) return [unreadable('Long text', tooLong)];
  const noText = refusalOfBinary(text);
  if (noText) return [unreadable('Binary data', noText)];
  const extension = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const format =
    formats.find(({ fits }) => fits(text)) ??
    formats.find(({ extensions }) => extensions.includes(extension));
  if (!format) return recogniseText(text);
  const readings = format.read(text);
  const isUsable = readings.some(({ kind }) => kind !== 'unreadable');
  return isUsable ? readings : [...readings, plain('text', text.trim())];
}

function refusalOfBinary(text: string): InputError | undefined {
  const strange = text.match(/[\0\uFFFD]/g)?.length ?? 0;
  if (!text.includes('\0') && strange <= text.length / 100) return undefined;
  return {
    message: 'This is not text: it holds bytes that no text has.',
    cure: 'Unpack it if it is compressed (.gz, .zip), or save it as a text format such as SMILES, FASTA or CIF.',
  };
}

function readCif(text: string): readonly Reading[] {
  const block = readCifBlock(text);
  return hasPolymers(block) ? readPolymers(block) : [readCrystal(block)];
}
