import { err, type InputError, ok, type Result } from '#base/result.ts';
import { elementOfSymbol } from './elements.ts';

export interface MolAtom {
  /** `*` for an attachment point. */
  readonly symbol: string;
  /** Ångström. */
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly charge: number;
  /** Mass number; 0 means the natural mixture. */
  readonly isotope: number;
  /** The molfile's code: 0 none, 1 singlet, 2 doublet, 3 triplet. */
  readonly radical: number;
}

export interface MolBond {
  /** Zero-based atom indices. */
  readonly from: number;
  readonly to: number;
  /** 1, 2, 3; 4 aromatic; 5 to 9 query, dative and other kinds. */
  readonly order: number;
}

/** Atoms and bonds of one molfile. */
export interface MolGraph {
  readonly title: string;
  readonly atoms: readonly MolAtom[];
  readonly bonds: readonly MolBond[];
}

/** Coordinates beyond this many ångström are no molecule. */
const FARTHEST = 100_000;
const HEAVY_HYDROGENS: Readonly<Record<string, number>> = { D: 2, T: 3 };

/**
 * Reads a V2000 molfile with finite coordinates, known elements and bonds inside the atom list;
 * every error names its line (counted from one).
 */
export function parseMolblock(text: string): Result<MolGraph, InputError> {
  const lines = text.split(/\r\n|\r|\n/);
  const counts = readCounts(lines[3]);
  if (!counts.ok) return counts;
  const { atomCount, bondCount } = counts.value;
  if (lines.length < 4 + atomCount + bondCount) {
    return fail(lines.length, `the file ends before its ${atomCount} atoms and ${bondCount} bonds`);
  }
  const atoms: MolAtom[] = [];
  for (let i = 0; i < atomCount; i++) {
    const atom = readAtom(lines[4 + i] ?? '', 5 + i);
    if (!atom.ok) return atom;
    atoms.push(atom.value);
  }
  const bonds: MolBond[] = [];
  for (let i = 0; i < bondCount; i++) {
    const number = 5 + atomCount + i;
    const bond = readBond(lines[number - 1] ?? '', number, atomCount);
    if (!bond.ok) return bond;
    bonds.push(bond.value);
  }
  const complete = readProperties(lines, 4 + atomCount + bondCount, atoms);
  return complete.ok ? ok({ title: lines[0] ?? '', atoms: complete.value, bonds }) : complete;
}

/** A V2000 molfile marked as 3D; at most 999 atoms and 999 bonds fit, or the function throws. */
export function writeMolblock(graph: MolGraph): string {
  const { atoms, bonds } = graph;
  if (atoms.length > 999 || bonds.length > 999) {
    throw new Error(`V2000 holds 999 atoms and bonds, not ${atoms.length} and ${bonds.length}`);
  }
  const real = (value: number) => value.toFixed(4).padStart(10);
  return [
    graph.title,
    '  workbench         3D',
    '',
    `${count(atoms.length)}${count(bonds.length)}  0  0  0  0  0  0  0  0999 V2000`,
    ...atoms.map(
      ({ x, y, z, symbol }) =>
        `${real(x)}${real(y)}${real(z)} ${symbol.padEnd(3)} 0  0  0  0  0  0  0  0  0  0  0  0`,
    ),
    ...bonds.map(({ from, to, order }) => `${count(from + 1)}${count(to + 1)}${count(order)}  0`),
    ...propertyLines('CHG', atoms, (atom) => atom.charge),
    ...propertyLines('ISO', atoms, (atom) => atom.isotope),
    ...propertyLines('RAD', atoms, (atom) => atom.radical),
    'M  END',
    '',
  ].join('\n');
}

function propertyLines(
  name: string,
  atoms: readonly MolAtom[],
  property: (atom: MolAtom) => number,
): string[] {
  const entries = atoms.flatMap((atom, i) =>
    property(atom) === 0 ? [] : [` ${count(i + 1)} ${count(property(atom))}`],
  );
  const lines: string[] = [];
  for (let i = 0; i < entries.length; i += 8) {
    const row = entries.slice(i, i + 8);
    lines.push(`M  ${name}${count(row.length)}${row.join('')}`);
  }
  return lines;
}

function count(value: number): string {
  return String(value).padStart(3);
}

