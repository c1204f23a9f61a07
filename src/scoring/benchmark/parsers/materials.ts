/** The text of the first pair of material tags, trimmed, thoughts included; empty where there is none. */
export function readMaterialText(reply: string): string {
  const open = /<material>/i.exec(reply);
  const rest = open ? reply.slice(open.index + open[0].length) : '';
  const end = rest.search(/<\/material>/i);
  return end < 0 ? '' : rest.slice(0, end).trim();
}

const SYMBOLS = '([A-Z][a-z]?(?: [A-Z][a-z]?)*)';
const FREE = new RegExp(String.raw`^${SYMBOLS}\s*[<⟨]sg[>⟩]\s*[<⟨]sg\d+[>⟩]`);
const ASKED_FOR = new RegExp(String.raw`^${SYMBOLS}\s*(?:<sg>\s*)?<sg\d+>`);

/**
 * Symbols parted by single spaces, then `<sg>` and `<sg225>`, at the start of the text. Neither the
 * symbols nor the number of the group are looked up.
 */
export function readFreeAtoms(text: string): readonly string[] | undefined {
  return FREE.exec(text)?.[1]?.split(' ');
}

/** The same where a composition or a bulk modulus was asked for: `<sg>` may be missing. */
export function readAskedAtoms(text: string): readonly string[] | undefined {
  return ASKED_FOR.exec(text)?.[1]?.split(' ');
}

const PHRASES =
  'composed of|that has|characterized by|with the composition|based on|featuring|whose makeup is';
const REQUEST = new RegExp(String.raw`(?:${PHRASES})\s+([^\n]*?)(?:[.。\n]|$)`, 'i');

/**
 * The elements between a phrase such as "composed of" and the end of the sentence, else every
 * capital with or without a small letter. "F and In … composed of them." so asks for nothing.
 */
export function readRequestedElements(prompt: string): readonly string[] {
  const listed = REQUEST.exec(prompt)?.[1];
  if (listed === undefined) return prompt.match(SYMBOL) ?? [];
  return listed.split(/[,\s]+/).filter((word) => /^[A-Z][a-z]?$/.test(word));
}

/** Symbols outside of angle brackets. */
export function readAnsweredElements(text: string): ReadonlySet<string> {
  const end = text.lastIndexOf('>') + 1;
  const outside = `${text.slice(0, end).replaceAll(/<[^>]+>/g, ' ')}${text.slice(end)}`;
  return new Set(outside.match(SYMBOL) ?? []);
}

const SYMBOL = /\b[A-Z][a-z]?\b/g;
