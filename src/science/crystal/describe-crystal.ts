import { crystalFormula } from '../crystal-formula.ts';
import type { CrystalSymmetry } from '../crystallography.ts';
import { spaceGroupOfNumber } from '../space-groups.ts';
import { type Crystal, type FilledCell, mainSymbol, type StatedGroup } from './crystal.ts';
import { type CellParameters, cellVolume } from './unit-cell.ts';

/** `a = b = 3.25, c = 5.21 Å, γ = 120°`; right angles are left out. */
export function sayCell({ a, b, c, alpha, beta, gamma }: CellParameters): string {
  const angles = [
    ['α', alpha],
    ['β', beta],
    ['γ', gamma],
  ] as const;
  const turned = angles.filter(([, angle]) => angle !== 90);
  const said = turned.map(([name, angle]) => `${name} = ${rounded(angle, 2)}°`);
  return [`${sayEdges(a, b, c)} Å`, ...said].join(', ');
}

function sayEdges(a: number, b: number, c: number): string {
  const [x, y, z] = [rounded(a, 3), rounded(b, 3), rounded(c, 3)];
  if (x === y && y === z) return `a = b = c = ${x}`;
  return x === y ? `a = b = ${x}, c = ${z}` : `a = ${x}, b = ${y}, c = ${z}`;
}

/** In Å³. */
export function sayVolume(cell: CellParameters): string {
  return `${rounded(cellVolume(cell), 1)} Å³`;
}

function rounded(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}

/** Every atom of the cell as a formula, such as `Na4Cl4`; of shared places the most frequent atom. */
export function cellFormula(crystal: Crystal, { atoms }: FilledCell): string {
  return crystalFormula(symbolsOf(crystal, atoms)).full;
}

function symbolsOf({ sites }: Crystal, atoms: FilledCell['atoms']): string[] {
  return atoms.flatMap(({ site }) => sites.slice(site, site + 1).map(mainSymbol));
}

/** `Fm-3m (225)`. */
export function sayGroup(number: number): string {
  return `${spaceGroupOfNumber(number)?.symbol ?? '?'} (${number})`;
}

/** How what moyo finds agrees with what a file says of itself. */
export function compareGroups(
  stated: StatedGroup,
  found: Pick<CrystalSymmetry, 'spaceGroup' | 'tolerance'>,
): string {
  const foundWords = `${sayGroup(found.spaceGroup)} within ${found.tolerance} Å`;
  if (stated.number === undefined) {
    return stated.symbol === undefined
      ? `The file states no space group; moyo finds ${foundWords}.`
      : `The file states ${stated.symbol}; moyo finds ${foundWords}.`;
  }
  if (stated.number === found.spaceGroup) return `moyo finds ${foundWords}, as the file states.`;
  if (stated.number === 1) {
    return `The file states P1, which lists every atom and claims nothing; moyo finds ${foundWords}.`;
  }
  return `The file states ${sayGroup(stated.number)}, but moyo finds ${foundWords}.`;
}

/** What one sees in the picture, for those who do not see it. */
export function describeCrystal(crystal: Crystal, filled: FilledCell): string {
  const sites = crystal.sites.length;
  return `A unit cell with ${sayCell(crystal.cell)}, holding ${filled.atoms.length} atoms, ${cellFormula(crystal, filled)}, on ${sites} ${sites === 1 ? 'place' : 'different places'}.`;
}
