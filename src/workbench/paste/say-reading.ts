import type { Reading, RecognisedKind } from '#science/reading.ts';

const kindNames: Readonly<Record<RecognisedKind, string>> = {
  smiles: 'SMILES',
  inchi: 'InChI',
  molfile: 'Molfile',
  selfies: 'SELFIES',
  iupac: 'Chemical name',
  formula: 'Formula',
  dna: 'DNA',
  rna: 'RNA',
  protein: 'Protein',
  'gene-symbol': 'Gene symbol',
  text: 'Text',
};

/** What something was understood as, in a few words. */
export function nameReading(reading: Reading): string {
  return reading.kind === 'unreadable' ? `${reading.format}, not usable` : kindNames[reading.kind];
}
