import { err, type InputError, ok, type Result } from '#base/result.ts';
import { spaceGroupOfNumber } from '../space-groups.ts';
import type { AsymmetricSite, Crystal } from './crystal.ts';
import { estimateScale } from './estimate-edge.ts';
import { fillCell } from './fill-cell.ts';
import type { MatchedPrototype } from './match-prototype.ts';
import type { SymmetryOperation } from './symmetry-operation.ts';
import type { CellParameters } from './unit-cell.ts';

/** What stands beside every picture of a prototype. */
export const PROTOTYPE_NOTE = 'Idealised prototype, estimated lattice; not a prediction.';

/** Ångström; the size before the estimate, large enough that no two atoms fall together. */
const TRIAL_EDGE = 10;

/** The structure of a prototype with the elements of a match, at the size that radii suggest. */
export function buildPrototype(
  { prototype, elements }: MatchedPrototype,
  operations: readonly SymmetryOperation[],
): Result<Crystal, InputError> {
  const counts = new Map(
    elements.map((symbol, role) => [symbol, prototype.counts[role] ?? 0] as const),
  );
  const formula = [...counts]
    .map(([symbol, count]) => symbol + (count === 1 ? '' : count))
    .join('');
  const trial: Crystal = {
    name: `${formula} as ${prototype.name}`,
    cell: cellOf(prototype.spaceGroup, TRIAL_EDGE, prototype.ratio),
    sites: prototype.sites.map(({ role, position }, index): AsymmetricSite => {
      const symbol = elements[role] ?? '';
      const earlier = prototype.sites.slice(0, index).filter((site) => site.role === role);
      const label = `${symbol}${earlier.length + 1}`;
      return { label, occupants: [{ symbol, occupancy: 1 }], position };
    }),
    operations,
    stated: {
      number: prototype.spaceGroup,
      symbol: spaceGroupOfNumber(prototype.spaceGroup)?.symbol,
    },
    notes: [PROTOTYPE_NOTE],
  };
  const filled = fillCell(trial);
  if (!filled.ok) return filled;
  const { vectors } = filled.value;
  const atoms = filled.value.atoms.map(({ site, position }) => ({
    symbol: trial.sites[site]?.occupants[0]?.symbol ?? '',
    position,
  }));
  const scale = estimateScale({ vectors, atoms, counts });
  if (scale === undefined) return err(noRadius(formula));
  const edge = Math.round(TRIAL_EDGE * scale * 100) / 100;
  return ok({ ...trial, cell: cellOf(prototype.spaceGroup, edge, prototype.ratio) });
}

const FIRST_TRIGONAL = 143;
const LAST_HEXAGONAL = 194;

function cellOf(spaceGroup: number, a: number, ratio: number): CellParameters {
  const isHexagonal = spaceGroup >= FIRST_TRIGONAL && spaceGroup <= LAST_HEXAGONAL;
  return { a, b: a, c: a * ratio, alpha: 90, beta: 90, gamma: isHexagonal ? 120 : 90 };
}

function noRadius(formula: string): InputError {
  return {
    message: `No radius is tabulated for an element of ${formula}, so its lattice cannot be estimated.`,
    cure: 'Nothing can be done about it here; the composition and the space group are shown in words.',
  };
}
