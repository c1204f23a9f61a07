import type { InputError } from '#base/result.ts';

/** `“E” at character 5`, to begin a sentence; what cannot be seen is named. */
export function characterAt(text: string, position: number): string {
  const char = String.fromCodePoint(text.codePointAt(position) ?? 0xfffd);
  return `${shown(char)} at character ${position + 1}`;
}

function shown(char: string): string {
  if (char === ' ') return 'The space';
  if (char === '\n' || char === '\r') return 'The line break';
  if (!/[\p{C}\p{Z}]/u.test(char)) return `“${char}”`;
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
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
    cure: `Leave out ${grouped(count - most)} of them.`,
  };
}

/** `249`, `10,000`. */
export function grouped(count: number): string {
  return count.toLocaleString('en');
}
