import { elementOfName, elementOfSymbol } from '#science/elements.ts';
import { type Formula, formatHill, parseFormula } from '#science/formula.ts';
import type { Mention, Target } from '../mention.ts';
import type { KnownMaterial, KnownThings } from './mention-context.ts';

const RUN = /(?<![\p{L}\p{N}@=#\])-])(?:[A-Z]|\((?=[A-Z])|\[(?=[A-Z]))[A-Za-z0-9()[\]₀-₉·+⁺⁻^-]*/gu;
/** One element with a number that is a substance, not an atom or a count. */
const ELEMENTAL = /^(?:[HNOF]2|Cl2|Br2|I2|O3|S8|P4|C60|C70|H3\+|D2)$/;
/** Of small letters and capitals, but no substances. */
const WORDS = new Set(['HeLa', 'CoV', 'NaN', 'CoIn', 'BiP', 'PaSe', 'InCoPo', 'NoSe', 'HoPe']);
/** Cells, proteins, viruses and genes that could be read as formulas. */
const NAMES =
  /^(?:PI3K|SHP2|U2OS|C[BKPY]\d+|CYP\d.*|H\dN\d|NF\d|HO\d|HIF\d|COS\d|SOS\d|FOS\d|PKC\d?)$/;
const ELEMENT_WORD = /(?<![\p{L}\p{N}-])(\p{L}[a-z]{2,12})(?![\p{L}\p{N}(])/gu;
const BARE_SYMBOL =
  /(?<![\p{L}\p{N}-])([A-Z][a-z]?)(?=[\s-](?:atoms?|ions?|cations?|anions?|sites?|sublattice|layers?|centers?|centres?)(?!\p{L}))/gu;

/** In characters; what is longer is a SMILES or a sequence. */
const LONGEST = 80;

/** Formulas of substances, and the elements of a material by symbol or name. */
export function findFormulas(text: string, { materials }: KnownThings): readonly Mention[] {
  const formulas = [...text.matchAll(RUN)].flatMap(({ 0: run, index }) => {
    if (run.length > LONGEST) return [];
    const word = withoutEnd(run);
    const formula = readFormula(word, materials);
    return formula ? [formulaMention(index, word, formula, materials)] : [];
  });
  return materials.length === 0 ? formulas : [...formulas, ...elements(text, materials)];
}

function withoutEnd(run: string): string {
  let word = run.replace(/[-^·]+$/, '');
  while (/[)\]]$/.test(word) && countOf(word, /[)\]]/g) > countOf(word, /[([]/g)) {
    word = word.slice(0, -1);
  }
  return word;
}

function countOf(word: string, pattern: RegExp): number {
  return word.match(pattern)?.length ?? 0;
}

function readFormula(word: string, materials: readonly KnownMaterial[]): Formula | undefined {
  if (word.length < 2 || WORDS.has(word) || NAMES.test(word)) return undefined;
  // A formula of one letter each would be an acronym; nobody writes H1N1 of a substance.
  const hasNumber = /[\d₀-₉]/.test(word);
  if (!hasNumber && !/[a-z]/.test(word)) return undefined;
  if (/[A-Za-z)\]][1₁](?![\d₀-₉])/.test(word)) return undefined;
  const parsed = parseFormula(word);
  if (!parsed.ok) return undefined;
  const symbols = [...parsed.value.counts.keys()];
  if (symbols.includes('*')) return undefined;
  if (symbols.length > 1) return parsed.value;
  const isOfMaterial =
    hasNumber && materials.some((each) => each.symbols.includes(word.replace(/\d+$/, '')));
  return ELEMENTAL.test(word) || isOfMaterial ? parsed.value : undefined;
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
