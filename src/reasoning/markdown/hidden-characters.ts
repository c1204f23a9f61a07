import type { TextPiece } from './markdown-tree.ts';

/** A piece of text that is shown as it is, or a character that would act without being seen. */
export type ShownPiece =
  | ({ readonly kind: 'text' } & TextPiece)
  | {
      readonly kind: 'hidden';
      /** Such as `U+202E`. */
      readonly code: string;
      readonly name: string;
      readonly start: number;
    };

/** What turns the direction of text, has no width, or controls a terminal; tags and fillers too. */
const hidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]|\u034f/gu;

const names: Readonly<Record<number, string>> = {
  173: 'soft hyphen',
  1564: 'Arabic letter mark',
  8203: 'zero-width space',
  8204: 'zero-width non-joiner',
  8205: 'zero-width joiner',
  8206: 'left-to-right mark',
  8207: 'right-to-left mark',
  8232: 'line separator',
  8233: 'paragraph separator',
  8234: 'left-to-right embedding',
  8235: 'right-to-left embedding',
  8236: 'end of a direction',
  8237: 'left-to-right override',
  8238: 'right-to-left override',
  8288: 'word joiner',
  8294: 'left-to-right isolate',
  8295: 'right-to-left isolate',
  8296: 'first strong isolate',
  8297: 'end of an isolate',
  65279: 'byte order mark',
};

/** Takes hidden characters out of a text, so that they are shown and not obeyed. */
export function showHidden({ text, start }: TextPiece): readonly ShownPiece[] {
  const pieces: ShownPiece[] = [];
  let at = 0;
  for (const { index, 0: letter } of text.matchAll(hidden)) {
    if (isPartOfEmoji(text, index, letter)) continue;
    if (index > at) pieces.push({ kind: 'text', text: text.slice(at, index), start: start + at });
    pieces.push({ kind: 'hidden', ...nameOf(letter), start: start + index });
    at = index + letter.length;
  }
  if (at < text.length) pieces.push({ kind: 'text', text: text.slice(at), start: start + at });
  return pieces;
}

function isPartOfEmoji(text: string, index: number, letter: string): boolean {
  return (
    letter === '\u200d' &&
    /\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]*$/u.test(
      text.slice(Math.max(0, index - 6), index),
    ) &&
    /^\p{Extended_Pictographic}/u.test(text.slice(index + 1, index + 3))
  );
}

function nameOf(letter: string): { readonly code: string; readonly name: string } {
  const point = letter.codePointAt(0) ?? 0;
  const code = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
  return { code, name: names[point] ?? 'invisible character' };
}
