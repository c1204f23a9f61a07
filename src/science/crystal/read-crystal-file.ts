import { err, type InputError, ok, type Result } from '#base/result.ts';
import { type CifBlock, looksLikeCif, readCifBlock } from '../cif.ts';
import { clip } from '../input-error.ts';
import { refusalOfSize } from '../text-size.ts';
import { readCifNumber } from './cif-number.ts';
import { readCifSites } from './cif-sites.ts';
import { type OperationsOfGroup, readCifSymmetry } from './cif-symmetry.ts';
import type { Crystal } from './crystal.ts';
import { type CellParameters, cellVectors, cellVolume } from './unit-cell.ts';

const EDGE = { least: 0.5, most: 500, unit: ' Å' };
const ANGLE = { least: 5, most: 175, unit: '°' };
/** Å³; less holds no atom. */
const SMALLEST_VOLUME = 1;

/**
 * Reads the first structure of a CIF: cell, atoms, occupancies and symmetry. What it accepts has
 * finite numbers and a cell with a volume; errors name the item, the value and the line.
 */
export async function readCrystalFile(
  text: string,
  operationsOf: OperationsOfGroup,
): Promise<Result<Crystal, InputError>> {
  const tooLarge = refusalOfSize(text.length);
  if (tooLarge) return err(tooLarge);
  if (!looksLikeCif(text)) {
    return err({
      message: 'This is no CIF: it has no data block.',
      cure: 'Give a crystal structure as CIF, whose first line is data_ and a name.',
    });
  }
  const block = readCifBlock(fromFirstStructure(text));
  const cell = readCell(block);
  if (!cell.ok) return cell;
  const sites = readCifSites(block, cellVectors(cell.value));
  if (!sites.ok) return sites;
  const symmetry = await readCifSymmetry(block, operationsOf);
  if (!symmetry.ok) return symmetry;
  const more =
    block.blockCount > 1
      ? [`“${block.name}” is the first structure of the file; others are not read.`]
      : [];
  return ok({
    name: clip(block.name || 'crystal', 60),
    cell: cell.value,
    sites: sites.value.sites,
    operations: symmetry.value.operations,
    stated: symmetry.value.stated,
    notes: [...more, ...symmetry.value.notes, ...sites.value.notes],
  });
}

/**
 * Files of journals begin with a block about the paper, and some lists hold several structures. What
 * stands before the first structure becomes empty lines, so that lines keep their numbers.
 */
function fromFirstStructure(text: string): string {
  const starts = [...text.matchAll(/^data_/gim)].map(({ index }) => index);
  const first = starts.find((start, at) =>
    /^\s*_cell[_.]length_a\s/im.test(text.slice(start, starts[at + 1])),
  );
  if (first === undefined) return text;
  return `${text.slice(0, first).replace(/[^\r\n]/g, '')}${text.slice(first)}`;
}

function readCell(block: CifBlock): Result<CellParameters, InputError> {
  const values: number[] = [];
  for (const name of [
    'length_a',
    'length_b',
    'length_c',
    'angle_alpha',
    'angle_beta',
    'angle_gamma',
  ]) {
    const column = block.column(`_cell_${name}`, `_cell.${name}`);
    if (!column) {
      return err({
        message: `The file does not give _cell_${name}.`,
        cure: 'Use a CIF with the three edges and the three angles of its cell.',
      });
    }
    const value = readCifNumber(column, 0, name.startsWith('length') ? EDGE : ANGLE);
    if (!value.ok) return value;
    values.push(value.value);
  }
  const [a = 0, b = 0, c = 0, alpha = 0, beta = 0, gamma = 0] = values;
  const cell = { a, b, c, alpha, beta, gamma };
  if (cellVolume(cell) > SMALLEST_VOLUME) return ok(cell);
  return err({
    message: `A cell with angles of ${alpha}°, ${beta}° and ${gamma}° encloses no space.`,
    cure: 'Check the angles of the cell in the file.',
  });
}
