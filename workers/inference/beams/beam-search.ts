import { assert, definitely } from '#base/assert.ts';
import { nextMacrotask } from '#base/macrotask.ts';
import type { LanguageModel, Logits } from '../model/language-model.ts';
import type { BeamCandidate, BeamSearch, SampleFinish, Token } from '../protocol.ts';
import type { TextCodec } from '../text/tokenizer.ts';
import { bestContinuations, type Continuation } from './beam-continuations.ts';

/** What tokens may come in a beam, by a state that each beam has for itself. */
export interface BeamRule<State> {
  readonly start: State;
  /** Bit `id & 31` of word `id >> 5` for each token that may come; all where undefined. */
  allowed(state: State): Uint32Array | undefined;
  next(state: State, id: number): State;
}

export interface BeamContext<State = unknown> {
  /** Has read the prompt into row 0 and has room for `width` rows. */
  readonly model: LanguageModel;
  readonly codec: TextCodec;
  readonly stopTokens: ReadonlySet<number>;
  /** One row: after the last token of the prompt. */
  readonly firstLogits: Logits;
  readonly promptLength: number;
  /** Of each beam, its stop token included. */
  readonly room: number;
  /** How a beam ends that fills it. */
  readonly finishWhenFull: 'max-tokens' | 'context-full';
  readonly rule?: BeamRule<State> | undefined;
  readonly signal: AbortSignal;
  /** What `performance.now()` said when the call began. */
  readonly startedAt: number;
  /** Called after each step, before the next one is computed. */
  readonly onStep?: ((step: BeamStep) => void) | undefined;
}

export interface BeamStep {
  /** Tokens of every beam that still runs. */
  readonly tokenCount: number;
  readonly finishedCount: number;
  /** Writes out the best beam that still runs; costs as much as it has tokens. */
  best(): readonly Token[];
}

/** The latest token of a sequence; sequences share what they have in common. */
interface Written {
  readonly id: number;
  readonly logProbability: number;
  readonly timeMs: number;
  readonly before: Written | undefined;
}

interface Beam<State> {
  readonly last: Written | undefined;
  /** Sum of the log-probabilities. */
  readonly sum: number;
  readonly state: State | undefined;
}

interface Hypothesis {
  readonly last: Written;
  readonly score: number;
  readonly finish: SampleFinish;
}

/**
 * Beam search by the rules of `generate(num_beams)` in Hugging Face transformers 5.18 (4.57 has the
 * same) with `early_stopping=False`, so that candidates are those of the official evaluation:
 * - of all continuations of all beams the best `max(2, 1 + stop tokens) · width` are looked at; the
 *   best `width` of those that go on are the next beams;
 * - one that ends, with a stop token or at the maximum, is kept only when it is among the best
 *   `width` continuations, and only while it is among the best `width` that ended;
 * - its score is the sum of its log-probabilities divided by its tokens to the power of the length
 *   penalty; the stop token counts and its log-probability too, the prompt does not;
 * - the search ends when `width` have ended and the best running beam, scored with the length that
 *   it has now, is not above the worst of them.
 * A candidate's tokens end with the stop token, whose text is empty, so that its score can be worked
 * out from them. There are fewer candidates than asked for only where a rule allows fewer.
 * Throws `not-a-number`, what the model throws, and an `AbortError` after an abort.
 */
export async function searchBeams<State>(
  context: BeamContext<State>,
  { width, candidateCount, lengthPenalty }: BeamSearch,
): Promise<readonly BeamCandidate[]> {
  const { model, room, stopTokens, rule, firstLogits } = context;
  assert(width >= 1 && width <= model.mostRows, `${width} beams in ${model.mostRows} rows`);
  assert(firstLogits.rows === 1, `${firstLogits.rows} rows of logits before the first token`);
  const lookedAt = Math.max(2, 1 + stopTokens.size) * width;

  let running: readonly Beam<State>[] = [{ last: undefined, sum: 0, state: rule?.start }];
  let finished: readonly Hypothesis[] = [];
  let logits = firstLogits;
  for (let length = 1; length <= room; length++) {
    const continuations = await bestContinuations(logits, withMasks(running, rule), lookedAt);
    const timeMs = performance.now() - context.startedAt;
    const extend = ({ id, beam, logProbability }: Continuation): Written => ({
      id,
      logProbability,
      timeMs,
      before: running[beam]?.last,
    });
    const ended = continuations.slice(0, width).flatMap((continuation): Hypothesis[] => {
      const isStopped = stopTokens.has(continuation.id);
      if (!isStopped && length < room) return [];
      const score = continuation.sum / length ** lengthPenalty;
      const finish = isStopped ? 'stop-token' : context.finishWhenFull;
      return [{ last: extend(continuation), score, finish }];
    });
    finished = bestHypotheses([...finished, ...ended], width);
    const next = continuations.filter(({ id }) => !stopTokens.has(id)).slice(0, width);
    if (length === room || !canImprove(next, finished, width, length ** lengthPenalty)) break;
    const placed = placeInRows(next);
    const before = running;
    running = placed.map((continuation) => ({
      last: extend(continuation),
      sum: continuation.sum,
      state: stateBehind(continuation, before, rule),
    }));
    const best = definitely(next[0], 'a beam that runs');
    reportStep(context, length, finished.length, running[placed.indexOf(best)]);
    logits = await stepBeams(context, placed, before, length);
  }
  return finished
    .slice(0, candidateCount)
    .map(({ last, score, finish }) => ({ tokens: tokensOf(last, context), score, finish }));
}

