import { formatHill, parseFormula } from '#science/formula.ts';
import { greatestCommonDivisor } from '#science/greatest-common-divisor.ts';
import type { Answer, Triple } from '#tasks/answer.ts';

/** RDKit's canonical SMILES; undefined where it reads none or does not run. */
export type CanonicalSmiles = (smiles: string) => Promise<string | undefined>;

/**
 * Answers with the same key are the same in every respect that matters: molecules by canonical
 * SMILES, formulas in Hill order, lists and triples without order, materials by reduced composition
 * and space group, words without case. The key of numbers says what they measure, not their value.
 */
export async function ballotKey(answer: Answer, canonicalSmiles: CanonicalSmiles): Promise<string> {
  const parts =
    answer.kind === 'smiles' ? await molecules(answer.smiles, canonicalSmiles) : partsOf(answer);
  // JSON keeps parts apart that hold whatever would stand between them.
  return JSON.stringify([answer.kind, ...parts]);
}

async function molecules(
  smiles: string,
  canonicalSmiles: CanonicalSmiles,
): Promise<readonly string[]> {
  const written = smiles.trim();
  // Canonical before it is divided: a ring bond may join the parts of what was written.
  const canonical = (await canonicalSmiles(written)) ?? written;
  return canonical.split('.').sort();
}

type KeyPart = string | number | boolean | readonly string[];

function partsOf(answer: Exclude<Answer, { kind: 'smiles' }>): readonly KeyPart[] {
  switch (answer.kind) {
    case 'text':
      return [plainWords(answer.text)];
    case 'iupac':
      return [plainName(answer.name)];
    case 'formula':
      return [plainFormula(answer.formula)];
    case 'boolean':
      return [answer.value];
    case 'label':
      return [plainWords(answer.label)];
    case 'labels':
      return sortedSet(answer.labels.map(({ label }) => plainWords(label)));
    case 'choice':
      return [answer.option.trim()];
    case 'triples':
      return sortedSet(answer.triples.map(plainTriple));
    case 'protein':
    case 'rna':
      return [answer.sequence.replace(/\s/g, '').toUpperCase()];
    case 'material':
      return [...composition(answer.symbols), answer.spaceGroup ?? 0];
    case 'number':
      return [answer.label, answer.unit ?? ''];
    case 'numbers':
      return answer.numbers.map(({ label, unit = '' }) => [label, unit]);
    case 'property':
      return 'value' in answer
        ? [plainWords(answer.property), [answer.unit ?? '']]
        : [plainWords(answer.property), plainWords(answer.word)];
  }
}

function plainWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.;]+$/, '');
}

/** Words without case; a single letter keeps it, since R and r, N and n mean different things. */
function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[‐-―−]/g, '-')
    .replace(/[’′]/g, "'")
    .replace(/\p{L}{2,}/gu, (word) => word.toLowerCase());
}

function plainFormula(formula: string): string {
  const parsed = parseFormula(formula);
  return parsed.ok ? formatHill(parsed.value) : formula.replace(/\s/g, '');
}

function plainTriple({ subject, relation = '', object }: Triple): string {
  return JSON.stringify([subject, relation, object].map(plainWords));
}

function sortedSet(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}

/** `["Fe2", "O3"]`, whatever the order and the number of formula units. */
function composition(symbols: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const symbol of symbols) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
  const divisor = [...counts.values()].reduce(greatestCommonDivisor, 0) || 1;
  return [...counts].map(([symbol, count]) => `${symbol}${count / divisor}`).sort();
}
