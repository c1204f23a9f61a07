import type { MaterialSubject } from '#reasoning/subject.ts';
import { crystalFormula } from '#science/crystal-formula.ts';

/** A crystal of the run. */
export function CrystalStructure({ subject }: { readonly subject: MaterialSubject }) {
  return <p>{crystalFormula(subject.symbols).reduced}</p>;
}
