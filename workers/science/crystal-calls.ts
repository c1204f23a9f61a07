import {
  analyze_cell,
  initSync,
  operations_from_number,
  space_group_type,
  wyckoff_positions,
} from '@spglib/moyo-wasm';
import { err, type InputError, ok, type Result } from '#base/result.ts';
import type { Handlers } from '#base/rpc-server.ts';
import type { SymmetryOperation } from '#science/crystal/symmetry-operation.ts';
import type { CrystalCell, CrystalSymmetry, WyckoffPosition } from '#science/crystallography.ts';
import { SPACE_GROUP_COUNT } from '#science/space-groups.ts';
import type { CrystalProtocol } from './protocol.ts';
import { started } from './started.ts';

/** More than this takes moyo minutes where the cell has little symmetry. */
const MOST_SITES = 2000;

/** What the crystal worker answers; `start` must come first. */
export function crystalCalls(): Handlers<CrystalProtocol> {
  let moyo: ReturnType<typeof initSync> | undefined;

  return {
    start: async ({ module }) => {
      moyo = initSync({ module });
      return undefined;
    },
    findSymmetry: async ({ cell, tolerance }) => {
      started(moyo, 'moyo');
      return findSymmetry(cell, tolerance);
    },
    positions: async ({ spaceGroup }) => {
      started(moyo, 'moyo');
      return isSpaceGroup(spaceGroup) ? ok(positionsOf(spaceGroup)) : err(noGroup(spaceGroup));
    },
    operations: async ({ spaceGroup }) => {
      started(moyo, 'moyo');
      return isSpaceGroup(spaceGroup) ? ok(operationsOf(spaceGroup)) : err(noGroup(spaceGroup));
    },
  };
}

function findSymmetry(cell: CrystalCell, tolerance: number): Result<CrystalSymmetry, InputError> {
  const refusal = refusalOf(cell);
  if (refusal) return err(refusal);
  const kinds = [...new Set(cell.sites.map(({ symbol }) => symbol))];
  const question = {
    lattice: { basis: cell.vectors.flat() },
    positions: cell.sites.map(({ position }) => position),
    numbers: cell.sites.map(({ symbol }) => kinds.indexOf(symbol) + 1),
  };
  try {
    const found = analyze_cell(JSON.stringify(question), tolerance, 'Standard');
    return ok({
      spaceGroup: found.number,
      symbol: found.hm_symbol,
      wyckoffLetters: found.wyckoffs,
      siteSymmetries: found.site_symmetry_symbols,
      orbits: found.orbits,
      tolerance,
    });
  } catch (thrown) {
    return err(notFound(thrown, tolerance));
  }
}

/** moyo traps on what it cannot use instead of refusing it. */
function refusalOf({ vectors, sites }: CrystalCell): InputError | undefined {
  if (sites.length === 0) {
    return { message: 'The cell has no atom.', cure: 'Give a cell with one atom or more.' };
  }
  if (sites.length > MOST_SITES) {
    return {
      message: `The cell has ${sites.length} atoms; symmetry is sought in at most ${MOST_SITES}.`,
      cure: 'Use a smaller cell of the same crystal, such as its primitive cell.',
    };
  }
  const numbers = [...vectors, ...sites.map(({ position }) => position)].flat();
  if (numbers.every(Number.isFinite) && Math.abs(volumeOf(vectors)) > 1e-6) return undefined;
  return {
    message: 'The cell has no volume, or a coordinate that is no number.',
    cure: 'Check the edges and angles of the cell and the coordinates of its atoms.',
  };
}

function volumeOf([[a, b, c], [d, e, f], [g, h, i]]: CrystalCell['vectors']): number {
  return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
}

function notFound(thrown: unknown, tolerance: number): InputError {
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return {
    message: `moyo finds no space group within ${tolerance} Å (${reason}).`,
    cure: 'Check that no two atoms share a place and that the coordinates are fractions of the cell.',
  };
}

function positionsOf(spaceGroup: number): WyckoffPosition[] {
  return wyckoff_positions(space_group_type(spaceGroup).hall_number)
    .map(({ letter, multiplicity, coordinates, site_symmetry }) => ({
      letter,
      multiplicity,
      isFree: /[xyz]/.test(coordinates),
      coordinates: coordinates.replaceAll(' ', ''),
      siteSymmetry: site_symmetry,
    }))
    .toSorted((one, other) => letterRank(one.letter) - letterRank(other.letter));
}

/** Group 47 has 27 positions: after z comes A, which stands for alpha. */
function letterRank(letter: string): number {
  return letter >= 'a' ? letter.charCodeAt(0) : letter.charCodeAt(0) + 1000;
}

function operationsOf(spaceGroup: number): SymmetryOperation[] {
  return operations_from_number(spaceGroup, { type: 'Standard' }, false).map(
    // moyo hands matrices over column by column.
    ({ rotation: [a, d, g, b, e, h, c, f, i], translation }) => ({
      rotation: [
        [a, b, c],
        [d, e, f],
        [g, h, i],
      ],
      translation,
    }),
  );
}

function isSpaceGroup(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= SPACE_GROUP_COUNT;
}

function noGroup(spaceGroup: number): InputError {
  return {
    message: `${spaceGroup} is no space group.`,
    cure: `Space groups are numbered from 1 to ${SPACE_GROUP_COUNT}.`,
  };
}
