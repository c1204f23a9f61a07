import type { MoleculeBatches } from '#science/chemistry.ts';
import { partInchis, partsOf } from './part-inchis.ts';

/** SMILES as the reply and the references of one row give them. */
export interface MoleculeRow {
  /** Undefined where the reply holds none. */
  readonly predicted: string | undefined;
  readonly references: readonly string[];
}

/** How a predicted SMILES compares with the references; false throughout where there is none. */
export interface MoleculeMatch {
  /** RDKit reads the whole SMILES. */
  readonly isReadable: boolean;
  /**
   * The released exact match: the same set of standard InChIs of the parts. Blind to how often a part
   * occurs and to most tautomers; what neither side can read is equal.
   */
  readonly hasSameParts: boolean;
  /** The released multiple match: at least one part in common. */
  readonly sharesPart: boolean;
  /** One standard InChI for the whole, so that the number of equal parts counts. */
  readonly isSame: boolean;
}

/** Compares each row with all its references; one suffices. */
export async function matchMolecules(
  rows: readonly MoleculeRow[],
  chemistry: Pick<MoleculeBatches, 'writeInchis'>,
  signal?: AbortSignal,
): Promise<readonly MoleculeMatch[]> {
  const texts = rows.flatMap(({ predicted = '', references }) => [predicted, ...references]);
  const inchis = await writeInchis([...texts, ...texts.flatMap(partsOf)], chemistry, signal);
  const inchiOf = (text: string) => inchis.get(text);
  return rows.map(({ predicted, references }): MoleculeMatch => {
    if (predicted === undefined) return NO_MATCH;
    const own = partInchis(predicted, inchiOf);
    const inchi = inchiOf(predicted);
    const others = references.map((reference) => partInchis(reference, inchiOf));
    return {
      isReadable: inchi !== undefined,
      hasSameParts: others.some((other) => own && other && areEqual(own, other)),
      sharesPart: others.some((other) => own && other && [...own].some((each) => other.has(each))),
      // InChI has no answer to some molecules; that two have none does not make them equal.
      isSame: Boolean(inchi) && references.some((reference) => inchiOf(reference) === inchi),
    };
  });
}

const NO_MATCH: MoleculeMatch = {
  isReadable: false,
  hasSameParts: false,
  sharesPart: false,
  isSame: false,
};

async function writeInchis(
  texts: readonly string[],
  chemistry: Pick<MoleculeBatches, 'writeInchis'>,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, string | undefined>> {
  const distinct = [...new Set(texts)].filter((text) => text !== '');
  const found = await chemistry.writeInchis(distinct, signal);
  return new Map(distinct.map((text, at) => [text, found[at]]));
}

function areEqual(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((each) => b.has(each));
}
