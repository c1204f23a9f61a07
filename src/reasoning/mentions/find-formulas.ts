import { elementOfName, elementOfSymbol } from '#science/elements.ts';
import { type Formula, formatHill, parseFormula } from '#science/formula.ts';
import type { Mention, Target } from '../mention.ts';
import type { KnownMaterial, KnownThings } from './mention-context.ts';

const RUN = /(?<![\p{L}\p{N}@=#\])-])(?:[A-Z]|\((?=[A-Z])|\[(?=[A-Z]))[A-Za-z0-9()[\]₀-₉·+⁺⁻^-]*/gu;
/** One element with a number that is a substance, not an atom or a count. */
const ELEMENTAL = /^(?:[HNOF]2|Cl2|Br2|I2|O3|S8|P4|C60|C70|H3\+)$/;
/** Without a number: a metal or hydrogen first, then nothing twice, at the end what takes electrons. */
const FIRST = /^(?:[A-Z][a-z]|H|K)$/;
const LAST = /^(?:O|S|Se|Te|N|P|As|Sb|F|Cl|Br|I|H|C|Si|Ge)$/;
const WORDS = new Set(['HeLa', 'BiP', 'HoPe', 'CoN', 'CoP', 'NoC', 'InC', 'AsI']);
/** Cells, proteins, viruses and genes that could be read as formulas. */
const NAMES =
  /^(?:PI3K|SHP2|U2OS|C[BKP]\d+|CYP\d.*|H\dN\d|NF\d|HO\d|HIF\d|COS\d|SOS\d|FOS\d|PKC\d?)$/;
const ELEMENT_WORD = /(?<![\p{L}\p{N}-])(\p{L}[a-z]{2,12})(?![\p{L}\p{N}(])/gu;
const BARE_SYMBOL =
  /(?<![\p{L}\p{N}-])([A-Z][a-z]?)(?=[\s-](?:atoms?|ions?|cations?|anions?|sites?|sublattice|layers?|centers?|centres?)(?!\p{L}))/gu;

/** In characters; what is longer is a SMILES or a sequence. */
const LONGEST = 80;

/** Formulas of substances, and the elements of a material by symbol or name. */
export function findFormulas(text: string, { materials }: KnownThings): readonly Mention[] {
  const formulas = [...text.matchAll(RUN)].flatMap(({ 0: run, index }) => {
    if (run.length > LONGEST) return [];
    const { offset, word } = withoutPunctuation(run);
    const formula = readFormula(word, materials);
    return formula ? [formulaMention(index + offset, word, formula, materials)] : [];
  });
  return materials.length === 0 ? formulas : [...formulas, ...elements(text, materials)];
}

/** Without dashes at the end, and the parentheses of the sentence: `(NaCl)`, but `(NH4)2SO4`. */
function withoutPunctuation(run: string): { readonly offset: number; readonly word: string } {
  let word = run.replace(/[-^·]+$/, '');
  while (/[)\]]$/.test(word) && countOf(word, /[)\]]/g) > countOf(word, /[([]/g)) {
    word = word.slice(0, -1);
  }
  const isWrapped = /^\([^()]*\)$/.test(word);
  return isWrapped ? { offset: 1, word: word.slice(1, -1) } : { offset: 0, word };
}

function countOf(word: string, pattern: RegExp): number {
  return word.match(pattern)?.length ?? 0;
}

function readFormula(word: string, materials: readonly KnownMaterial[]): Formula | undefined {
  if (word.length < 2 || isName(word)) return undefined;
  const parsed = parseFormula(word);
  if (!parsed.ok || parsed.value.counts.has('*')) return undefined;
  const symbols = [...parsed.value.counts.keys()];
  if (!hasNumber(word)) return isNumberless(word, symbols) ? parsed.value : undefined;
  if (symbols.length > 1) return isLikely(word, parsed.value) ? parsed.value : undefined;
  const isOfMaterial = materials.some((each) => each.symbols.includes(word.replace(/\d+$/, '')));
  return ELEMENTAL.test(word) || isOfMaterial ? parsed.value : undefined;
}

function hasNumber(word: string): boolean {
  return /[A-Za-z)\]][\d₀-₉]/.test(word);
}

/** Nobody writes a one or a zero in front, nor deuterium, of a substance: H1N1, NCT0123, CD4. */
function isName(word: string): boolean {
  return (
    NAMES.test(word) ||
    /[A-Za-z)\]](?:[1₁](?![\d₀-₉])|[0₀])/.test(word) ||
    (/[DT](?![a-z])/.test(word) && !/^(?:D2O|CDCl3|CD3OD|CD2Cl2)$/.test(word))
  );
}

/** NaCl and GaAs, but not HeLa, PCa and RhD; one capital each would be an acronym. */
function isNumberless(word: string, symbols: readonly string[]): boolean {
  const written = word.match(/[A-Z][a-z]?/g) ?? [];
  return (
    /[a-z]/.test(word) &&
    !WORDS.has(word) &&
    written.length === symbols.length &&
    written.length > 1 &&
    FIRST.test(written[0] ?? '') &&
    LAST.test(written.at(-1) ?? '')
  );
}

/** What has one capital each and rare elements, or dozens of atoms and no carbon, is a name. */
function isLikely(word: string, { counts, charge }: Formula): boolean {
  const isCapitals = !/[a-z₀-₉]/.test(word);
  if (isCapitals && /[UVWYKB]/.test(word) && !/[OHFN]\d/.test(word)) return false;
  if (!counts.has('C') && isCapitals && Math.max(...counts.values()) > 30) return false;
  return Math.abs(charge) <= 6;
}

function formulaMention(
  start: number,
  word: string,
  formula: Formula,
  materials: readonly KnownMaterial[],
): Mention {
  const symbols = [...formula.counts.keys()];
  const atoms = [...formula.counts.values()].reduce((sum, count) => sum + count, 0);
  const targets = materials
    .filter((material) => symbols.every((symbol) => material.symbols.includes(symbol)))
    .map(({ id }): Target => ({ kind: 'elements', subject: id, symbols }));
  const label = `Formula ${formatHill(formula)}, ${atoms === 1 ? '1 atom' : `${atoms} atoms`}`;
  return { kind: 'formula', start, end: start + word.length, label, targets };
}

function elements(text: string, materials: readonly KnownMaterial[]): readonly Mention[] {
  const named = [...text.matchAll(ELEMENT_WORD)].map(({ 1: word = '', index }) => ({
    start: index,
    end: index + word.length,
    element: elementOfName(word),
  }));
  const bare = [...text.matchAll(BARE_SYMBOL)].map(({ 1: word = '', index }) => ({
    start: index,
    end: index + word.length,
    element: elementOfSymbol(word),
  }));
  return [...named, ...bare].flatMap(({ start, end, element }) => {
    const holders = element && materials.filter(({ symbols }) => symbols.includes(element.symbol));
    if (!element || !holders || holders.length === 0) return [];
    const targets = holders.map(
      ({ id }): Target => ({ kind: 'elements', subject: id, symbols: [element.symbol] }),
    );
    const where = holders.map((holder) => holder.where).join(', ');
    return [{ kind: 'formula', start, end, label: `The ${element.name} of ${where}`, targets }];
  });
}
