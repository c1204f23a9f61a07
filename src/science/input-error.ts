import type { InputError } from '#base/result.ts';

/** `“E” at character 5`; what cannot be seen is named by its code point. */
export function characterAt(text: string, position: number): string {
  const codePoint = text.codePointAt(position) ?? 0xfffd;
  const char = String.fromCodePoint(codePoint);
  const hex = codePoint.toString(16).toUpperCase().padStart(4, '0');
  const shown = /[\p{C}\p{Z}]/u.test(char) ? `U+${hex}` : `“${char}”`;
  return `${shown} at character ${position + 1}`;
}

/** The beginning of a text that may be long, white space made single. */
export function clip(text: string, longest = 30): string {
  const short = [...text.slice(0, longest * 2)].slice(0, longest).join('');
  return (short === text ? text : `${short}…`).replace(/\s+/g, ' ');
}

/** For a text with more than `most` of something; `unit` is its plural. */
export function tooLong(count: number, most: number, unit: string, position: number): InputError {
  return {
    message: `It has ${grouped(count)} ${unit}; at most ${grouped(most)} are read.`,
    position,
    cure: `Shorten it by ${grouped(count - most)} ${unit}.`,
  };
}

/** `249`, `10,000`. */
export function grouped(count: number): string {
  return count.toLocaleString('en');
}
