import { definitely } from '#base/assert.ts';
import { type InputError, ok, type Result } from '#base/result.ts';
import type { Crystallography, CrystalSymmetry, WyckoffPosition } from '../crystallography.ts';
import { buildPrototype } from './build-prototype.ts';
import { type Crystal, type FilledCell, symmetryCell } from './crystal.ts';
import { fillCell } from './fill-cell.ts';
import { type MatchedPrototype, matchPrototype } from './match-prototype.ts';
import { type Placement, placeComposition, USUAL_CELL_ATOMS } from './place-composition.ts';
import type { Prototype } from './prototypes.ts';
import { readCrystalFile } from './read-crystal-file.ts';
import { reducedCounts } from './reduced-counts.ts';

/** A crystal with all that its picture and its facts need. */
export interface OpenedCrystal {
  readonly crystal: Crystal;
  readonly filled: FilledCell;
  readonly symmetry: Result<CrystalSymmetry, InputError>;
  /** Under the looser tolerance, where that finds another group. */
  readonly looserSymmetry: CrystalSymmetry | undefined;
}

/** Ångström; distortions below it are small enough to mention. */
const LOOSER = 0.1;

/** Reads a file, fills its cell and asks moyo for its symmetry. */
export async function openCrystal(
  text: string,
  tools: Crystallography,
  signal: AbortSignal,
): Promise<Result<OpenedCrystal, InputError>> {
  const crystal = await readCrystalFile(text, (group) => tools.symmetryOperations(group, signal));
  return crystal.ok ? analyse(crystal.value, tools, signal) : crystal;
}

async function analyse(
  crystal: Crystal,
  tools: Crystallography,
  signal: AbortSignal,
): Promise<Result<OpenedCrystal, InputError>> {
  const filled = fillCell(crystal);
  if (!filled.ok) return filled;
  const cell = symmetryCell(crystal, filled.value);
  const symmetry = await tools.findSymmetry(cell, signal);
  const looser = await tools.findSymmetry(cell, signal, LOOSER);
  const isOther = looser.ok && symmetry.ok && looser.value.spaceGroup !== symmetry.value.spaceGroup;
  return ok({
    crystal,
    filled: filled.value,
    symmetry,
    looserSymmetry: isOther ? looser.value : undefined,
  });
}

/** What can be said of a composition and a space group without coordinates. */
export interface ProposedCrystal {
  /** Undefined where no usual cell holds the atoms. */
  readonly placement: Placement | undefined;
  /** A structure that many compounds of this kind have; undefined where none is known here. */
  readonly prototype: { readonly of: Prototype; readonly opened: OpenedCrystal } | undefined;
  /** Why a prototype that matches cannot be drawn. */
  readonly problem: InputError | undefined;
}

/** Places the atoms on the positions of the group, and builds the prototype if one matches. */
export async function proposeCrystal(
  symbols: readonly string[],
  spaceGroup: number,
  tools: Crystallography,
  signal: AbortSignal,
): Promise<Result<ProposedCrystal, InputError>> {
  const counts = reducedCounts(symbols);
  const positions = await tools.wyckoffPositions(spaceGroup, signal);
  if (!positions.ok) return positions;
  const match = matchPrototype(counts, spaceGroup);
  const placement = match
    ? placementOf(match, positions.value)
    : placeComposition({ counts, positions: positions.value, mostAtoms: USUAL_CELL_ATOMS });
  if (!match) return ok({ placement, prototype: undefined, problem: undefined });
  const operations = await tools.symmetryOperations(spaceGroup, signal);
  if (!operations.ok) return operations;
  const built = buildPrototype(match, operations.value);
  const opened = built.ok ? await analyse(built.value, tools, signal) : built;
  return ok(
    opened.ok
      ? { placement, prototype: { of: match.prototype, opened: opened.value }, problem: undefined }
      : { placement, prototype: undefined, problem: opened.error },
  );
}

/** That of the prototype, so that words and picture agree where there are several ways. */
function placementOf(
  { prototype, elements }: MatchedPrototype,
  positions: readonly WyckoffPosition[],
): Placement {
  const sites = prototype.sites.map(({ role, letter }) => ({
    symbol: definitely(elements[role], `role ${role} of ${prototype.name}`),
    position: definitely(
      positions.find((position) => position.letter === letter),
      `position ${letter} of ${prototype.name}`,
    ),
  }));
  const atomCount = sites.reduce((sum, { position }) => sum + position.multiplicity, 0);
  const perUnit = prototype.counts.reduce((sum, count) => sum + count, 0);
  return { sites, atomCount, formulaUnits: atomCount / perUnit };
}
