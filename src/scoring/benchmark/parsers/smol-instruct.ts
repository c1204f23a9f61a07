import { withoutBetween } from '#tasks/readers/between-marks.ts';
import { anyPhrase } from '#tasks/readers/reading.ts';
import { withoutClosedThoughts } from './remove-thoughts.ts';

/**
 * What SMolInstruct's parser takes from its tags: from the first opening one to the first closing one
 * anywhere in the text, trimmed. Empty where a tag is missing or the closing one stands first.
 */
function tagged(text: string, tag: string): string {
  const open = text.indexOf(`<${tag}>`);
  const close = text.indexOf(`</${tag}>`);
  return open < 0 || close < 0 ? '' : text.slice(open + tag.length + 2, close).trim();
}

/** A SMILES between its tags; semicolons become dots. There is no fallback. */
export function readSmolSmiles(reply: string): string | undefined {
  return tagged(withoutClosedThoughts(reply), 'SMILES').replaceAll(';', '.') || undefined;
}

/** A name between its tags; there is no fallback. */
export function readSmolIupac(reply: string): string | undefined {
  return tagged(withoutClosedThoughts(reply), 'IUPAC') || undefined;
}

/** Everything but closed thoughts and two leftovers of a tokenizer. */
export function readSmolCaption(reply: string): string | undefined {
  return (
    withoutClosedThoughts(reply)
      .replaceAll(/<unk>|<\/s>/g, '')
      .trim() || undefined
  );
}

/** Yes or no between its tags, else the last of the words yes, true, no and false. */
export function readSmolBoolean(reply: string): boolean | undefined {
  const text = withoutClosedThoughts(reply);
  const inTags = tagged(text, 'BOOLEAN').toLowerCase();
  if (inTags !== '') return inTags === 'yes' ? true : inTags === 'no' ? false : undefined;
  const word = text.match(VERDICT_WORD)?.at(-1)?.toLowerCase();
  return word === undefined ? undefined : word === 'yes' || word === 'true';
}

const VERDICT_WORD = new RegExp(anyPhrase(['yes', 'true', 'no', 'false']), 'giu');

/** Between its tags, else the last number outside of SMILES tags; exponents are not read. */
export function readSmolNumber(reply: string): number | undefined {
  const text = withoutClosedThoughts(reply);
  const outside = withoutBetween(text, '<SMILES>', '</SMILES>');
  const found = tagged(text, 'NUMBER') || outside.match(/-?(?:\d*\.\d+|\d+)/g)?.at(-1);
  if (found === undefined) return undefined;
  const value = Number(found);
  return Number.isFinite(value) ? value : undefined;
}

const ATOM = String.raw`[A-Z][a-z]?\d*`;
const ROUND = String.raw`\([^)]+\)\d*`;
const SQUARE = String.raw`\[[^\]]+\]\d*`;

/** An atom, perhaps behind or before a bracket; then atoms and groups, signs, and hydrates. */
function formulaWith(...groups: readonly string[]): RegExp {
  const pattern = [
    String.raw`[[(]?${ATOM}(?:\([A-Za-z0-9]+\)\d*)?[\])]?`,
    `(?:${[ATOM, ...groups].join('|')})*`,
    String.raw`[+-]{0,2}(?:·\d*${ATOM})*`,
  ].join('');
  return new RegExp(pattern, 'g');
}

const FORMULAS = {
  both: formulaWith(ROUND, SQUARE),
  round: formulaWith(ROUND),
  square: formulaWith(SQUARE),
  none: formulaWith(),
} as const;

function formulaOf(hasRound: boolean, hasSquare: boolean): RegExp {
  if (hasRound) return hasSquare ? FORMULAS.both : FORMULAS.round;
  return hasSquare ? FORMULAS.square : FORMULAS.none;
}

/** Groups are looked for only where a bracket still closes, so that a text of opened ones is read once. */
function lastFormula(text: string): string | undefined {
  const [lastRound, lastSquare] = [text.lastIndexOf(')'), text.lastIndexOf(']')];
  let last: string | undefined;
  for (let from = 0; ; ) {
    const pattern = formulaOf(from < lastRound, from < lastSquare);
    pattern.lastIndex = from;
    const found = pattern.exec(text)?.[0];
    if (found === undefined) return last;
    last = found;
    from = pattern.lastIndex;
  }
}

/** Between its tags, else the last word that looks like a formula, which "I" and "It" do as well. */
export function readSmolFormula(reply: string): string | undefined {
  const text = withoutClosedThoughts(reply);
  return tagged(text, 'MOLFORMULA') || lastFormula(text);
}
