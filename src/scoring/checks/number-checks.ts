import type { Answer, NumberReading } from '#tasks/answer.ts';
import { type Check, type Finding, titled } from '../check.ts';
import { compareUnit } from '../compare-unit.ts';
import { judgeInput } from '../judge-input.ts';
import { placeInRange } from '../place-in-range.ts';
import { wrongKind } from '../wrong-kind.ts';

const RANGE = 'Within the range of published values';
const UNIT = 'In the unit of the property';
const USUAL = 'Input like those of the task’s data';

/** Checks of answers that are numbers. */
export const numberChecks = {
  'number-in-published-range': {
    title: RANGE,
    tool: 'Comparison with the lowest and highest value of a published data set',
    cannotSee: 'Whether the number is right for this input.',
    run: async ({ answer }) => titled(RANGE, [placeNumbers(answer)]),
  },
  'unit-in-reply': {
    title: UNIT,
    tool: 'Reading of the word behind the number',
    cannotSee: 'A wrong number in the right unit, and a unit that is not written.',
    run: async (checked) => titled(UNIT, [compareUnit(checked)]),
  },
  'input-is-usual': {
    title: USUAL,
    tool: 'Size and elements of the data that the task is taken from, or of data like them',
    cannotSee:
      'Whether the skeleton, the fold or the family of the input is one that the data have.',
    about: 'input',
    run: async (checked) => titled(USUAL, judgeInput(checked)),
  },
} as const satisfies Readonly<Record<string, Check>>;

function placeNumbers(answer: Answer): Finding {
  const numbers = numbersOf(answer);
  if (!numbers) return wrongKind(answer);
  if (numbers.length === 0) return { status: 'not-checkable', reason: IS_A_WORD };
  const placed = numbers.map((number) => sayPlace(number, numbers.length > 1));
  const outside = placed.filter(({ inside }) => inside === false);
  if (outside.length > 0) return { status: 'fails', reason: sentencesOf(outside) };
  return placed.some(({ inside }) => inside)
    ? {
        status: 'passes',
        detail: `${sentencesOf(placed)} Whether it is right for this input is not checked.`,
      }
    : { status: 'not-checkable', reason: sentencesOf(placed) };
}

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
