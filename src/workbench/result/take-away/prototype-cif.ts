import { Failure } from '#base/failure.ts';
import { proposeCrystal } from '#science/crystal/open-crystal.ts';
import { writeCif } from '#science/crystal/write-cif.ts';
import { crystalFormula } from '#science/crystal-formula.ts';
import type { Crystallography } from '#science/crystallography.ts';

/** The prototype that a composition and its space group match, as CIF; its comments say what it is. */
export async function writePrototypeCif(
  symbols: readonly string[],
  spaceGroup: number,
  crystallography: Crystallography,
): Promise<string> {
  const { signal } = new AbortController();
  const proposed = await proposeCrystal(symbols, spaceGroup, crystallography, signal);
  if (!proposed.ok) throw new Failure({ code: 'no-crystal', ...proposed.error });
  const { prototype, problem } = proposed.value;
  if (problem) throw new Failure({ code: 'no-crystal', ...problem });
  if (!prototype) {
    const { reduced } = crystalFormula(symbols);
    throw new Failure({
      code: 'no-prototype',
      message: `No prototype that is known here matches ${reduced} in space group ${spaceGroup}, so there are no coordinates to write.`,
      cure: 'Take the run file or the report; a database of structures may have coordinates.',
    });
  }
  const { crystal } = prototype.opened;
  return writeCif(crystal, [
    'Idealised prototype with an estimated lattice: not a prediction of the model',
    ...crystal.notes,
  ]);
}
