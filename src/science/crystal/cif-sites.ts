import { err, type InputError, ok, type Result } from '#base/result.ts';
import type { CifBlock, CifColumn } from '../cif.ts';
import { elementOf } from '../cif-crystal.ts';
import type { CrystalCell, Vector } from '../crystallography.ts';
import { elementOfSymbol } from '../elements.ts';
import { clip, tooLong } from '../input-error.ts';
import { readCifNumber } from './cif-number.ts';
import type { AsymmetricSite, Occupant } from './crystal.ts';
import { CellDistances } from './unit-cell.ts';

const MOST_SITES = 2000;
/** Ångström; atoms of the list that lie closer share one place. */
const SHARED_PLACE = 0.02;
/** Whole cells; coordinates beyond are no fractions but ångströms or picometres. */
const FARTHEST = 20;

interface CifSites {
  readonly sites: readonly AsymmetricSite[];
  readonly notes: readonly string[];
}

interface Row {
  readonly label: string;
  readonly symbol: string;
  readonly occupancy: number;
  readonly position: Vector;
}

/** The atoms of the list, those that share a place joined. */
export function readCifSites(
  block: CifBlock,
  vectors: CrystalCell['vectors'],
): Result<CifSites, InputError> {
  const columns = findColumns(block);
  if (!columns.ok) return columns;
  const rows: Row[] = [];
  for (let row = 0; row < columns.value.x.values.length; row++) {
    const atom = readRow(columns.value, row);
    if (!atom.ok) return atom;
    rows.push(atom.value);
  }
  const present = rows.filter(({ occupancy }) => occupancy > 0);
  if (present.length === 0) return err(noAtoms());
  const sites = joinShared(present, vectors);
  return ok({ sites, notes: notesOn(columns.value, rows, sites) });
}

interface Columns {
  readonly symbol: CifColumn;
  readonly label: CifColumn | undefined;
  readonly x: CifColumn;
  readonly y: CifColumn;
  readonly z: CifColumn;
  readonly occupancy: CifColumn | undefined;
}

function findColumns(block: CifBlock): Result<Columns, InputError> {
  const column = (name: string) => block.column(`_atom_site_${name}`, `_atom_site.${name}`);
  const [x, y, z] = [column('fract_x'), column('fract_y'), column('fract_z')];
  const label = column('label');
  const symbol = column('type_symbol') ?? label;
  if (!x || !y || !z || !symbol) return err(noAtoms());
  const occupancy = column('occupancy');
  const count = x.values.length;
  const ragged = [y, z, symbol, label, occupancy].find(
    (each) => each && each.values.length !== count,
  );
  if (ragged) {
    return err({
      message: `The list of atoms is not whole: it has ${count} values of ${x.tag} and ${ragged.values.length} of ${ragged.tag}.`,
      cure: 'Check that each line of the list has a value for each item, and that texts with spaces are in quotes.',
    });
  }
  if (count > MOST_SITES) return err(tooLong(count, MOST_SITES, 'atoms in its list', 0));
  return ok({ x, y, z, symbol, label, occupancy });
}

function readRow(
  { symbol, label, x, y, z, occupancy }: Columns,
  row: number,
): Result<Row, InputError> {
  const written = symbol.values[row] ?? '';
  const element = elementOfSite(written);
  if (element === undefined) {
    return err({
      message: `${symbol.tag} in line ${symbol.lineOf(row)} is “${clip(written)}”, which names no element.`,
      cure: 'Write an element symbol there, such as Na.',
    });
  }
  const axes: number[] = [];
  for (const column of [x, y, z]) {
    const value = readCifNumber(column, row, { least: -FARTHEST, most: FARTHEST, unit: '' });
    if (!value.ok) return value;
    axes.push(toThird(value.value, column.values[row] ?? ''));
  }
  const [u = 0, v = 0, w = 0] = axes;
  const share = readOccupancy(occupancy, row);
  if (!share.ok) return share;
  return ok({
    label: clip(label?.values[row] ?? `${element}${row + 1}`, 20),
    symbol: element,
    occupancy: share.value,
    position: [u, v, w],
  });
}

