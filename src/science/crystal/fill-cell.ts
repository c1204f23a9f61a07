import { err, type InputError, ok, type Result } from '#base/result.ts';
import type { CrystalCell, Vector } from '../crystallography.ts';
import { grouped } from '../input-error.ts';
import type { CellAtom, Crystal, FilledCell } from './crystal.ts';
import { applyOperation, type SymmetryOperation } from './symmetry-operation.ts';
import { CellDistances, cellVectors, wrapFraction } from './unit-cell.ts';

/** More atoms than this no picture shows and no symmetry search ends. */
const MOST_ATOMS = 5000;
/** Ångström; images of one place that lie closer are the same atom with rounded coordinates. */
const SAME_PLACE = 0.1;

/** Applies the operations to each place and keeps every atom once. */
export function fillCell(crystal: Crystal): Result<FilledCell, InputError> {
  const vectors = cellVectors(crystal.cell);
  const atoms: CellAtom[] = [];
  for (const [site, { position }] of crystal.sites.entries()) {
    for (const image of imagesOf(position, crystal.operations, vectors)) {
      atoms.push({ site, position: image });
    }
    if (atoms.length > MOST_ATOMS) return err(tooManyAtoms());
  }
  return ok({ vectors, atoms });
}

/** The different places that operations give a point. */
export function imagesOf(
  point: Vector,
  operations: readonly SymmetryOperation[],
  vectors: CrystalCell['vectors'],
): readonly Vector[] {
  const images: Vector[] = [];
  const distances = new CellDistances(vectors);
  for (const operation of operations) {
    const [x, y, z] = applyOperation(operation, point);
    const image: Vector = [wrapFraction(x), wrapFraction(y), wrapFraction(z)];
    if (!images.some((known) => distances.isWithin(known, image, SAME_PLACE))) {
      images.push(image);
    }
  }
  return images;
}

function tooManyAtoms(): InputError {
  return {
    message: `With its symmetry the cell has more than ${grouped(MOST_ATOMS)} atoms.`,
    cure: 'Use the primitive cell, or a part of the structure.',
  };
}
