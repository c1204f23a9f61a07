import type { AnswerConstraint, ConstraintState } from '../answers/answer-constraint.ts';
import type { SampleFinish } from '../protocol.ts';
import type { TokenHistory } from '../sampler/sampler.ts';
import type { PieceDecoder, TextCodec } from '../text/tokenizer.ts';
import { Thought, type ThoughtRules } from './thought-budget.ts';

/** What all replies of a run have in common. */
export interface ReplyRules {
  readonly promptIds: readonly number[];
  readonly replyPrefix: string;
  readonly codec: TextCodec;
  readonly thought: ThoughtRules;
  readonly openingToken: number | undefined;
  readonly constraint: AnswerConstraint | undefined;
  /** How a reply ends that fills `thought.room`. */
  readonly finishWhenFull: 'max-tokens' | 'context-full';
}

/** One reply while it is written: its tokens, where in thought and answer it is, how it ended. */
export class SampleReply implements TokenHistory {
  readonly sample: number;
  readonly ids: number[] = [];
  readonly seen: Set<number>;
  readonly counts = new Map<number, number>();
  readonly thought: Thought;
  finish: SampleFinish | undefined;
  /** A person wants the thought to end; waits until what was written before has been told again. */
  isAskedToAnswer = false;
  /** Index of the first token that is kept in the form. */
  answerStart: number | undefined;
  private readonly rules: ReplyRules;
  private readonly written: readonly number[];
  private readonly pieces: PieceDecoder;
  private answerState: ConstraintState | undefined;

  /** `written` are tokens of an interrupted run, to be told again. */
  constructor(rules: ReplyRules, sample: number, written: readonly number[]) {
    this.sample = sample;
    this.rules = rules;
    this.written = written;
    this.seen = new Set(rules.promptIds);
    this.thought = new Thought(rules.thought, rules.replyPrefix);
    this.pieces = rules.codec.startDecoding();
    this.answerState = rules.constraint?.start;
    this.finishWhenFull();
  }

  /** The next token where an interrupted run had written it already. */
  get rewritten(): number | undefined {
    return this.written[this.ids.length];
  }

  /** The next token where there is nothing to choose. */
  get required(): number | undefined {
    return this.rewritten ?? this.thought.forcedToken;
  }

  /** The tokens that the form lets come next; all where undefined. */
  get allowed(): Uint32Array | undefined {
    const { constraint, openingToken } = this.rules;
    if (!constraint || this.answerState === undefined || !this.isInForm) return undefined;
    const allowed = constraint.allowed(this.answerState);
    // Where the template leaves the mode to the model, its first token may open a thought.
    return this.mayOpenThought && openingToken !== undefined
      ? withToken(allowed, openingToken)
      : allowed;
  }

  /** Appends a token and returns the text that it completes. */
  accept(id: number): string {
    const text = this.pieces.push(id);
    const isOfForm = this.isInForm && !(this.mayOpenThought && id === this.rules.openingToken);
    if (isOfForm) this.answerStart ??= this.ids.length;
    this.thought.accept(id, text);
    this.ids.push(id);
    this.seen.add(id);
    this.counts.set(id, (this.counts.get(id) ?? 0) + 1);
    if (isOfForm) this.followForm(id);
    this.finishWhenFull();
    return text;
  }

  private get isInForm(): boolean {
    const { phase, forcedToken } = this.thought;
    return this.rules.constraint !== undefined && phase !== 'open' && forcedToken === undefined;
  }

  private get mayOpenThought(): boolean {
    return this.ids.length === 0 && this.thought.phase === 'unopened';
  }

  private followForm(id: number): void {
    const { constraint } = this.rules;
    if (!constraint || this.answerState === undefined) return;
    this.answerState = constraint.next(this.answerState, id);
    if (constraint.isComplete(this.answerState)) this.finish = 'form-complete';
  }

  private finishWhenFull(): void {
    if (this.ids.length >= this.rules.thought.room) this.finish ??= this.rules.finishWhenFull;
  }
}

function withToken(allowed: Uint32Array, id: number): Uint32Array {
  const more = allowed.slice();
  more[id >> 5] = (more[id >> 5] ?? 0) | (1 << (id & 31));
  return more;
}
