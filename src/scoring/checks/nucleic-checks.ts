import { grouped } from '#science/input-error.ts';
import { gcContent } from '#science/letter-classes.ts';
import { longestRepeat } from '#science/protein/low-complexity.ts';
import { sayLength } from '#science/sequence-letters.ts';
import type { NumberReading } from '#tasks/answer.ts';
import { type Check, type Checked, type Finding, titled } from '../check.ts';
import { compareRatio } from '../compare-ratio.ts';
import { wrongKind } from '../wrong-kind.ts';

const LETTERS = 'Letters of an RNA';
const ENERGY = 'It folds';
const RATIO = 'ON/OFF agrees with ON and OFF';

/** Checks of answers that are RNAs, or numbers of RNA switches. */
export const nucleicChecks = {
  'rna-letters': {
    title: LETTERS,
    tool: 'counting, and a search for repeats',
    cannotSee: 'Whether such an RNA exists, does anything or belongs to a family.',
    run: async (checked) => titled(LETTERS, [judgeLetters(checked)]),
  },
  'rna-energy': {
    title: ENERGY,
    tool: 'minimum free energy by the nearest-neighbour model, Turner 2004 at 37 °C',
    cannotSee:
      'Pseudoknots, partners and ions, whether it takes this structure in a cell, and whether it does anything; most random RNAs fold too.',
    run: async (checked) => titled(ENERGY, [await judgeEnergy(checked)]),
  },
  'on-off-ratio': {
    title: RATIO,
    tool: 'arithmetic',
    cannotSee:
      'Whether any of the three is right, and how the data set scales its ratio: quotient and difference both count as agreement.',
    run: async (checked) => titled(RATIO, [judgeRatio(checked)]),
  },
} as const satisfies Readonly<Record<string, Check>>;

/** Bases, and share of the sequence, from which a repeat counts as writing in a circle. */
const LONGEST_REPEAT = 20;
const LARGEST_SHARE = 0.5;
/** Of the task's data, the shortest have some twenty bases. */
const SHORTEST = 10;

function judgeLetters({ answer }: Checked): Finding {
  if (answer.kind !== 'rna') return wrongKind(answer);
  const { sequence } = answer;
  const strange = sequence.search(/[^ACGU]/);
  if (strange >= 0) {
    return {
      status: 'fails',
      reason: `“${sequence.charAt(strange)}” at position ${strange + 1} is none of A, C, G and U.`,
    };
  }
  const length = sayLength('rna', sequence.length);
  if (sequence.length < SHORTEST) {
    return { status: 'fails', reason: `It has ${length}, too few to be called an RNA of its own.` };
  }
  const repeat = longestRepeat(sequence);
  const repeated = repeat ? repeat.last - repeat.first + 1 : 0;
  if (repeat && (repeated >= LONGEST_REPEAT || repeated > LARGEST_SHARE * sequence.length)) {
    return {
      status: 'fails',
      reason: `${repeat.word} stands ${repeat.times} times in a row from position ${repeat.first} to ${repeat.last}: the writing may have run in a circle.`,
    };
  }
  const gc = Math.round((gcContent(sequence) ?? 0) * 100);
  return {
    status: 'passes',
    detail: `${length}, ${gc} % G and C; no length was asked for.`,
  };
}

/** Of 969 RNAs of 13 natural families, 95 of 100 lie between these, in kcal/mol for each base. */
const NATURAL = { low: -0.57, high: -0.13 };

async function judgeEnergy({ answer, tools }: Checked): Promise<Finding> {
  if (answer.kind !== 'rna') return wrongKind(answer);
  const folded = await tools.folding.foldRna(answer.sequence);
  if (!folded.ok) return { status: 'not-checkable', reason: folded.error.message };
  const { energy, structure } = folded.value;
  if (energy === 0) {
    return {
      status: 'fails',
      reason: 'No structure has a lower free energy than the open chain: nothing in it pairs well.',
    };
  }
  const each = energy / structure.length;
  const pairs = structure.split('(').length - 1;
  return {
    status: 'passes',
    detail: `Minimum free energy ${minus(energy, 1)} kcal/mol with ${grouped(pairs)} pairs, ${minus(each, 2)} for each base. ${placeAmongNatural(each)}`,
  };
}

function placeAmongNatural(each: number): string {
  const { low, high } = NATURAL;
  const span = `${minus(low, 2)} to ${minus(high, 2)}, where 95 % of natural non-coding RNAs lie`;
  if (each < low) return `That is stronger than ${span}.`;
  return each > high ? `That is weaker than ${span}.` : `That lies in ${span}.`;
}

function minus(value: number, digits: number): string {
  return value.toFixed(digits).replace('-', '−');
}

function judgeRatio({ answer }: Checked): Finding {
  if (answer.kind !== 'numbers') return wrongKind(answer);
  const [on, off, ratio] = ['ON', 'OFF', 'ON/OFF'].map((name) => named(answer.numbers, name));
  if (on === undefined || off === undefined || ratio === undefined) {
    return { status: 'not-checkable', reason: 'The answer does not hold ON, OFF and their ratio.' };
  }
  return compareRatio(on, off, ratio);
}

function named(numbers: readonly NumberReading[], label: string): number | undefined {
  return numbers.find((number) => number.label === label)?.value;
}
