import type { ThoughtBudget, ThoughtEnd } from '../protocol.ts';
import type { TextCodec } from '../text/tokenizer.ts';

const OPEN = '<think>';
const CLOSE = '</think>';
/** From this share of the budget on the thought ends with its sentence. */
const SOFT_SHARE = 0.9;
/** Tokens between two looks at whether the answer is certain already. */
const LOOK_INTERVAL = 64;

export interface ThoughtRules {
  readonly budget: ThoughtBudget | undefined;
  /** Tokens that the whole reply may have. */
  readonly room: number;
  /** Tokens that end a thought, on a line that is written to and on a new line. */
  readonly endings: { readonly inLine: readonly number[]; readonly onNewLine: readonly number[] };
  /** Written behind a closing tag that the model itself wrote; empty where it goes on freely. */
  readonly separator: readonly number[];
}

/** `hasFixedAnswer`: what follows the thought is not left to the model, nor is the space before it. */
export function thoughtRules(
  codec: TextCodec,
  room: number,
  budget: ThoughtBudget | undefined,
  hasFixedAnswer: boolean,
): ThoughtRules {
  return {
    budget,
    room,
    endings: {
      inLine: codec.encode(`\n${CLOSE}\n\n`),
      onNewLine: codec.encode(`${CLOSE}\n\n`),
    },
    separator: hasFixedAnswer ? codec.encode('\n\n') : [],
  };
}

/** The token that opens a thought; undefined where it takes several. */
export function openingToken(codec: TextCodec): number | undefined {
  const ids = codec.encode(OPEN);
  return ids.length === 1 ? ids[0] : undefined;
}

/**
 * Follows a reply through its thought and says which tokens must come next so that it ends in time.
 * It depends on the tokens alone: a resumed run that tells them again is where it was.
 */
export class Thought {
  private readonly rules: ThoughtRules;
  private state: 'unopened' | 'open' | 'closed' = 'unopened';
  /** The end of the text, long enough to recognise a tag. */
  private tail = '';
  private forced: readonly number[] = [];
  private count = 0;
  private lookedAt = 0;
  private mayLook = false;

  constructor(rules: ThoughtRules, replyPrefix: string) {
    this.rules = rules;
    this.follow(replyPrefix);
    this.count = 0;
  }

  get phase(): 'unopened' | 'open' | 'closed' {
    return this.state;
  }

  /** Tokens between the tags. */
  get tokenCount(): number {
    return this.count;
  }

  /** The token that must come next. */
  get forcedToken(): number | undefined {
    return this.forced[0];
  }

  /** Whether the latest token ended a step of the thought, and the last look is long enough ago. */
  get isAtStepEnd(): boolean {
    return this.mayLook;
  }

  /** What would end the thought now. */
  get ending(): readonly number[] {
    const { inLine, onNewLine } = this.rules.endings;
    return this.tail.endsWith('\n') ? onNewLine : inLine;
  }

  /** Begins to end the thought; false where it is over or ending already. */
  end(): boolean {
    if (this.state !== 'open' || this.forced.length > 0) return false;
    this.forced = this.ending;
    return true;
  }

  /** To be asked once before the token at each index of the reply. */
  endInTime(index: number): ThoughtEnd | undefined {
    const why = this.dueEnd(index);
    return why !== undefined && this.end() ? why : undefined;
  }

  /** Tells the token that was written, and the text that it completed. */
  accept(id: number, text: string): void {
    // Another token than the forced one comes only when a run is told what it had written.
    this.forced = this.forced[0] === id ? this.forced.slice(1) : [];
    this.follow(text);
  }

  private dueEnd(index: number): ThoughtEnd | undefined {
    const { budget, room, endings } = this.rules;
    if (!budget || this.state !== 'open') return undefined;
    // After one more token the longer ending may be needed.
    const { inLine, onNewLine } = endings;
    if (room - index - inLine.length <= budget.answerTokens) return 'budget-hard';
    const isSoft = this.count >= Math.ceil(budget.tokens * SOFT_SHARE);
    if (isSoft && /[.!?\n]$/.test(this.tail)) return 'budget-soft';
    // The line break before the tag belongs to the thought.
    const lineBreak = inLine.length - onNewLine.length;
    return this.count + lineBreak >= budget.tokens ? 'budget-hard' : undefined;
  }

  private follow(text: string): void {
    this.mayLook = false;
    if (this.state === 'closed') return;
    const all = this.tail + text;
    if (this.state === 'unopened') this.followBefore(all);
    else this.followInside(all);
  }

  private followBefore(all: string): void {
    this.tail = all;
    const begun = all.trimStart();
    if (begun.startsWith(OPEN)) {
      this.state = 'open';
      this.followInside(begun.slice(OPEN.length));
      this.count = 0;
    } else if (!OPEN.startsWith(begun)) {
      this.state = 'closed';
    }
  }

  private followInside(all: string): void {
    const close = all.indexOf(CLOSE);
    if (close >= 0) {
      this.state = 'closed';
      if (this.forced.length === 0 && all.length === close + CLOSE.length)
        this.forced = this.rules.separator;
      return;
    }
    this.tail = all.slice(-CLOSE.length);
    this.count++;
    if (all.endsWith('\n\n') && this.count - this.lookedAt >= LOOK_INTERVAL) {
      this.lookedAt = this.count;
      this.mayLook = true;
    }
  }
}
