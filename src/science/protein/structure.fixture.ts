interface PdbLine {
  readonly record?: 'ATOM' | 'HETATM';
  readonly name?: string;
  readonly alternative?: string;
  readonly residue?: string;
  readonly chain?: string;
  readonly number?: number;
  readonly insertion?: string;
  readonly place?: readonly [string, string, string];
  readonly occupancy?: string;
}

/** A line of a PDB file; what is left out is a CA of glycine 1 of chain A at the origin. */
export function pdbLine(line: PdbLine): string {
  const { record = 'ATOM', name = 'CA', alternative = ' ', residue = 'GLY', chain = 'A' } = line;
  const { number = 1, insertion = ' ', place = ['0.000', '0.000', '0.000'] } = line;
  return [
    record.padEnd(6),
    '1'.padStart(5),
    ' ',
    (name.length < 4 ? ` ${name}` : name).padEnd(4),
    alternative,
    residue.padStart(3),
    ` ${chain}`,
    String(number).padStart(4),
    insertion,
    '   ',
    ...place.map((word) => word.padStart(8)),
    (line.occupancy ?? '1.00').padStart(6),
    '10.00'.padStart(6),
    ' '.repeat(10),
    name.charAt(0).padStart(2),
  ].join('');
}

/** A residue with N, CA and C somewhere. */
export function pdbResidue(line: PdbLine): string {
  return ['N', 'CA', 'C'].map((name) => pdbLine({ ...line, name })).join('\n');
}
