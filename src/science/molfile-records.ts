import { firstOf, named, type Reading, unreadable } from './reading.ts';

/** The line before the atoms, which names the version. */
const COUNTS_LINE = /V[23]000\s*$/;
/** Title, program and comment; copying often loses those that are empty. */
const HEADER_LINES = 3;

/** Whether the line that begins a molecule stands where a molfile has it, or a little above. */
export function looksLikeMolfile(text: string): boolean {
  return countsLineIn(text.slice(0, 2000).split(LINE_BREAK)) !== -1;
}

/** The first molecule of a molfile or SDF; its name is the title line. */
export function readMolfile(text: string): Reading {
  const records = text.split(/^\$\$\$\$.*$/m).filter((record) => record.trim() !== '');
  const lines = (records[0] ?? '').split(LINE_BREAK);
  const countsLine = countsLineIn(lines);
  if (countsLine === -1) {
    return unreadable('Molfile', {
      message: `None of the first ${HEADER_LINES + 1} lines ends with V2000 or V3000, as in a molfile.`,
      cure: 'Save the molecule as a molfile or SDF again, or paste its SMILES.',
    });
  }
  const lostLines = Array.from({ length: HEADER_LINES - countsLine }, () => '');
  const end = lines.findIndex((line) => line.startsWith('M  END'));
  const molfile = [...lostLines, ...lines.slice(0, end === -1 ? lines.length : end + 1)];
  return {
    kind: 'molfile',
    value: `${molfile.join('\n')}\n`,
    ...named(molfile[0]),
    notes: firstOf(records.length, 'molecules'),
  };
}

const LINE_BREAK = /\r\n|\r|\n/;

function countsLineIn(lines: readonly string[]): number {
  return lines.slice(0, HEADER_LINES + 1).findIndex((line) => COUNTS_LINE.test(line));
}
