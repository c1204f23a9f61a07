import { err, type InputError, ok, type Result } from '#base/result.ts';
import { readCifBlock } from '../cif.ts';
import { clip } from '../input-error.ts';
import { elementOf } from './atom-element.ts';
import { readCoordinate, readInteger } from './coordinate.ts';
import { type FileAtom, type FileAtoms, MOST_ATOMS, tooManyAtoms, wrongLine } from './structure.ts';

const FORMAT = 'mmCIF';

/** A word, or words between quotes; a quote ends only before white space. */
const WORD = /'((?:[^']|'(?=\S))*)'(?=\s|$)|"((?:[^"]|"(?=\S))*)"(?=\s|$)|\S+/g;

/** The atoms of the first model of an mmCIF file, under the authors' names; an error names its line. */
export function readCifAtoms(text: string): Result<FileAtoms, InputError> {
  const lines = text.split(/\r\n|\r|\n/);
  const table = findTable(lines);
  if (!table) {
    return err({
      message: 'The mmCIF file has no table of atoms (loop_ with _atom_site.Cartn_x).',
      cure: 'Take the coordinate file of the entry; structure factors and crystals of small molecules have no chain.',
    });
  }
  const read = readRows(lines, table);
  if (!read.ok) return read;
  // Without its largest table the file is short, and may be read as a whole.
  const rest = [...lines.slice(0, table.start), '#', ...lines.slice(read.value.end)].join('\n');
  return ok({ ...headOf(rest), atoms: read.value.atoms, modelCount: read.value.modelCount });
}

interface AtomTable {
  /** Line of `loop_`, and of the first row; from 0. */
  readonly start: number;
  readonly firstRow: number;
  /** Column of each item, in lower case without `_atom_site.`. */
  readonly columns: ReadonlyMap<string, number>;
}

function findTable(lines: readonly string[]): AtomTable | undefined {
  const firstTag = lines.findIndex((line) => /^\s*_atom_site\./i.test(line));
  if (firstTag === -1) return undefined;
  const columns = new Map<string, number>();
  let row = firstTag;
  for (; /^\s*_atom_site\./i.test(lines[row] ?? ''); row++) {
    const tag = (lines[row] ?? '').trim().toLowerCase().slice('_atom_site.'.length);
    columns.set(tag, columns.size);
  }
  const isLoop = /loop_\s*$/i.test(lines[firstTag - 1] ?? '');
  const isWhole = ['cartn_x', 'cartn_y', 'cartn_z'].every((tag) => columns.has(tag));
  return isLoop && isWhole ? { start: firstTag - 1, firstRow: row, columns } : undefined;
}

interface Rows {
  readonly atoms: readonly FileAtom[];
  readonly modelCount: number;
  /** The line behind the last row. */
  readonly end: number;
}

function readRows(lines: readonly string[], table: AtomTable): Result<Rows, InputError> {
  const atoms: FileAtom[] = [];
  const models = new Set<string>();
  let words: string[] = [];
  const end = endOfTable(lines, table.firstRow);
  for (let at = table.firstRow; at < end; at++) {
    words = words.length === 0 ? wordsOf(lines[at]) : [...words, ...wordsOf(lines[at])];
    const wrong = refusalOfRow(words, table, lines[at]);
    if (wrong) return err(wrongLine(FORMAT, at + 1, wrong));
    if (words.length < table.columns.size) continue;
    const row = new AtomRow(words, table.columns);
    words = [];
    models.add(row.word('pdbx_pdb_model_num'));
    const atom = models.size > 1 ? undefined : nextAtom(row, atoms.length, at + 1);
    if (atom?.ok === false) return atom;
    if (atom) atoms.push(atom.value);
  }
  if (words.length > 0) return err(wrongLine(FORMAT, end, 'the last row of atoms is not whole.'));
  return ok({ atoms, modelCount: Math.max(1, models.size), end });
}

function endOfTable(lines: readonly string[], firstRow: number): number {
  const end = lines.findIndex(
    (line, at) => at >= firstRow && /^\s*(?:#|_|loop_|data_|stop_)/i.test(line),
  );
  return end === -1 ? lines.length : end;
}

function nextAtom(row: AtomRow, count: number, line: number): Result<FileAtom, InputError> {
  return count < MOST_ATOMS ? row.atom(line) : err(tooManyAtoms(FORMAT, line));
}

function refusalOfRow(words: readonly string[], { columns }: AtomTable, line = '') {
  if (line.startsWith(';')) return 'a text of several lines stands among the atoms.';
  return words.length > columns.size
    ? `the row has ${words.length} values for ${columns.size} columns.`
    : undefined;
}

function wordsOf(line = ''): string[] {
  if (!/['"]/.test(line)) return line.match(/\S+/g) ?? [];
  return [...line.matchAll(WORD)].map(([word, single, double]) => single ?? double ?? word);
}

class AtomRow {
  private readonly words: readonly string[];
  private readonly columns: ReadonlyMap<string, number>;

  constructor(words: readonly string[], columns: ReadonlyMap<string, number>) {
    this.words = words;
    this.columns = columns;
  }

  /** The first of the items that has a value; empty where none has. */
  word(...tags: readonly string[]): string {
    for (const tag of tags) {
      const word = this.words[this.columns.get(tag) ?? -1];
      if (word !== undefined && word !== '.' && word !== '?') return word;
    }
    return '';
  }

  atom(line: number): Result<FileAtom, InputError> {
    const place = ['cartn_x', 'cartn_y', 'cartn_z'].map((tag) => this.word(tag));
    const [x, y, z] = place.map(readCoordinate);
    if (x === undefined || y === undefined || z === undefined) {
      const wrong = place.findIndex((word) => readCoordinate(word) === undefined);
      const word = clip(place[wrong] ?? '', 12);
      return err(
        wrongLine(FORMAT, line, `${'xyz'.charAt(wrong)} is “${word}”, which is no coordinate.`),
      );
    }
    const numberWord = this.word('auth_seq_id', 'label_seq_id');
    const residueNumber = numberWord === '' ? 0 : readInteger(numberWord);
    if (residueNumber === undefined) {
      const word = clip(numberWord, 12);
      return err(wrongLine(FORMAT, line, `the residue number “${word}” is no whole number.`));
    }
    const name = this.word('auth_atom_id', 'label_atom_id');
    return ok({
      name,
      element: elementOf(this.word('type_symbol'), ` ${name}`),
      x,
      y,
      z,
      residueName: this.word('auth_comp_id', 'label_comp_id'),
      chain: this.word('auth_asym_id', 'label_asym_id'),
      residueNumber,
      insertionCode: this.word('pdbx_pdb_ins_code'),
      alternative: this.word('label_alt_id'),
      occupancy: readCoordinate(this.word('occupancy')) ?? 1,
      bFactor: readCoordinate(this.word('b_iso_or_equiv')) ?? 0,
      isHetero: this.word('group_pdb') === 'HETATM',
    });
  }
}

function headOf(rest: string) {
  const block = readCifBlock(rest);
  const [title = ''] = block.values('_struct.title');
  const modified = block.values('_pdbx_struct_mod_residue.label_comp_id');
  const parents = block.values('_pdbx_struct_mod_residue.parent_comp_id');
  const known = modified.flatMap((name, i) => {
    const parent = parents[i];
    return parent === undefined || parent === '?' ? [] : [[name, parent] as const];
  });
  return {
    title: [block.name, title.replace(/\s+/g, ' ').trim()].filter(Boolean).join(' · '),
    parents: new Map(known),
    isPredicted: block.values('_ma_qa_metric.name').length > 0 || /^AF-/i.test(block.name),
  };
}
