import type { MainModule, Mol } from '@rdkit/rdkit';
import { type InputError, ok, type Result } from '#base/result.ts';
import type { CanonicalForms, MoleculeSimilarity } from '#science/chemistry.ts';
import { writtenAtoms } from '#science/smiles.ts';
import { environmentsOf, fingerprintsOf, similarity, tanimotoOfCounts } from './fingerprints.ts';
import type { RdkitSession } from './rdkit-session.ts';

/** Undefined for what RDKit refuses. */
export function canonicaliseEach(
  session: RdkitSession,
  smiles: readonly string[],
): Promise<(CanonicalForms | undefined)[]> {
  return inTurn(smiles, async (text) => {
    const forms = await read(session, text, (molecule) => ({
      smiles: molecule.get_smiles(),
      flatSmiles: molecule.get_smiles(FLAT),
    }));
    return forms && { ...forms, largestPart: await largestPart(session, forms.smiles) };
  });
}

export function writeInchiOfEach(
  session: RdkitSession,
  smiles: readonly string[],
): Promise<(string | undefined)[]> {
  return inTurn(smiles, (text) => read(session, text, (molecule) => molecule.get_inchi()));
}

/** Fingerprints of a molecule are made once in a batch, and for two that are one molecule not at all. */
export function compareEach(
  session: RdkitSession,
  pairs: readonly (readonly [string, string])[],
): Promise<(MoleculeSimilarity | undefined)[]> {
  const canonical = remembering((text) => read(session, text, (molecule) => molecule.get_smiles()));
  const fingerprints = remembering((text) => read(session, text, fingerprintsOf));
  return inTurn(pairs, async ([left, right]) => {
    const [first, second] = [await canonical(left), await canonical(right)];
    if (first === undefined || second === undefined) return undefined;
    if (first === second) return SAME;
    const [own, other] = [await fingerprints(left), await fingerprints(right)];
    return own && other && similarity(own, other);
  });
}

/** The Morgan coefficient alone, which takes a third of the time. */
export function compareEnvironmentsOfEach(
  session: RdkitSession,
  pairs: readonly (readonly [string, string])[],
): Promise<(number | undefined)[]> {
  const environments = remembering((text) => read(session, text, environmentsOf));
  return inTurn(pairs, async ([left, right]) => {
    const [own, other] = [await environments(left), await environments(right)];
    return own && other && tanimotoOfCounts(own, other);
  });
}

const SAME: MoleculeSimilarity = { maccs: 1, path: 1, morgan: 1 };

function remembering<T>(ask: (text: string) => Promise<T>): (text: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (text) => {
    const answer = known.get(text) ?? ask(text);
    known.set(text, answer);
    return answer;
  };
}

const FLAT = JSON.stringify({ doIsomericSmiles: false });

async function inTurn<Question, Answer>(
  questions: readonly Question[],
  answer: (question: Question) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const question of questions) answers.push(await answer(question));
  return answers;
}

async function read<T>(
  session: RdkitSession,
  smiles: string,
  use: (molecule: Mol, rdkit: MainModule) => T,
): Promise<T | undefined> {
  const take = (molecule: Mol, rdkit: MainModule): Result<T, InputError> =>
    ok(use(molecule, rdkit));
  const result = await session.withSmiles(withoutAtomMaps(smiles), take);
  return result.ok ? result.value : undefined;
}

/** `[CH3:1]` as `[CH3]`. */
function withoutAtomMaps(smiles: string): string {
  return smiles.replaceAll(/:\d+\]/g, ']');
}

/** Written alone, a part may begin at another atom than within the whole. */
async function largestPart(session: RdkitSession, smiles: string): Promise<string> {
  const parts = smiles.split('.');
  const sizes = parts.map((part) => writtenAtoms(part).length);
  const largest = parts[sizes.indexOf(Math.max(...sizes))] ?? smiles;
  if (parts.length === 1) return smiles;
  return (await read(session, largest, (molecule) => molecule.get_smiles())) ?? largest;
}
