import type { CifBlock } from './cif.ts';
import { readSequence } from './fasta.ts';
import { type Reading, unreadable } from './reading.ts';
import { oneLetterCode } from './residue-letters.ts';

const MOST_POLYMERS = 6;

/** Whether a CIF is one of a macromolecule, with the sequence of a polymer. */
export function hasPolymers(block: CifBlock): boolean {
  return block.values(...SEQUENCE_TAGS).length > 0;
}

/** The sequences of a macromolecule's polymers in the order of the file. */
export function readPolymers(block: CifBlock): readonly Reading[] {
  const sequences = block.values(...SEQUENCE_TAGS);
  const types = block.values('_entity_poly.type');
  const strands = block.values('_entity_poly.pdbx_strand_id');
  return sequences.slice(0, MOST_POLYMERS).flatMap((sequence, i) => {
    const chains = (strands[i] ?? '').split(',').filter((id) => id !== '' && id !== '?');
    const name = [block.name, chains.length > 0 && `chain ${chains.join(', ')}`];
    const notes = sequences.length > 1 ? [`This is polymer ${i + 1} of ${sequences.length}.`] : [];
    const letters = sequence.replace(
      /\(([^()]*)\)/g,
      (_, residue) => oneLetterCode([residue]).letters,
    );
    const readings = readSequence(letters, name.filter(Boolean).join(' '), notes);
    const kind = kindOf(types[i] ?? '');
    const own = readings.filter((reading) => reading.kind === kind);
    return (own.length > 0 ? own : readings.slice(0, 1)).map(withoutPosition);
  });
}

/** With a letter for each residue, modified ones included; else with their names in brackets. */
const SEQUENCE_TAGS = [
  '_entity_poly.pdbx_seq_one_letter_code_can',
  '_entity_poly.pdbx_seq_one_letter_code',
] as const;

/** A place within the sequence is no place in the file. */
function withoutPosition(reading: Reading): Reading {
  if (reading.kind !== 'unreadable') return reading;
  const { message, cure } = reading.error;
  return unreadable(reading.format, { message, cure });
}

function kindOf(type: string): Reading['kind'] | undefined {
  if (/^polypeptide/i.test(type)) return 'protein';
  if (/deoxyribo/i.test(type) && !/hybrid/i.test(type)) return 'dna';
  return /ribonucleotide/i.test(type) ? 'rna' : undefined;
}
