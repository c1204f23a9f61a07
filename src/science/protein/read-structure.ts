import { err, type InputError, ok, type Result } from '#base/result.ts';
import { looksLikeCif } from '../cif.ts';
import { grouped } from '../input-error.ts';
import { looksLikePdb } from '../pdb.ts';
import { chainsOf } from './chains.ts';
import { readCifAtoms } from './cif-atoms.ts';
import { readPdbAtoms } from './pdb-atoms.ts';
import { type FileAtoms, LARGEST_STRUCTURE_TEXT, type MacroStructure } from './structure.ts';

/**
 * A PDB or mmCIF file as a structure: first model, of alternative places the one with the highest
 * occupancy, every coordinate finite. Errors name the line.
 */
export function readStructure(text: string): Result<MacroStructure, InputError> {
  if (text.length > LARGEST_STRUCTURE_TEXT) {
    return err({
      message: `The file has ${grouped(text.length)} characters; at most ${grouped(LARGEST_STRUCTURE_TEXT)} are read.`,
      cure: 'Take one chain or one model out of the file.',
    });
  }
  const format = formatOf(text);
  if (format === undefined) return err(NO_STRUCTURE);
  const file = format === 'PDB' ? readPdbAtoms(text) : readCifAtoms(text);
  if (!file.ok) return file;
  const { chains, atoms, notes } = chainsOf(file.value);
  if (!chains.some(({ residues }) => residues.length > 0)) return err(noChain(format, file.value));
  const { title, isPredicted, modelCount } = file.value;
  return ok({
    format,
    title,
    atoms,
    chains,
    isPredicted,
    notes: [
      ...(modelCount > 1 ? [`This is the first of ${grouped(modelCount)} models.`] : []),
      ...notes,
    ],
  });
}

function formatOf(text: string): MacroStructure['format'] | undefined {
  if (looksLikePdb(text) || /^(?:ATOM {2}|HETATM)/m.test(text.slice(0, 200_000))) {
    if (!looksLikeCif(text)) return 'PDB';
  }
  return looksLikeCif(text) ? 'mmCIF' : undefined;
}

const NO_STRUCTURE: InputError = {
  message: 'This is neither a PDB nor an mmCIF file.',
  cure: 'Take a file that ends in .pdb, .ent, .cif or .mmcif, unpacked; the structure shown before stays.',
};

function noChain(format: string, { atoms }: FileAtoms): InputError {
  return {
    message: `The ${format} file has ${grouped(atoms.length)} atoms, but no chain of amino acids or bases.`,
    cure: 'Take the coordinate file of a protein; the structure shown before stays.',
  };
}