function withMasks<State>(beams: readonly Beam<State>[], rule: BeamRule<State> | undefined) {
  return beams.map(({ sum, state }) => ({
    sum,
    allowed: rule && state !== undefined ? rule.allowed(state) : undefined,
  }));
}

function stateBehind<State>(
  { beam, id }: Continuation,
  running: readonly Beam<State>[],
  rule: BeamRule<State> | undefined,
): State | undefined {
  const state = running[beam]?.state;
  return rule && state !== undefined ? rule.next(state, id) : undefined;
}

/** Equal ones in the order in which they ended. */
function bestHypotheses(hypotheses: readonly Hypothesis[], width: number): readonly Hypothesis[] {
  return hypotheses.toSorted((a, b) => b.score - a.score).slice(0, width);
}

function canImprove(
  running: readonly Continuation[],
  finished: readonly Hypothesis[],
  width: number,
  divisor: number,
): boolean {
  const [best] = running;
  if (best === undefined) return false;
  const worst = finished[width - 1];
  return worst === undefined || best.sum / divisor > worst.score;
}

/** The best continuation of a beam stays in its row, so that few rows are copied. */
function placeInRows(next: readonly Continuation[]): readonly Continuation[] {
  const stays = new Map<number, Continuation>();
  for (const continuation of next) {
    const { beam } = continuation;
    if (beam < next.length && !stays.has(beam)) stays.set(beam, continuation);
  }
  const moves = next.filter((continuation) => stays.get(continuation.beam) !== continuation);
  return next.map((_, row) => stays.get(row) ?? definitely(moves.shift(), 'a beam for each row'));
}

/** Copies the rows of beams that go on in several ways, and appends the latest token of each. */
async function stepBeams(
  { model, promptLength, signal }: BeamContext,
  placed: readonly Continuation[],
  before: readonly Beam<unknown>[],
  length: number,
): Promise<Logits> {
  await nextMacrotask();
  signal.throwIfAborted();
  const read = promptLength + length - 1;
  const parents = placed.map(({ beam }) => beam);
  if (parents.some((parent, row) => parent !== row)) {
    const different = mostDifferent(parents, before);
    const shared = different === undefined ? 0 : read - different;
    await model.reorder(parents, read, shared);
  }
  const logits = await model.step(
    placed.map(({ id }) => id),
    placed.map(() => read),
  );
  signal.throwIfAborted();
  return logits;
}

/**
 * How many of their last tokens the rows and what they become do not have in common; undefined
 * where a row had no beam before.
 */
function mostDifferent(
  parents: readonly number[],
  before: readonly Beam<unknown>[],
): number | undefined {
  let most = 0;
  for (const [row, parent] of parents.entries()) {
    const old = before[row];
    if (old === undefined) return undefined;
    let count = 0;
    let [a, b] = [old.last, before[parent]?.last];
    for (; a !== b; count++) [a, b] = [a?.before, b?.before];
    most = Math.max(most, count);
  }
  return most;
}

function reportStep(
  context: BeamContext,
  tokenCount: number,
  finishedCount: number,
  best: Beam<unknown> | undefined,
): void {
  context.onStep?.({ tokenCount, finishedCount, best: () => tokensOf(best?.last, context) });
}

function tokensOf(
  last: Written | undefined,
  { codec, stopTokens }: Pick<BeamContext, 'codec' | 'stopTokens'>,
): readonly Token[] {
  const chain: Written[] = [];
  for (let written = last; written !== undefined; written = written.before) chain.push(written);
  const pieces = codec.startDecoding();
  return chain.reverse().map(({ id, logProbability, timeMs }) => {
    const text = stopTokens.has(id) ? '' : pieces.push(id);
    return { id, text, logProbability, timeMs };
  });
}
