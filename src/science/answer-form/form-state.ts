/** Where a text stands in a form. Immutable; the form itself is the state of the empty text. */
export interface FormState {
  /**
   * States of one form with the same key accept the same next `FORESIGHT` characters. Made when it
   * is asked for: a mask passes thousands of states whose key nobody needs.
   */
  readonly key: string;
  /** Whether the text may end here. */
  readonly mayEnd: boolean;
  /** The state after one more UTF-16 unit; undefined where no text of the form goes on with it. */
  after(character: string): FormState | undefined;
}

/** Characters that a key looks ahead: a longest length shows in it only when it is this near. */
export const FORESIGHT = 32;

/** The state after a whole text; undefined where it leaves the form. */
export function afterText(state: FormState, text: string): FormState | undefined {
  let reached: FormState | undefined = state;
  for (let at = 0; at < text.length && reached; at++) reached = reached.after(text.charAt(at));
  return reached;
}

/** Nothing but this text. */
export function exactly(text: string, at = 0): FormState {
  return {
    get key() {
      return String(at);
    },
    mayEnd: at === text.length,
    after: (character) => (text[at] === character ? exactly(text, at + 1) : undefined),
  };
}

/** One of the texts. */
export function oneOf(texts: readonly string[]): FormState {
  return oneOfBeginning(
    texts.map((text, index) => ({ text, index })),
    0,
  );
}

interface Candidate {
  readonly text: string;
  readonly index: number;
}

function oneOfBeginning(candidates: readonly Candidate[], length: number): FormState {
  // Sorted once, when first asked: a mask asks for thousands of characters.
  let byNext: ReadonlyMap<string | undefined, readonly Candidate[]> | undefined;
  return {
    get key() {
      // The first text that begins so, and how far: together they say what was written.
      return `${candidates[0]?.index ?? '-'}.${length}`;
    },
    mayEnd: candidates.some(({ text }) => text.length === length),
    after: (character) => {
      byNext ??= groupedByNext(candidates, length);
      const left = byNext.get(character);
      return left && oneOfBeginning(left, length + 1);
    },
  };
}

function groupedByNext(candidates: readonly Candidate[], length: number) {
  const groups = new Map<string | undefined, Candidate[]>();
  for (const candidate of candidates) {
    const next = candidate.text[length];
    const group = groups.get(next);
    if (group) group.push(candidate);
    else groups.set(next, [candidate]);
  }
  return groups;
}

/** A text of any of the forms. */
export function either(forms: readonly FormState[]): FormState {
  return anyOf(forms.map((state, part) => ({ state, part })));
}

/** A text of the first form, then one of the second, and so on. */
export function inThisOrder(forms: readonly FormState[]): FormState {
  const [first] = forms;
  return first ? inOrder(forms, ways(forms, 0, first)) : exactly('');
}

/** One way of reading a text: in which of the forms it stands, and where in it. */
interface Way {
  readonly part: number;
  readonly state: FormState;
}

function anyOf(open: readonly Way[]): FormState {
  return {
    get key() {
      return keyOf(open);
    },
    mayEnd: open.some(({ state }) => state.mayEnd),
    after: (character) => {
      const left = open.flatMap(({ part, state }) => {
        const after = state.after(character);
        return after ? [{ part, state: after }] : [];
      });
      return left.length > 0 ? anyOf(left) : undefined;
    },
  };
}

function inOrder(forms: readonly FormState[], open: readonly Way[]): FormState {
  return {
    get key() {
      return keyOf(open);
    },
    mayEnd: open.some(({ part, state }) => part === forms.length - 1 && state.mayEnd),
    after: (character) => {
      let left: readonly Way[] | undefined;
      for (const { part, state } of open) {
        const after = state.after(character);
        const further = after && ways(forms, part, after);
        if (further) left = left ? [...left, ...further] : further;
      }
      return left && inOrder(forms, left);
    },
  };
}

/** Where a form may end, the next one may begin as well. */
function ways(forms: readonly FormState[], part: number, state: FormState): Way[] {
  const next = forms[part + 1];
  const here = { part, state };
  return next && state.mayEnd ? [here, ...ways(forms, part + 1, next)] : [here];
}

function keyOf(open: readonly Way[]): string {
  return open.map(({ part, state }) => `${part}(${state.key})`).join('|');
}
