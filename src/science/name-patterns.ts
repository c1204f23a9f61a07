/** Words with which systematic names end, locants between their parts aside. */
const ENDING =
  /(?:ane|ene|yne|anol|enol|diol|triol|[ea]nal|one|amine|imine|amide|imide|nitrile|oate|ate|ite|ide|ium|idine|azine|azole|aline|oline|ole|furan|pyran|phenol|ether|thiol|benzene|acid|anhydride|oxy|yl)$/i;
/** A number or Greek letter with a hyphen before or after a part of the name. */
const LOCANT =
  /(?:^|[-([{,])(?:\d+[a-z']*(?:,\d+[a-z']*)*|[NOSRE]|alpha|beta)-|-\d+-|\(\d*[RSEZ]\)-/;
/** Words that chemistry puts before another word of a name. */
const FIRST_WORD = /(?:yl|ium|ic|oate|ous|ane|amine|ine|one|ole)$/i;
const MOST_WORDS = 4;
const MOST_CHARACTERS = 2000;

/** Whether a text of one line reads like a systematic name: locants, or the endings of one. */
export function looksLikeName(text: string): boolean {
  if (text.length > MOST_CHARACTERS) return false;
  const words = text.trim().split(/\s+/);
  const last = words.at(-1) ?? '';
  if (words.length > MOST_WORDS || /[?!]|[a-z][.:;]$/i.test(last)) return false;
  const isEnding = ENDING.test(last.replace(/[)\]}\d'-]+$/, ''));
  if (words.length > 1) return isEnding && words.some((word) => FIRST_WORD.test(word));
  const hasManyParts = LOCANT.test(last) && last.split('-').length > 3;
  return hasManyParts || (isEnding && last.length >= 5);
}