function readCounts(
  line: string | undefined,
): Result<{ atomCount: number; bondCount: number }, InputError> {
  if (line === undefined) return fail(1, 'a molfile has at least four lines');
  if (line.includes('V3000')) return fail(4, 'V3000 molfiles are not read; save it as V2000');
  const atomCount = readInteger(line.slice(0, 3));
  const bondCount = readInteger(line.slice(3, 6));
  if (atomCount === undefined || bondCount === undefined || atomCount < 0 || bondCount < 0) {
    return fail(4, `the counts “${line.slice(0, 6)}” are not two numbers`);
  }
  if (atomCount === 0) return fail(4, 'the molecule has no atoms');
  return ok({ atomCount, bondCount });
}

function readAtom(line: string, number: number): Result<MolAtom, InputError> {
  const [x, y, z] = [line.slice(0, 10), line.slice(10, 20), line.slice(20, 30)].map(readReal);
  if (x === undefined || y === undefined || z === undefined) {
    return fail(number, `the coordinates “${line.slice(0, 30).trim()}” are not three numbers`);
  }
  if (Math.max(Math.abs(x), Math.abs(y), Math.abs(z)) > FARTHEST) {
    return fail(number, `a coordinate lies beyond ${FARTHEST} ångström`);
  }
  const written = line.slice(31, 34).trim();
  const isotope = HEAVY_HYDROGENS[written] ?? 0;
  const symbol = isotope > 0 ? 'H' : written.replace(/^R#?$/, '*');
  if (symbol !== '*' && !elementOfSymbol(symbol)) {
    return fail(number, `“${written}” is not an element symbol`);
  }
  return ok({ symbol, x, y, z, charge: 0, isotope, radical: 0 });
}

function readBond(line: string, number: number, atoms: number): Result<MolBond, InputError> {
  const from = readInteger(line.slice(0, 3));
  const to = readInteger(line.slice(3, 6));
  const order = readInteger(line.slice(6, 9));
  if (from === undefined || to === undefined || order === undefined) {
    return fail(number, `“${line.slice(0, 9).trim()}” is not a bond`);
  }
  if (from === to || Math.min(from, to) < 1 || Math.max(from, to) > atoms) {
    return fail(number, `the bond joins atoms ${from} and ${to} of a molecule with ${atoms} atoms`);
  }
  if (order < 1 || order > 9) return fail(number, `${order} is not a bond order`);
  return ok({ from: from - 1, to: to - 1, order });
}

const PROPERTIES: Readonly<Record<string, 'charge' | 'isotope' | 'radical'>> = {
  CHG: 'charge',
  ISO: 'isotope',
  RAD: 'radical',
};

/** The `M  CHG`, `M  ISO` and `M  RAD` lines; other properties do not change the picture. */
function readProperties(
  lines: readonly string[],
  start: number,
  atoms: readonly MolAtom[],
): Result<readonly MolAtom[], InputError> {
  const changed = [...atoms];
  for (let i = start; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (line.startsWith('M  END')) break;
    const property = line.startsWith('M  ') ? PROPERTIES[line.slice(3, 6)] : undefined;
    if (!property) continue;
    if (!applyProperty(changed, line, property)) {
      return fail(i + 1, `“${line.trim()}” names no atom and ${property}`);
    }
  }
  return ok(changed);
}

/** Writes one line's pairs of atom number and value into `atoms`; false when a pair makes no sense. */
function applyProperty(
  atoms: MolAtom[],
  line: string,
  property: 'charge' | 'isotope' | 'radical',
): boolean {
  const numbers = line.slice(9).trim().split(/\s+/).map(Number);
  for (let k = 0; k + 1 < numbers.length; k += 2) {
    const index = (numbers[k] ?? 0) - 1;
    const value = numbers[k + 1] ?? 0;
    const atom = atoms[index];
    if (!atom || !Number.isInteger(value)) return false;
    atoms[index] = { ...atom, [property]: value };
  }
  return true;
}

function readReal(text: string): number | undefined {
  return /^\s*[-+]?\d*\.?\d+(?:e[-+]?\d+)?\s*$/i.test(text) ? Number(text) : undefined;
}

function readInteger(text: string): number | undefined {
  return /^\s*-?\d+\s*$/.test(text) ? Number(text) : undefined;
}

function fail(line: number, reason: string): { readonly ok: false; readonly error: InputError } {
  return err({
    message: `Line ${line} of the molfile: ${reason}.`,
    cure: 'Write the molecule again from its SMILES, or open a complete V2000 molfile.',
  });
}
