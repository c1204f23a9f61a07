import { assert, definitely } from '#base/assert.ts';
import { beginAnswer } from '#science/answer-form/begin-answer.ts';
import { afterText, type FormState } from '#science/answer-form/form-state.ts';
import type { AnswerForm } from '#science/answer-form.ts';
import { hasBit, maskAfter, setBit } from '../sampler/token-mask.ts';
import { tokenTextsOf } from '../text/token-texts.ts';
import type { TextCodec } from '../text/tokenizer.ts';

export type ConstraintState = FormState;

/** Keeps an answer in a form, token by token. Pure, so samples and beams share one. */
export interface AnswerConstraint {
  readonly start: ConstraintState;
  /**
   * The tokens that may come, bit `id & 31` of word `id >> 5`; never none, and stop tokens only where
   * the form may end. Computed once for each state that differs; must not be changed.
   */
  allowed(state: ConstraintState): Uint32Array;
  /** Throws for a token that is not allowed; a stop token leaves the state as it is. */
  next(state: ConstraintState, id: number): ConstraintState;
  /** Whether nothing but a stop token may follow. */
  isComplete(state: ConstraintState): boolean;
  /** Of a closed list short enough to be scored: the tokens of the answer with each option. */
  readonly choices?: readonly ScoredChoice[];
}

export interface ScoredChoice {
  readonly option: string;
  readonly ids: readonly number[];
}

/** Longer lists would take longer to score than the answer to write. */
const MOST_SCORED_OPTIONS = 32;
/** 19 KB each with Qwen3's vocabulary. */
const MOST_KEPT_MASKS = 512;

/** `vocabulary` is the length of a row of logits; tokens that split a character are never allowed. */
export function compileConstraint(
  form: AnswerForm,
  codec: TextCodec,
  vocabulary: number,
  stopTokens: ReadonlySet<number>,
): AnswerConstraint {
  const masks = new Map<string, Mask>();
  const characters = /^[ -~]*$/.test(JSON.stringify(form)) ? 'ascii' : 'all';
  const maskOf = (state: ConstraintState): Mask => {
    const kept = masks.get(state.key);
    if (kept) return kept;
    const mask = createMask(
      maskAfter(state, tokenTextsOf(codec, vocabulary), vocabulary, characters),
      state,
      stopTokens,
    );
    const [oldest] = masks.keys();
    if (masks.size >= MOST_KEPT_MASKS && oldest !== undefined) masks.delete(oldest);
    masks.set(state.key, mask);
    return mask;
  };
  return {
    start: beginAnswer(form),
    allowed: (state) => maskOf(state).bits,
    isComplete: (state) => maskOf(state).isComplete,
    next: (state, id) => {
      assert(hasBit(maskOf(state).bits, id), `token ${id} is allowed in the answer`);
      if (stopTokens.has(id)) return state;
      return definitely(afterText(state, codec.textOf(id)), `state after token ${id}`);
    },
    ...scoredChoices(form, codec),
  };
}

interface Mask {
  readonly bits: Uint32Array;
  readonly isComplete: boolean;
}

/** Adds what stop tokens ask to the bits of the texts, which it changes. */
function createMask(
  bits: Uint32Array,
  state: ConstraintState,
  stopTokens: ReadonlySet<number>,
): Mask {
  for (const id of stopTokens) bits[id >> 5] = (bits[id >> 5] ?? 0) & ~(1 << (id & 31));
  const isComplete = bits.every((word) => word === 0);
  assert(state.mayEnd || !isComplete, `some token goes on behind ${state.key}`);
  if (state.mayEnd) for (const id of stopTokens) setBit(bits, id);
  return { bits, isComplete };
}

function scoredChoices(
  form: AnswerForm,
  codec: TextCodec,
): { readonly choices?: readonly ScoredChoice[] } {
  if (form.kind !== 'choice' || form.options.length > MOST_SCORED_OPTIONS) return {};
  const [before, after] = form.around ?? ['', ''];
  return {
    choices: form.options.map((option) => ({
      option,
      ids: codec.encode(before + option + after),
    })),
  };
}
