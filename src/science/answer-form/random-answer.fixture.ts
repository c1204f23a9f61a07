import { definitely } from '#base/assert.ts';
import type { FormState } from './form-state.ts';

const CHARACTERS = Array.from({ length: 0x7f - 0x20 }, (_, index) =>
  String.fromCharCode(0x20 + index),
);
/** In a SMILES they open what would have to be closed again. */
const OPENING = '[(-=#$:/\\~';

/** The printable ASCII characters that may follow. */
export function following(state: FormState): readonly string[] {
  return CHARACTERS.filter((character) => state.after(character));
}

/**
 * A text of the form, one allowed character after another as `choose` says, from 0 inclusive to the
 * given count exclusive; after `length` characters by the nearest way to an end.
 */
export function randomAnswer(
  start: FormState,
  length: number,
  choose: (count: number) => number,
): string {
  let state = start;
  let text = '';
  while (text.length < length) {
    const characters = following(state);
    const choice = choose(characters.length + (state.mayEnd ? 1 : 0));
    const character = characters[choice];
    if (character === undefined) return text;
    text += character;
    state = definitely(state.after(character), `state after ${text}`);
  }
  return text + anEnd(state);
}

/** Beginnings that a search for an end follows side by side. */
const BEAMS = 24;
const LONGEST_END = 500;

interface Beginning {
  readonly text: string;
  readonly state: FormState;
}

/**
 * A text that ends the form from here, found by following those ways on which the least is open,
 * which the length of the key tells. Throws where it finds none.
 */
export function anEnd(start: FormState): string {
  let beams: readonly Beginning[] = [{ text: '', state: start }];
  const known = new Set([start.key]);
  for (let length = 0; length < LONGEST_END && beams.length > 0; length++) {
    const ended = beams.find(({ state }) => state.mayEnd);
    if (ended) return ended.text;
    beams = beams
      .flatMap(longerBy)
      .filter(({ state }) => !known.has(state.key) && known.add(state.key))
      .sort((a, b) => openness(a) - openness(b))
      .slice(0, BEAMS);
  }
  throw new Error(`No end was found from ${start.key}`);
}

function longerBy({ text, state }: Beginning): Beginning[] {
  const characters = following(state);
  const closing = characters.filter((character) => !OPENING.includes(character));
  return (closing.length > 0 ? closing : characters).map((character) => ({
    text: text + character,
    state: definitely(state.after(character), `state after ${character}`),
  }));
}

/** Of the ways in which the text can be read, the one furthest on counts. */
function openness({ state }: Beginning): number {
  if (state.mayEnd) return 0;
  return Math.min(...state.key.split('|').map((way) => way.length));
}