/** `NA` in the column of elements is sodium, which a label could not say. */
function elementOfSite(written: string): string | undefined {
  if (/^[DT](?![a-z])/.test(written)) return 'H';
  const capitals = /^[A-Z]{2}(?![A-Za-z])/.exec(written)?.[0];
  const cased = capitals && capitals.charAt(0) + capitals.charAt(1).toLowerCase();
  return (cased && elementOfSymbol(cased)?.symbol) ?? elementOf(written);
}

/** Files round 1/3 to 0.3333, which would put the images of an atom beside each other. */
function toThird(value: number, written: string): number {
  const decimals = /\.(\d+)/.exec(written)?.[1]?.length ?? 0;
  const sixth = Math.round(value * 6) / 6;
  const isThird = decimals >= 3 && Math.abs(value - sixth) <= 1.01 * 10 ** -decimals;
  return isThird ? sixth : value;
}

function readOccupancy(column: CifColumn | undefined, row: number): Result<number, InputError> {
  const written = column?.values[row];
  if (!column || written === '.' || written === '?') return ok(1);
  const share = readCifNumber(column, row, { least: 0, most: 1.01, unit: '' });
  return share.ok ? ok(Math.min(share.value, 1)) : share;
}

function joinShared(rows: readonly Row[], vectors: CrystalCell['vectors']): AsymmetricSite[] {
  const sites: { readonly label: string; readonly position: Vector; readonly rows: Row[] }[] = [];
  const distances = new CellDistances(vectors);
  for (const row of rows) {
    const shared = sites.find(({ position }) =>
      distances.isWithin(position, row.position, SHARED_PLACE),
    );
    if (shared) shared.rows.push(row);
    else sites.push({ label: row.label, position: row.position, rows: [row] });
  }
  return sites.map((site) => ({
    label: site.label,
    position: site.position,
    occupants: occupantsOf(site.rows),
  }));
}

function occupantsOf(rows: readonly Row[]): readonly Occupant[] {
  const shares = new Map<string, number>();
  for (const { symbol, occupancy } of rows) {
    shares.set(symbol, Math.min(1, (shares.get(symbol) ?? 0) + occupancy));
  }
  return [...shares]
    .map(([symbol, occupancy]) => ({ symbol, occupancy: Math.round(occupancy * 1e4) / 1e4 }))
    .toSorted((one, other) => other.occupancy - one.occupancy);
}

function notesOn(
  { symbol, label }: Columns,
  rows: readonly Row[],
  sites: readonly AsymmetricSite[],
): string[] {
  const empty = rows.filter(({ occupancy }) => occupancy === 0).length;
  const shared = sites.filter(({ occupants }) => occupants.length > 1);
  const crowded = sites.filter(
    ({ occupants }) => occupants.reduce((sum, { occupancy }) => sum + occupancy, 0) > 1.02,
  );
  const partly = sites.filter(
    ({ occupants }) => occupants.length === 1 && (occupants[0]?.occupancy ?? 1) < 1,
  );
  const names = (some: readonly AsymmetricSite[]) =>
    clip(some.map((site) => site.label).join(', '), 60);
  const notes = [
    symbol === label && 'The file names no elements, so they were read from the labels.',
    symbol.values.some((written) => /^[DT](?![a-z])/.test(written)) &&
      'Deuterium and tritium are shown as hydrogen.',
    empty > 0 && `${empty} atoms with an occupancy of zero were left out.`,
    shared.length > 0 &&
      `Several elements share a place: ${names(shared)}. The most frequent is drawn.`,
    partly.length > 0 &&
      `Some places are empty at times: ${names(partly)}. They are drawn as full.`,
    crowded.length > 0 && `Some places hold more than one atom: ${names(crowded)}.`,
  ];
  return notes.filter((note) => note !== false);
}

function noAtoms(): InputError {
  return {
    message: 'The file lists no atoms in fractions of the cell.',
    cure: 'Use a CIF of a crystal structure, with _atom_site_fract_x, _y and _z.',
  };
}
