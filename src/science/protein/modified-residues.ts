/** Modified residues that are common in chains of the PDB, by the letter of the standard residue. */
const BY_LETTER: Readonly<Record<string, string>> = {
  A: 'AIB',
  C: 'CAF CAS CME CSD CSO CSS CSX OCS SCY SMC YCM CYX CYM',
  D: 'ASH',
  E: 'CGU GLH',
  G: 'SAR',
  H: 'HIC HIP HSD HSE HSP HID HIE NEP',
  K: 'ALY KCX LLP M3L MLY MLZ LYN',
  L: 'NLE MLE',
  M: 'FME MHO SME',
  N: 'MEN',
  Q: 'PCA MEQ',
  R: 'AGM CIR DA2',
  S: 'SAC SVA OAS',
  T: 'BMT',
  V: 'MVA',
  W: 'HTR TRQ',
  Y: 'TYS TPQ NIY IYR',
};

const letters: ReadonlyMap<string, string> = new Map(
  Object.entries(BY_LETTER).flatMap(([letter, names]) =>
    names.split(' ').map((name) => [name, letter] as const),
  ),
);

/** The letter of the standard residue behind a modified one; undefined where none is known. */
export function modifiedResidueLetter(name: string): string | undefined {
  return letters.get(name);
}
