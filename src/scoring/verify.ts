import type { Chemistry, MoleculeFacts } from '#science/chemistry.ts';
import { formulaDifference, parseFormula } from '#science/formula.ts';
import type { Answer } from '#tasks/answer.ts';
import type { FieldValues } from '#tasks/field.ts';
import type { Task, VerifierName } from '#tasks/task.ts';
import type { Verdict } from './verdict.ts';

interface Checked {
  readonly values: FieldValues;
  readonly answer: Answer;
  readonly chemistry: Chemistry;
}

/** One check; it names itself and never throws for an answer that is merely wrong. */
type Verifier = (checked: Checked) => Promise<Verdict>;

/**
 * Runs every check that a task declares. A task without checks gets one verdict that says so, and
 * a check whose tool fails becomes "not checkable", with the tool's message.
 */
export async function verify(
  task: Task,
  values: FieldValues,
  answer: Answer,
  chemistry: Chemistry,
): Promise<readonly Verdict[]> {
  if (task.verifiers.length === 0) {
    return [
      {
        status: 'not-checkable',
        check: 'Correctness',
        reason: 'Only a measurement can tell; no tool in this browser computes this property.',
      },
    ];
  }
  return Promise.all(
    task.verifiers.map(async (name) => {
      try {
        return await verifiers[name]({ values, answer, chemistry });
      } catch (thrown) {
        const reason = thrown instanceof Error ? thrown.message : String(thrown);
        return { status: 'not-checkable', check: checkTitles[name], reason };
      }
    }),
  );
}

const checkTitles: Readonly<Record<VerifierName, string>> = {
  'formula-of-input': 'RDKit counts the same atoms',
  'molecule-is-valid': 'RDKit accepts the molecule',
  'number-in-published-range': 'Within the range of published values',
  'entities-occur-in-text': 'Every entity occurs in the passage',
};

const verifiers: Readonly<Record<VerifierName, Verifier>> = {
  'formula-of-input': async ({ values, answer, chemistry }) => {
    const check = checkTitles['formula-of-input'];
    if (answer.kind !== 'formula') return wrongKind(check, answer);
    const facts = await factsOf(chemistry, values['smiles']);
    if (typeof facts === 'string') return { status: 'not-checkable', check, reason: facts };
    const counted = parseFormula(facts.formula);
    const answered = parseFormula(answer.formula);
    if (!counted.ok) return { status: 'not-checkable', check, reason: counted.error.message };
    if (!answered.ok) return { status: 'fails', check, reason: answered.error.message };
    const difference = formulaDifference(answered.value, counted.value);
    return difference === undefined
      ? { status: 'passes', check, detail: `RDKit's own formula of the input is ${facts.formula}.` }
      : {
          status: 'fails',
          check,
          reason: `RDKit counts ${facts.formula}, the answer says ${answer.formula}: ${difference}.`,
        };
  },

  'molecule-is-valid': async ({ answer, chemistry }) => {
    const check = checkTitles['molecule-is-valid'];
    if (answer.kind !== 'smiles') return wrongKind(check, answer);
    const described = await chemistry.describeMolecule(answer.smiles);
    return described.ok
      ? {
          status: 'passes',
          check,
          detail: `${described.value.formula}, ${described.value.heavyAtomCount} heavy atoms, canonical SMILES ${described.value.canonicalSmiles}.`,
        }
      : { status: 'fails', check, reason: described.error.message };
  },

  'number-in-published-range': async ({ answer }) => {
    const check = checkTitles['number-in-published-range'];
    if (answer.kind !== 'number') return wrongKind(check, answer);
    const { value, unit = '', range } = answer;
    if (!range) return { status: 'not-checkable', check, reason: NO_RANGE };
    const span = `${range.low} to ${range.high} ${unit}`.trim();
    return value >= range.low && value <= range.high
      ? {
          status: 'passes',
          check,
          detail: `${value} lies in ${span}, the span of ${range.source}. Whether it is right for this input is not checked.`,
        }
      : {
          status: 'fails',
          check,
          reason: `${value} lies outside of ${span}, the span of ${range.source}.`,
        };
  },

  'entities-occur-in-text': async ({ values, answer }) => {
    const check = checkTitles['entities-occur-in-text'];
    if (answer.kind !== 'labels') return wrongKind(check, answer);
    const text = (values['text'] ?? '').toLowerCase();
    const missing = answer.labels
      .map(({ label }) => label.toLowerCase())
      .filter((label) => !text.includes(label));
    return missing.length === 0
      ? {
          status: 'passes',
          check,
          detail:
            'Each one stands in the passage. Whether it is a chemical, and whether any is missing, is not checked.',
        }
      : { status: 'fails', check, reason: `Not in the passage: ${missing.join('; ')}.` };
  },
};

const NO_RANGE = 'No published range is known for this quantity.';

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

function wrongKind(check: string, answer: Answer): Verdict {
  return { status: 'not-checkable', check, reason: `The answer is read as ${answer.kind}.` };
}
