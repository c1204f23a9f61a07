import { definitely } from '#base/assert.ts';
import type { Answer } from '#tasks/answer.ts';

/** One sample's answer, ready to be counted. */
export interface Ballot {
  readonly sample: number;
  /** Undefined where the reply holds no answer that can be read. */
  readonly answer: Answer | undefined;
  /** Answers with the same key are the same; numbers are grouped by tolerance instead. */
  readonly key: string | undefined;
  /** Mean probability of the answer's tokens, 0 to 1. */
  readonly confidence: number;
}

export interface VoteGroup {
  /** The answer of its most confident sample. */
  readonly answer: Answer;
  /** Samples that gave it, the most confident first. */
  readonly samples: readonly number[];
  /** Of the ballots that can be read; all groups add to 1. */
  readonly share: number;
  /** As `share`, each ballot counted by its confidence (CISC, arXiv 2502.06233). */
  readonly weightedShare: number;
}

/** Self-consistency (arXiv 2203.11171): what several samples agree on. */
export interface Vote {
  /** The most votes first; equal ones by weighted share, then by the first sample. */
  readonly groups: readonly VoteGroup[];
  readonly unreadable: readonly number[];
  /** Where the answers are numbers: their median and the interval that holds the middle 80 %. */
  readonly numbers?: { readonly median: number; readonly low: number; readonly high: number };
}

/** Numbers that differ by no more than this part of the larger count as one answer. */
const RELATIVE_TOLERANCE = 0.01;

/**
 * Counts the ballots, in whatever order they come. Numbers with the same key fall into one group
 * when they are within 1 % of each other, or linked by others that are; zero matches only zero.
 */
export function countVotes(ballots: readonly Ballot[]): Vote {
  const inOrder = ballots.toSorted((a, b) => a.sample - b.sample);
  const readable = inOrder.filter(isReadable);
  const total = sumOf(readable);
  const groups = groupsOf(readable).map((group): VoteGroup => {
    const byConfidence = group.toSorted((a, b) => b.confidence - a.confidence);
    const share = group.length / readable.length;
    return {
      answer: definitely(byConfidence[0], 'a ballot of a group').answer,
      samples: byConfidence.map(({ sample }) => sample),
      share,
      weightedShare: total > 0 ? sumOf(group) / total : share,
    };
  });
  const numbers = spreadOf(readable);
  return {
    groups: groups.toSorted(
      (a, b) =>
        b.samples.length - a.samples.length ||
        b.weightedShare - a.weightedShare ||
        Math.min(...a.samples) - Math.min(...b.samples),
    ),
    unreadable: inOrder.filter((ballot) => !isReadable(ballot)).map(({ sample }) => sample),
    ...(numbers && { numbers }),
  };
}

/**
 * Whether the samples that are still written could change the outcome. They could where, if all of
 * them gave the same other answer, that answer would have as many votes as the leader or more (a
 * tie is decided by confidence), or the leader's share of all readable ballots would be below
 * `level`, 0.5 to 1. Without a leader they could, without pending samples they cannot. Numbers may
 * link groups into one, so for them all others count as one rival: the answer is then true a little
 * too often, and never wrongly false.
 */
export function canBeCaught(vote: Vote, pending: number, level: number): boolean {
  if (pending <= 0) return false;
  const [leader, ...others] = vote.groups;
  if (!leader) return true;
  const counts = others.map(({ samples }) => samples.length);
  const sumOfOthers = counts.reduce((sum, count) => sum + count, 0);
  const mayMerge = vote.groups.some(({ answer }) => numbersIn(answer) !== undefined);
  const rival = mayMerge ? sumOfOthers : Math.max(0, ...counts);
  const lead = leader.samples.length;
  return rival + pending >= lead || lead < level * (lead + sumOfOthers + pending);
}

/** Geometric mean of the probabilities of tokens, 0 to 1; 0 where there are none. */
export function confidenceOf(tokens: readonly { readonly logProbability: number }[]): number {
  if (tokens.length === 0) return 0;
  const sum = tokens.reduce((total, { logProbability }) => total + logProbability, 0);
  return Math.min(1, Math.exp(sum / tokens.length));
}

type ReadableBallot = Ballot & { readonly answer: Answer; readonly key: string };

function isReadable(ballot: Ballot): ballot is ReadableBallot {
  return ballot.answer !== undefined && ballot.key !== undefined;
}

/** In order of the first sample of each. */
function groupsOf(ballots: readonly ReadableBallot[]): readonly (readonly ReadableBallot[])[] {
  const groups: ReadableBallot[][] = [];
  for (const ballot of ballots) {
    // A number between two groups makes them one, so the order in which they came is no matter.
    const linked = groups.filter((group) => group.some((other) => isSame(ballot, other)));
    const merged = [...linked.flat(), ballot].sort((a, b) => a.sample - b.sample);
    for (const group of linked) groups.splice(groups.indexOf(group), 1);
    groups.push(merged);
  }
  return groups;
}

function isSame(a: ReadableBallot, b: ReadableBallot): boolean {
  if (a.key !== b.key) return false;
  const left = numbersIn(a.answer);
  const right = numbersIn(b.answer);
  if (!left || !right) return true;
  return left.every((value, index) => isClose(value, right[index] ?? Number.NaN));
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= RELATIVE_TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
}

/** The numbers that an answer consists of; undefined for answers that are no numbers. */
function numbersIn(answer: Answer): readonly number[] | undefined {
  if (answer.kind === 'number') return [answer.value];
  if (answer.kind === 'numbers') return answer.numbers.map(({ value }) => value);
  if (answer.kind === 'property' && 'value' in answer) return [answer.value];
  return undefined;
}

/** Only where every readable answer is one number of the same meaning. */
function spreadOf(ballots: readonly ReadableBallot[]): Vote['numbers'] {
  const first = ballots[0];
  if (!first || ballots.some(({ key }) => key !== first.key)) return undefined;
  const values = ballots.flatMap(({ answer }) => numbersIn(answer) ?? []).sort((a, b) => a - b);
  if (values.length !== ballots.length || numbersIn(first.answer)?.length !== 1) return undefined;
  return {
    median: quantile(values, 0.5),
    low: quantile(values, 0.1),
    high: quantile(values, 0.9),
  };
}

/** Linear between the two nearest of the sorted values, as NumPy's default. */
function quantile(sorted: readonly number[], part: number): number {
  const at = part * (sorted.length - 1);
  const below = definitely(sorted[Math.floor(at)], 'a value of the ballots');
  const above = definitely(sorted[Math.ceil(at)], 'a value of the ballots');
  return below + (above - below) * (at - Math.floor(at));
}

function sumOf(ballots: readonly Ballot[]): number {
  return ballots.reduce((sum, { confidence }) => sum + confidence, 0);
}
