import type { Chemistry, MoleculeFacts } from '#science/chemistry.ts';
import { formulaDifference, parseFormula } from '#science/formula.ts';
import type { Answer, NumberReading } from '#tasks/answer.ts';
import type { FieldValues } from '#tasks/field.ts';
import type { Task, VerifierName } from '#tasks/task.ts';
import { placeInRange } from './place-in-range.ts';
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
        reason:
          'No tool in this browser can check this answer; only an experiment, a calculation or the literature can.',
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
    const numbers = numbersOf(answer);
    if (!numbers) return wrongKind(check, answer);
    if (numbers.length === 0) return { status: 'not-checkable', check, reason: IS_A_WORD };
    const placed = numbers.map((number) => sayPlace(number, numbers.length > 1));
    const outside = placed.filter(({ inside }) => inside === false);
    if (outside.length > 0) return { status: 'fails', check, reason: sentencesOf(outside) };
    return placed.some(({ inside }) => inside)
      ? {
          status: 'passes',
          check,
          detail: `${sentencesOf(placed)} Whether it is right for this input is not checked.`,
        }
      : { status: 'not-checkable', check, reason: sentencesOf(placed) };
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

const IS_A_WORD = 'The answer is a word, and a word has no range.';

/** The numbers of an answer; none when its property is a word, undefined for other kinds. */
function numbersOf(answer: Answer): readonly NumberReading[] | undefined {
  switch (answer.kind) {
    case 'number':
      return [answer];
    case 'numbers':
      return answer.numbers;
    case 'property':
      return 'value' in answer ? [answer] : [];
    default:
      return undefined;
  }
}

interface Placed {
  /** Absent where no published range is known. */
  readonly inside?: boolean;
  readonly sentence: string;
}

function sayPlace({ label, value, unit = '', range }: NumberReading, named: boolean): Placed {
  const subject = named ? `${label}: ${value}` : value;
  if (!range) return { sentence: `No published range is known for ${label}.` };
  const inside = placeInRange(value, range).side === 'inside';
  const span = `${range.low} to ${range.high} ${unit}`.trim();
  const place = inside ? 'lies in' : 'lies outside of';
  return { inside, sentence: `${subject} ${place} ${span}, the span of ${range.source}.` };
}

function sentencesOf(placed: readonly Placed[]): string {
  return placed.map(({ sentence }) => sentence).join(' ');
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

function wrongKind(check: string, answer: Answer): Verdict {
  return { status: 'not-checkable', check, reason: `The answer is read as ${answer.kind}.` };
}
