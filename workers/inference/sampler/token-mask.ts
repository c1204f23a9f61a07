import type { FormState } from '#science/answer-form/form-state.ts';
import type { TokenTexts } from '../text/token-texts.ts';

/**
 * Bits of the tokens whose text may follow: bit `id & 31` of word `id >> 5`. Where all texts of the
 * form are `ascii`, 16,000 other characters that Qwen3's tokens begin with need no look.
 */
export function maskAfter(
  state: FormState,
  tokens: TokenTexts,
  vocabulary: number,
  characters: 'ascii' | 'all',
): Uint32Array {
  const mask = new Uint32Array(Math.ceil(vocabulary / 32));
  const { texts, ids, common } = tokens;
  // After each accepted beginning of the text walked last.
  const reached: FormState[] = [state];
  const count = characters === 'ascii' ? tokens.asciiCount : texts.length;
  for (let index = 0; index < count; index++) {
    const shared = common[index] ?? 0;
    // It shares the character at which the text before it left the form.
    if (shared >= reached.length) continue;
    reached.length = shared + 1;
    if (walk(reached, texts[index] ?? '')) setBit(mask, ids[index] ?? 0);
  }
  return mask;
}

/** Goes on from the last state reached as far as the text allows; whether that is to its end. */
function walk(reached: FormState[], text: string): boolean {
  let state = reached.at(-1);
  while (state && reached.length <= text.length) {
    state = state.after(text.charAt(reached.length - 1));
    if (state) reached.push(state);
  }
  return state !== undefined;
}

export function setBit(mask: Uint32Array, id: number): void {
  mask[id >> 5] = (mask[id >> 5] ?? 0) | (1 << (id & 31));
}

export function hasBit(mask: Uint32Array, id: number): boolean {
  return (((mask[id >> 5] ?? 0) >>> (id & 31)) & 1) === 1;
}
