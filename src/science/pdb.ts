import { clip } from './input-error.ts';
import { named, type Reading, unreadable } from './reading.ts';
import { hasLetter, oneLetterCode } from './residue-letters.ts';

/** Records with which a PDB file may begin. */
const FIRST_RECORD =
  /^(?:HEADER|OBSLTE|TITLE |COMPND|REMARK|SEQRES|CRYST1|MODEL |ATOM {2}|HETATM)[ \d]/;
/** The atoms that stand for a residue and for a nucleotide. */
const BACKBONE_ATOMS = ['CA', "C1'"];

interface Residue {
  readonly name: string;
  readonly chain: string;
  readonly number: number;
}

/** Whether a text begins as the fixed columns of a PDB file do. */
export function looksLikePdb(text: string): boolean {
  return FIRST_RECORD.test(text.trimStart()) && /^(?:ATOM {2}|SEQRES)/m.test(text);
}

/** The first chain of a PDB file: from SEQRES, else from its coordinates, with the gaps named. */
export function readPdb(text: string): Reading {
  const lines = text.split(/\r\n|\r|\n/);
  const declared = declaredResidues(lines);
  const residues = declared.length > 0 ? declared : residuesWithCoordinates(lines);
  const chain = residues[0]?.chain;
  if (chain === undefined) {
    return unreadable('PDB', {
      message: 'The PDB file names no chain: it has no SEQRES record and no CA or C1′ atom.',
      cure: 'Take a file with a protein or a nucleic acid, or paste the sequence itself.',
    });
  }
  const own = residues.filter((residue) => residue.chain === chain);
  const { kind, letters, unknown } = oneLetterCode(own.map(({ name }) => name));
  return {
    kind,
    value: letters,
    ...named(titleOf(lines)),
    notes: [
      chainNote(chain, new Set(residues.map((residue) => residue.chain)).size),
      ...(declared.length > 0 ? [] : coordinateNotes(own)),
      ...(unknown.length > 0
        ? [`Residues without a letter of their own: ${clip(unknown.join(', '), 40)}.`]
        : []),
    ],
  };
}

function declaredResidues(lines: readonly string[]): readonly Residue[] {
  return lines
    .filter((line) => line.startsWith('SEQRES'))
    .flatMap((line) => {
      const names = line.slice(19).match(/\S+/g) ?? [];
      return names.map((name, i) => ({ name, chain: line.charAt(11).trim(), number: i }));
    });
}

/** One residue for each backbone atom of the first model; of alternative places the first. */
function residuesWithCoordinates(lines: readonly string[]): readonly Residue[] {
  const end = lines.findIndex((line) => line.startsWith('ENDMDL'));
  const residues = new Map<string, Residue>();
  for (const line of lines.slice(0, end === -1 ? lines.length : end)) {
    const residue = {
      name: line.slice(17, 20).trim(),
      chain: line.charAt(21).trim(),
      number: Number(line.slice(22, 26)),
    };
    // Modified residues of the chain, such as MSE, stand as HETATM; so do ligands and calcium.
    const isResidue =
      line.startsWith('ATOM  ') || (line.startsWith('HETATM') && hasLetter(residue.name));
    const place = `${residue.chain} ${line.slice(22, 27)}`;
    const isBackbone = BACKBONE_ATOMS.includes(line.slice(12, 16).trim());
    if (isResidue && isBackbone && !residues.has(place)) residues.set(place, residue);
  }
  return [...residues.values()];
}

function chainNote(chain: string, count: number): string {
  const label = chain === '' ? 'the chain without a letter' : `chain ${chain}`;
  return count > 1 ? `This is ${label}, the first of ${count} chains.` : `This is ${label}.`;
}

function coordinateNotes(residues: readonly Residue[]): string[] {
  const gaps = residues.slice(1).flatMap(({ number }, i) => {
    const before = residues[i]?.number ?? number;
    return number > before + 1 ? [`between ${before} and ${number}`] : [];
  });
  const read = 'The sequence was read from the coordinates.';
  if (gaps.length === 0) return [read];
  return [read, `Residues are missing ${clip(gaps.join(', '), 80)}; the letters were joined.`];
}

function titleOf(lines: readonly string[]): string | undefined {
  const header = lines.find((line) => line.startsWith('HEADER'));
  const title = lines.find((line) => line.startsWith('TITLE'))?.slice(10);
  return [header?.slice(62, 66).trim(), title?.trim()].filter(Boolean).join(' ');
}
