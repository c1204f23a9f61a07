import type { MoleculeBatches } from '#science/chemistry.ts';
import { checkSmilesSyntax } from '#science/smiles.ts';
import type { FreeMolecule } from '../../benchmark/parsers/free-generation.ts';
import { asPythonReads } from './part-inchis.ts';

/** A molecule that was made without a wish. */
export interface JudgedMolecule {
  /** The raw text that counts as the molecule; uniqueness compares these. Undefined without any. */
  readonly smiles: string | undefined;
  readonly isValid: boolean;
}

/** What the released evaluator makes of free molecules: which text it takes, and whether RDKit reads it. */
export async function judgeFreeMolecules(
  found: readonly FreeMolecule[],
  chemistry: Pick<MoleculeBatches, 'canonicaliseMolecules'>,
  signal?: AbortSignal,
): Promise<readonly JudgedMolecule[]> {
  const texts = found.map(textOf);
  const forms = await chemistry.canonicaliseMolecules(
    texts.map((text = '') => asPythonReads(text)),
    signal,
  );
  return texts.map((smiles, row) => ({
    smiles,
    isValid: forms[row] !== undefined || isBlank(smiles),
  }));
}

/** White space is a molecule without atoms in Python; only a text without anything is passed over. */
function isBlank(text: string | undefined): boolean {
  return text !== undefined && text !== '' && text.trim() === '';
}

/** Parsing without sanitising is a matter of syntax. */
function textOf(found: FreeMolecule): string | undefined {
  if (found.from !== 'runs') return found.smiles;
  const runs = found.runs.filter((each) => checkSmilesSyntax(each).ok);
  if (runs.length === 0) return found.reply;
  // Each is put between tags, and the first that passes their pattern taken; no text with tags parses.
  return runs.find((each) => /^[A-Za-z0-9()=#+@\\/.-]+$/.test(each));
}
