import type { Chemistry, MoleculeFacts } from '#science/chemistry.ts';
import { formulaDifference, parseFormula } from '#science/formula.ts';
import { writtenAtoms } from '#science/smiles.ts';
import { type Check, type Checked, type Finding, titled } from '../check.ts';
import { compareDescription } from '../compare-description.ts';
import { compareNameFormula } from '../compare-name-formula.ts';
import { wrongKind } from '../wrong-kind.ts';

const FORMULA_OF_INPUT = 'RDKit counts the same atoms';
const VALID = 'RDKit accepts the molecule';
const NAME = 'The name has the formula of the molecule';
const DESCRIBED = 'The described groups are there';

/** Checks of answers about molecules. */
export const moleculeChecks = {
  'formula-of-input': {
    title: FORMULA_OF_INPUT,
    tool: 'RDKit',
    cannotSee: 'Nothing: the formula of a structure is a count.',
    run: async (checked) => titled(FORMULA_OF_INPUT, [await compareFormula(checked)]),
  },
  'molecule-is-valid': {
    title: VALID,
    tool: 'RDKit',
    cannotSee: 'Whether the molecule is stable, can be made, or is the one that was asked for.',
    run: async (checked) => titled(VALID, [await sanitise(checked)]),
  },
  'name-formula': {
    title: NAME,
    tool: 'A grammar of our own for IUPAC names; RDKit',
    cannotSee:
      'Isomers: where groups stand and how they lie in space. Names outside of its grammar are not read.',
    run: async (checked) => titled(NAME, [await compareNameFormula(checked)]),
  },
  'described-groups': {
    title: DESCRIBED,
    tool: 'Patterns of functional groups in RDKit',
    cannotSee:
      'Roles, origins, compound classes, positions and arrangement in space; a description that only says such things is not checked.',
    run: async (checked) => titled(DESCRIBED, await compareDescription(checked)),
  },
} as const satisfies Readonly<Record<string, Check>>;

async function compareFormula({ values, answer, tools }: Checked): Promise<Finding> {
  if (answer.kind !== 'formula') return wrongKind(answer);
  const facts = await factsOf(tools.chemistry, values['smiles']);
  if (typeof facts === 'string') return { status: 'not-checkable', reason: facts };
  const counted = parseFormula(facts.formula);
  const answered = parseFormula(answer.formula);
  if (!counted.ok) return { status: 'not-checkable', reason: counted.error.message };
  if (!answered.ok) return { status: 'fails', reason: answered.error.message };
  const difference = formulaDifference(answered.value, counted.value);
  return difference === undefined
    ? { status: 'passes', detail: `RDKit's own formula of the input is ${facts.formula}.` }
    : {
        status: 'fails',
        reason: `RDKit counts ${facts.formula}, the answer says ${answer.formula}: ${difference}.`,
      };
}

async function sanitise({ answer, reply, tools }: Checked): Promise<Finding> {
  if (answer.kind !== 'smiles') return wrongKind(answer);
  const described = await tools.chemistry.describeMolecule(answer.smiles);
  if (!described.ok) {
    const { message, position } = described.error;
    return { status: 'fails', reason: message, ...placeOfFault(answer.smiles, position, reply) };
  }
  const { formula, heavyAtomCount, canonicalSmiles } = described.value;
  return {
    status: 'passes',
    detail: `${formula}, ${heavyAtomCount} heavy atoms, canonical SMILES ${canonicalSmiles}.`,
  };
}

/** The atom that stands at a character of the SMILES, and that character in the reply. */
function placeOfFault(
  smiles: string,
  position: number | undefined,
  reply: Checked['reply'],
): Pick<Finding, 'atoms' | 'place'> {
  if (position === undefined) return {};
  const atom = writtenAtoms(smiles).findIndex(
    (each) => each.position <= position && position < each.position + each.text.length,
  );
  const start = reply.answer.indexOf(smiles);
  return {
    ...(atom < 0 ? {} : { atoms: [atom] }),
    ...(start < 0
      ? {}
      : { place: { part: 'answer', start: start + position, end: start + position + 1 } }),
  };
}

/** The molecule's facts, or in a string why there are none. */
async function factsOf(
  chemistry: Chemistry,
  smiles: string | undefined,
): Promise<MoleculeFacts | string> {
  if (smiles === undefined) return 'The task has no molecule as input.';
  const described = await chemistry.describeMolecule(smiles);
  return described.ok
    ? described.value
    : `RDKit does not read the input: ${described.error.message}`;
}
