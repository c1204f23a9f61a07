import { type AskedLength, askedLength } from '#science/protein/asked-length.ts';
import { judgeEcNumber } from '#science/protein/ec-number.ts';
import { longestRepeat, lowComplexity } from '#science/protein/low-complexity.ts';
import { netCharge } from '#science/protein/protein-features.ts';
import { sayLength } from '#science/sequence-letters.ts';
import { type Check, type Checked, type Finding, titled } from '../check.ts';
import { wrongKind } from '../wrong-kind.ts';

const LETTERS = 'Letters and length of a protein';
const VARIED = 'No run of few letters';
const EC = 'The EC number exists down to its third level';

/** Checks of answers that are proteins, or labels of proteins. */
export const proteinChecks = {
  'protein-letters': {
    title: LETTERS,
    tool: 'counting',
    cannotSee: 'Whether it folds, works, is new or can be made.',
    run: async (checked) => titled(LETTERS, [judgeLetters(checked)]),
  },
  'protein-complexity': {
    title: VARIED,
    tool: 'entropy of twelve letters, as the first pass of SEG takes it, and a search for repeats',
    cannotSee:
      'Whether a varied sequence is a sensible one; some real proteins, such as silk and collagen, are of few letters and fail.',
    run: async (checked) => titled(VARIED, [judgeComplexity(checked)]),
  },
  'ec-number': {
    title: EC,
    tool: 'table of the sub-subclasses of ENZYME, February 2021',
    cannotSee:
      'Whether the last number was ever given to an enzyme, whether this protein is that enzyme, and sub-subclasses made since.',
    run: async (checked) => titled(EC, judgeEcNumbers(checked)),
  },
} as const satisfies Readonly<Record<string, Check>>;

/** Below it a chain is called a peptide. */
const SHORTEST_PROTEIN = 20;

function judgeLetters({ answer, task, values }: Checked): Finding {
  if (answer.kind !== 'protein') return wrongKind(answer);
  const { sequence } = answer;
  const strange = sequence.search(/[^ACDEFGHIKLMNPQRSTVWY]/);
  if (strange >= 0) {
    return {
      status: 'fails',
      reason: `“${sequence.charAt(strange)}” at position ${strange + 1} is none of the 20 amino acids.`,
    };
  }
  const length = sayLength('protein', sequence.length);
  const asked = askedLengthOf(task.fields, values);
  if (asked && !isWithin(sequence.length, asked)) {
    return { status: 'fails', reason: `It has ${length}; “${asked.words}” was asked for.` };
  }
  if (!asked && sequence.length < SHORTEST_PROTEIN) {
    return {
      status: 'fails',
      reason: `It has ${length}; a chain of fewer than ${SHORTEST_PROTEIN} is a peptide.`,
    };
  }
  return {
    status: 'passes',
    detail: `${length}, ${asked ? `as “${asked.words}” asks` : 'no length was asked for'}. ${sayStart(sequence)} Net charge at pH 7 about ${signed(netCharge(sequence, 7))} e.`,
  };
}

function askedLengthOf(
  fields: Checked['task']['fields'],
  values: Checked['values'],
): AskedLength | undefined {
  const texts = fields.filter(({ kind }) => kind === 'text').map(({ name }) => values[name] ?? '');
  return askedLength(texts.join('\n'));
}

function isWithin(length: number, { least, most }: AskedLength): boolean {
  return length >= least && length <= most;
}

function sayStart(sequence: string): string {
  return sequence.startsWith('M')
    ? 'It begins with M.'
    : `It begins with ${sequence.charAt(0)}, so to be expressed it needs an M before it or is a cut form.`;
}

function signed(charge: number): string {
  const rounded = Math.round(charge * 10) / 10;
  if (rounded === 0) return '0';
  return `${rounded > 0 ? '+' : '−'}${Math.abs(rounded)}`;
}

/** Shares of the sequence, and residues, beyond which a design is called a run of few letters. */
const MOST_LOW_COMPLEXITY = 0.5;
const LONGEST_REPEAT = 0.25;
const LONGEST_HOMOGENEOUS_REPEAT = 20;

function judgeComplexity({ answer }: Checked): Finding {
  if (answer.kind !== 'protein') return wrongKind(answer);
  const { sequence } = answer;
  if (sequence.length < SHORTEST_PROTEIN) {
    return {
      status: 'not-checkable',
      reason: `${sayLength('protein', sequence.length)} are too few to tell.`,
    };
  }
  const repeat = longestRepeat(sequence);
  const repeated = repeat ? repeat.last - repeat.first + 1 : 0;
  if (
    repeat &&
    (repeated >= LONGEST_HOMOGENEOUS_REPEAT || repeated > LONGEST_REPEAT * sequence.length)
  ) {
    return {
      status: 'fails',
      reason: `${repeat.word} stands ${repeat.times} times in a row from position ${repeat.first} to ${repeat.last}: the writing may have run in a circle.`,
    };
  }
  const stretches = lowComplexity(sequence);
  const count = stretches.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  const share = count / sequence.length;
  const places = stretches.map(({ first, last }) => `${first}–${last}`).join(', ');
  const percent = `${Math.round(share * 100)} %`;
  if (share > MOST_LOW_COMPLEXITY) {
    return { status: 'fails', reason: `${percent} of it is of few kinds of letters: ${places}.` };
  }
  return {
    status: 'passes',
    detail:
      count === 0
        ? 'No stretch is of few kinds of letters.'
        : `${percent} of it is of few kinds of letters, at ${places}; most proteins have less than a quarter of such stretches.`,
  };
}

function judgeEcNumbers({ answer }: Checked): readonly Finding[] {
  if (answer.kind !== 'labels') return [wrongKind(answer)];
  return answer.labels.map(({ label }): Finding => {
    const judged = judgeEcNumber(label);
    if (!judged.exists) return { status: 'fails', reason: `EC ${label}: ${judged.reason}.` };
    const moved = judged.isEmptied
      ? ' All enzymes of this sub-subclass have other numbers by now.'
      : '';
    const rest = judged.isPartial
      ? 'It names no single enzyme.'
      : 'Whether its last number was given to an enzyme is not checked.';
    return {
      status: 'passes',
      detail: `EC ${label} is among the ${judged.className}. ${rest}${moved}`,
    };
  });
}
