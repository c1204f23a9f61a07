import type { Step } from './trace.ts';

/** What measuring needs of a token; the tokens of a run are such. */
export interface MeasuredToken {
  readonly text: string;
  /** Natural logarithm of its probability. */
  readonly logProbability: number;
  /** Milliseconds since the run began. */
  readonly timeMs: number;
  /** By a person, not by the model, which then says nothing of how sure it was. */
  readonly given?: true;
}

/** A token by its place in the thought. */
export interface PlacedToken {
  readonly start: number;
  readonly end: number;
  readonly logProbability: number;
}

/** What writing a step took, and how sure the model was of its words. */
export interface StepMeasures {
  readonly tokenCount: number;
  /** From the end of the step before to its own last token. */
  readonly milliseconds: number;
  /** Natural logarithms; undefined where no token of the run stands in the step. */
  readonly meanLogProbability: number | undefined;
  readonly lowestLogProbability: number | undefined;
  /** Lowest log-probability of each of at most 24 stretches of the step, in order. */
  readonly course: readonly number[];
  /** The least probable tokens below one half, at most 8, in the order of the text. */
  readonly uncertain: readonly PlacedToken[];
}

/** Measures of the steps of a trace, with what is needed to go on when it has grown. */
export interface TraceMeasures {
  readonly measures: readonly StepMeasures[];
  readonly steps: readonly Step[];
  /** Of each step: its first token, and where the thought has that token's first character. */
  readonly beginnings: readonly TokenPlace[];
}

interface TokenPlace {
  readonly index: number;
  readonly start: number;
}

const LONGEST_COURSE = 24;
const MOST_UNCERTAIN = 8;
const UNCERTAIN_BELOW = Math.log(0.5);

export const nothingMeasured: TraceMeasures = { measures: [], steps: [], beginnings: [] };

/**
 * Measures each step from the tokens that begin in it. `firstStart` is where the first token begins,
 * counted from the beginning of the thought (negative before it). Steps that `previous` has measured
 * are not measured again, so `tokens` must go on from the ones that it was given.
 */
export function measureTrace(
  steps: readonly Step[],
  tokens: readonly MeasuredToken[],
  firstStart: number,
  previous: TraceMeasures,
): TraceMeasures {
  const known = knownSteps(steps, firstStart, previous);
  const measures = previous.measures.slice(0, known);
  const beginnings = previous.beginnings.slice(0, known);
  let place = previous.beginnings[known] ?? { index: 0, start: firstStart };
  if (known === 0) place = skipTo(steps[0]?.start ?? 0, tokens, { index: 0, start: firstStart });
  for (const step of steps.slice(known)) {
    const next = skipTo(step.end, tokens, place);
    beginnings.push(place);
    measures.push(measureStep(tokens, place, next.index));
    place = next;
  }
  return { measures, steps, beginnings };
}

/** How many steps are measured for good: the last known one was still being written. */
function knownSteps(
  steps: readonly Step[],
  firstStart: number,
  { steps: measured, beginnings }: TraceMeasures,
): number {
  const first = beginnings[0];
  if (!first || (first.index === 0 && first.start !== firstStart)) return 0;
  let known = 0;
  while (known < measured.length - 1 && measured[known] === steps[known]) known++;
  return known;
}

function skipTo(end: number, tokens: readonly MeasuredToken[], from: TokenPlace): TokenPlace {
  let { index, start } = from;
  for (let token = tokens[index]; token && start < end; token = tokens[index]) {
    start += token.text.length;
    index++;
  }
  return { index, start };
}

function measureStep(
  tokens: readonly MeasuredToken[],
  from: TokenPlace,
  end: number,
): StepMeasures {
  const own = tokens.slice(from.index, end);
  const written = own.filter(({ given }) => !given);
  const logs = written.map(({ logProbability }) => logProbability);
  const startedMs = tokens[from.index - 1]?.timeMs ?? own[0]?.timeMs ?? 0;
  return {
    tokenCount: own.length,
    milliseconds: Math.max(0, (own.at(-1)?.timeMs ?? startedMs) - startedMs),
    meanLogProbability:
      logs.length > 0 ? logs.reduce((sum, log) => sum + log, 0) / logs.length : undefined,
    lowestLogProbability: logs.length > 0 ? lowestOf(logs) : undefined,
    course: courseOf(logs),
    uncertain: uncertainTokens(own, from.start),
  };
}

function lowestOf(logs: readonly number[]): number {
  return logs.reduce((lowest, log) => Math.min(lowest, log), 0);
}

function courseOf(logs: readonly number[]): readonly number[] {
  const count = Math.min(LONGEST_COURSE, logs.length);
  const at = (stretch: number) => Math.floor((stretch * logs.length) / count);
  return Array.from({ length: count }, (_, stretch) =>
    lowestOf(logs.slice(at(stretch), at(stretch + 1))),
  );
}

function uncertainTokens(own: readonly MeasuredToken[], firstStart: number): PlacedToken[] {
  const placed: PlacedToken[] = [];
  let start = firstStart;
  for (const { text, logProbability } of own) {
    const end = start + text.length;
    if (logProbability < UNCERTAIN_BELOW && text.trim() !== '') {
      placed.push({ start, end, logProbability });
    }
    start = end;
  }
  return placed
    .toSorted((a, b) => a.logProbability - b.logProbability)
    .slice(0, MOST_UNCERTAIN)
    .sort((a, b) => a.start - b.start);
}
