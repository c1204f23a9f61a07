import { err, type InputError, ok, type Result } from '#base/result.ts';
import { clip } from '../input-error.ts';
import { elementOf } from './atom-element.ts';
import { readCoordinate, readInteger } from './coordinate.ts';
import { type FileAtom, type FileAtoms, MOST_ATOMS, tooManyAtoms, wrongLine } from './structure.ts';

const FORMAT = 'PDB';

/** The atoms of the first model of a PDB file (format 3.3, fixed columns); an error names its line. */
export function readPdbAtoms(text: string): Result<FileAtoms, InputError> {
  const atoms: FileAtom[] = [];
  const header = new Header();
  let model = 0;
  for (const [i, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line.startsWith('MODEL ')) model++;
    if (!/^(?:ATOM {2}|HETATM)/.test(line)) header.take(line);
    else if (model <= 1) {
      const atom =
        atoms.length < MOST_ATOMS ? readAtom(line, i + 1) : err(tooManyAtoms(FORMAT, i + 1));
      if (!atom.ok) return atom;
      atoms.push(atom.value);
    }
  }
  return ok({ ...header.facts(), atoms, modelCount: Math.max(1, model) });
}

function readAtom(line: string, number: number): Result<FileAtom, InputError> {
  if (line.length < 54) {
    return err(wrongLine(FORMAT, number, `an atom needs 54 columns, this one has ${line.length}.`));
  }
  const place = [30, 38, 46].map((from) => line.slice(from, from + 8).trim());
  const [x, y, z] = place.map(readCoordinate);
  if (x === undefined || y === undefined || z === undefined) {
    const wrong = place.findIndex((word) => readCoordinate(word) === undefined);
    const word = clip(place[wrong] ?? '', 12);
    return err(
      wrongLine(FORMAT, number, `${'xyz'.charAt(wrong)} is “${word}”, which is no coordinate.`),
    );
  }
  const residueNumber = readInteger(line.slice(22, 26).trim());
  if (residueNumber === undefined) {
    const word = line.slice(22, 26).trim();
    return err(wrongLine(FORMAT, number, `the residue number “${word}” is no whole number.`));
  }
  const name = line.slice(12, 16);
  return ok({
    name: name.trim(),
    element: elementOf(line.slice(76, 78), name),
    x,
    y,
    z,
    residueName: line.slice(17, 20).trim(),
    chain: line.charAt(21).trim(),
    residueNumber,
    insertionCode: line.charAt(26).trim(),
    alternative: line.charAt(16).trim(),
    occupancy: readCoordinate(line.slice(54, 60).trim()) ?? 1,
    bFactor: readCoordinate(line.slice(60, 66).trim()) ?? 0,
    isHetero: line.startsWith('HETATM'),
  });
}

/** What stands before the atoms and matters for a picture. */
class Header {
  private id = '';
  private readonly titles: string[] = [];
  private readonly parents = new Map<string, string>();
  private isPredicted = false;

  take(line: string): void {
    if (line.startsWith('HEADER')) this.id = line.slice(62, 66).trim();
    else if (line.startsWith('TITLE ')) this.titles.push(line.slice(10).trim());
    else if (line.startsWith('MODRES')) {
      const parent = line.slice(24, 27).trim();
      if (parent !== '') this.parents.set(line.slice(12, 15).trim(), parent);
    }
    if (/^(?:TITLE |REMARK|HEADER|DBREF).*(?:ALPHAFOLD|ESMFOLD)/i.test(line)) {
      this.isPredicted = true;
    }
  }

  facts() {
    return {
      title: [this.id, this.titles.join(' ')].filter(Boolean).join(' · '),
      parents: this.parents,
      isPredicted: this.isPredicted,
    };
  }
}
