import type { AnswerConstraint, ConstraintState } from '../answers/answer-constraint.ts';
import type { TextCodec } from '../text/tokenizer.ts';
import type { BeamRule } from './beam-search.ts';

const CLOSE = '</think>';

/** Where a beam is: in its thought, in what stands between, or in its answer. */
export type FormPlace =
  | { readonly kind: 'thought'; readonly tail: string }
  | { readonly kind: 'between'; readonly left: readonly number[] }
  | { readonly kind: 'answer'; readonly state: ConstraintState };

export interface BeamForm {
  readonly constraint: AnswerConstraint;
  readonly codec: TextCodec;
  readonly vocabulary: number;
  /** Whether each beam begins inside an open thought. */
  readonly isThinking: boolean;
  /** Written behind the closing tag of a thought. */
  readonly separator: readonly number[];
}

/** Leaves the open thought of each beam free and keeps its answer in the form. */
export function formOfBeams({
  constraint,
  codec,
  vocabulary,
  isThinking,
  separator,
}: BeamForm): BeamRule<FormPlace> {
  const masks = new Map(separator.map((id) => [id, onlyToken(id, vocabulary)]));
  const behind = (left: readonly number[]): FormPlace =>
    left.length > 0 ? { kind: 'between', left } : { kind: 'answer', state: constraint.start };
  return {
    start: isThinking ? { kind: 'thought', tail: '' } : behind([]),
    allowed: (place) => {
      if (place.kind === 'thought') return undefined;
      if (place.kind === 'answer') return constraint.allowed(place.state);
      return masks.get(place.left[0] ?? -1);
    },
    next: (place, id) => {
      if (place.kind === 'between') return behind(place.left.slice(1));
      if (place.kind === 'answer')
        return { kind: 'answer', state: constraint.next(place.state, id) };
      const text = place.tail + codec.textOf(id);
      if (!text.includes(CLOSE)) return { kind: 'thought', tail: text.slice(-CLOSE.length) };
      return behind(text.endsWith(CLOSE) ? separator : []);
    },
  };
}

function onlyToken(id: number, vocabulary: number): Uint32Array {
  const mask = new Uint32Array(Math.ceil(vocabulary / 32));
  mask[id >> 5] = 1 << (id & 31);
  return mask;
}
