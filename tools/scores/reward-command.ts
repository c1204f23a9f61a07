import { Failure } from '#base/failure.ts';
import { askedProperty } from '#scoring/benchmark/asked-property.ts';
import type { AnsweredRow, RowScore } from '#scoring/benchmark/scorer.ts';
import { scorerOf } from '#scoring/benchmark/scorer-of.ts';
import { standardisedAdvantages } from '#scoring/rewards/advantages.ts';
import { rewardOf } from '#scoring/rewards/reward-of.ts';
import { isWorthTraining, solveRate } from '#scoring/rewards/solve-rate.ts';
import { readAnsweredRows } from './answered-rows.ts';
import { badArguments, type Outcome, outcomeOf, readArguments } from './command-line.ts';
import { scienceInNode } from './science-in-node.ts';

const USAGE = `Rewards replies to one task, between 0 and 1.

  npm run --silent reward -- --task ID --file FILE.jsonl [--mode strict|official] [--group N] [--json]

FILE is as for "npm run score". Prints a reward for each line, in their order. With --group N each N
lines after one another are samples of one question, and a line for each question has their rewards,
their advantages (standardised within the group) and the solve rate. strict is the usual mode. --json
prints objects.`;

interface Reward {
  readonly reward: number;
  readonly status: RowScore['status'];
}

/** `npm run reward`. */
export function rewardCommand(argv: readonly string[]): Promise<Outcome> {
  return outcomeOf(async () => {
    const given = readArguments(argv, { usage: USAGE, usualMode: 'strict', own: ['group'] });
    if (!given) return USAGE;
    const { task: id, file, mode, isJson } = given;
    const group = given.own.get('group');
    const size = group === undefined ? undefined : groupSize(group);
    const scorer = await scorerOf(id);
    const rows = readAnsweredRows(file);
    const groups = size === undefined ? undefined : groupsOf(rows, size);
    const report = await scorer.score(rows, mode, scienceInNode());
    const rewards = rows.map((row, at) => rewardOfLine(id, report.rows[at], row, at + 1));
    return groups === undefined
      ? rewards.map((each) => (isJson ? JSON.stringify(each) : String(each.reward))).join('\n')
      : groups
          .map(([start, end]) => rewards.slice(start, end))
          .map((each) => sayGroup(each, isJson))
          .join('\n');
  });
}

function groupSize(text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw badArguments(`--group is "${text}"; it is a whole number from 1.`, USAGE);
}

function rewardOfLine(
  task: string,
  score: RowScore | undefined,
  row: AnsweredRow,
  line: number,
): Reward {
  if (!score) throw new Error(`Broken assumption: the scorer gives a score for line ${line}`);
  try {
    return { reward: rewardOf(task, score, askedProperty(row)), status: score.status };
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    const { code, message, cure } = thrown;
    throw new Failure({ code, message: `line ${line}: ${message}`, cure });
  }
}

/** First row and row behind the last of each group. */
function groupsOf(
  rows: readonly AnsweredRow[],
  size: number,
): readonly (readonly [number, number])[] {
  if (rows.length % size !== 0) {
    throw new Failure({
      code: 'uneven-groups',
      message: `${rows.length} lines make no groups of ${size}.`,
      cure: `Give ${size} lines for each question, one after the other.`,
    });
  }
  return Array.from({ length: rows.length / size }, (_, group) => {
    const [start, end] = [group * size, (group + 1) * size];
    const questions = new Set(rows.slice(start, end).map(questionOf));
    if (questions.size > 1) throw mixedGroup(start + 1, end);
    return [start, end] as const;
  });
}

function questionOf({ references, property, prompt }: AnsweredRow): string {
  return JSON.stringify([references, property, prompt]);
}

function mixedGroup(first: number, last: number): Failure {
  return new Failure({
    code: 'mixed-group',
    message: `Lines ${first} to ${last} are to be one group, but not all have the same reference, property and prompt.`,
    cure: 'Put the samples of each question after one another, and as many as --group says.',
  });
}

function sayGroup(group: readonly Reward[], isJson: boolean): string {
  const rewards = group.map(({ reward }) => reward);
  const advantages = standardisedAdvantages(rewards);
  const rate = solveRate(rewards);
  const isWorth = isWorthTraining(rewards);
  if (isJson) {
    return JSON.stringify({
      rewards,
      statuses: group.map(({ status }) => status),
      advantages,
      solveRate: rate,
      worthTraining: isWorth,
    });
  }
  const list = (values: readonly number[]) => values.map((value) => value.toFixed(4)).join(' ');
  const worth = isWorth ? 'worth training' : 'not worth training';
  return `rewards ${list(rewards)} · advantages ${list(advantages)} · solve rate ${rate.toFixed(4)}, ${worth}`;
}
