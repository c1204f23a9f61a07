export interface AminoAcid {
  readonly letter: string;
  readonly threeLetters: string;
  readonly name: string;
}

/** The twenty of the code, and selenocysteine. */
const TABLE =
  'A Ala alanine R Arg arginine N Asn asparagine D Asp aspartate C Cys cysteine Q Gln glutamine ' +
  'E Glu glutamate G Gly glycine H His histidine I Ile isoleucine L Leu leucine K Lys lysine ' +
  'M Met methionine F Phe phenylalanine P Pro proline S Ser serine T Thr threonine ' +
  'W Trp tryptophan Y Tyr tyrosine V Val valine U Sec selenocysteine';

const OTHER_NAMES: Readonly<Record<string, string>> = {
  'aspartic acid': 'D',
  'glutamic acid': 'E',
};

export const aminoAcids: readonly AminoAcid[] = TABLE.match(/\S+ \S+ \S+/g)?.map(readEntry) ?? [];

const byWord: ReadonlyMap<string, AminoAcid> = new Map(
  aminoAcids.flatMap((each) =>
    [each.letter, each.threeLetters.toLowerCase(), each.name].map((word) => [word, each] as const),
  ),
);

/** The amino acid of a letter (a capital), three letters or a name in any case. */
export function aminoAcidOf(word: string): AminoAcid | undefined {
  const small = word.toLowerCase();
  return byWord.get(word.length === 1 ? word : (OTHER_NAMES[small] ?? small));
}

/** Source of a pattern for all names. */
export const AMINO_ACID_NAMES = [
  ...Object.keys(OTHER_NAMES),
  ...aminoAcids.map(({ name }) => name),
].join('|');

function readEntry(entry: string): AminoAcid {
  const [letter = '', threeLetters = '', name = ''] = entry.split(' ');
  return { letter, threeLetters, name };
}
