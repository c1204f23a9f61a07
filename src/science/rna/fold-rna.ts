import { type InputError, ok, type Result } from '#base/result.ts';
import type { FoldedRna } from '../folding.ts';
import { basesOf, readRna } from './bases.ts';
import { loopEnergies } from './energy-of.ts';
import { fillMatrices } from './fill-matrices.ts';
import { writeDotBracket } from './pair-table.ts';
import { tracePairs } from './trace-pairs.ts';

/** The structure of minimum free energy of up to 2,000 bases; an open chain has energy 0. */
export function foldRna(text: string): Result<FoldedRna, InputError> {
  const read = readRna(text);
  if (!read.ok) return read;
  const sequence = read.value;
  const table = tracePairs(fillMatrices(basesOf(sequence)));
  const energies = loopEnergies(sequence, table).map(({ energy }) => energy);
  return ok({
    sequence,
    structure: writeDotBracket(table),
    energy: energies.reduce((sum, energy) => sum + energy, 0) / 100,
    loopEnergies: energies.map((energy) => energy / 100),
  });
}
