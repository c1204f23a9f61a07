import { elementOfName, elementOfSymbol } from '#science/elements.ts';
import type { LetterSpan, Mention, Target } from '../mention.ts';
import type { KnownMolecule, KnownThings } from './mention-context.ts';
import { NUMBER_LIST, readNumberList, saySpans } from './number-list.ts';

const ELEMENT_WORDS = 'carbon|nitrogen|oxygen|sulfur|sulphur|phosphorus|fluorine|chlorine|bromine';
/** `atom 3`, `atoms 3–5 and 7`, `carbon atom 2`, `atom number 4`, `atom C3`. */
const SPOKEN = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(${ELEMENT_WORDS})\\s)?(atom|atoms|position|positions|${ELEMENT_WORDS}|carbons|nitrogens|oxygens)[\\s-](?:number\\s|no\\.\\s|index\\s|#)?([A-Z][a-z]?)?(${NUMBER_LIST})(?![\\p{L}\\p{N}.,]*[\\p{L}\\p{N}])`,
  'giu',
);
/** `C2`, `N-1`, `Cl12`: not a part of a longer formula or name. */
const SYMBOL =
  /(?<![\p{L}\p{N}\])])(C|N|O|S|P|F|Cl|Br|I|B|Si|Se)-?(\d{1,3})(?![\p{L}\p{N}+([=#]|[-–]?(?:symm|rotat|hydrox))/gu;

/** `nitrogens`, `carbon atoms`, `the sulfur`: all atoms of an element. */
const ALL_OF_KIND =
  /(?<![\p{L}\p{N}-])(?<=(the\s)?)(carbon|nitrogen|oxygen|sulfur|sulphur|phosphorus|boron|silicon|selenium)(s|\satoms?)?(?![\p{L}\p{N}]|[\s-]\d|-\p{L})/giu;

/** Gases rather than atoms, where the molecule's numbering does not say otherwise. */
const DIATOMIC = /^(?:N|O|F|Cl|Br|I)2$/;

/** Atoms by number or name, in the first molecule there is; numbered from 1 as its SMILES has them. */
export function findAtoms(text: string, { molecules, ...known }: KnownThings): readonly Mention[] {
  const [molecule] = molecules;
  if (!molecule) return [];
  const hasSequence = known.proteins.length > 0 || known.nucleics.length > 0;
  const spoken = [...text.matchAll(SPOKEN)].flatMap((match) =>
    hasSequence && /^position/i.test(match[2] ?? '') ? [] : spokenAtom(molecule, match),
  );
  const named = [...text.matchAll(SYMBOL)].flatMap((match) => namedAtom(molecule, match));
  const kinds = [...text.matchAll(ALL_OF_KIND)].flatMap((match) => allOfKind(molecules, match));
  return [...spoken, ...named, ...kinds];
}

function spokenAtom(molecule: KnownMolecule, match: RegExpExecArray): readonly Mention[] {
  const [whole, first = '', noun = '', letter, numbers = ''] = match;
  if (letter !== undefined && !elementOfSymbol(letter)) return [];
  const isPlural = /[^u]s$/i.test(noun);
  const used = isPlural ? numbers : (/^\d+/.exec(numbers)?.[0] ?? '');
  const element = first || (isPlural ? noun.slice(0, -1) : noun);
  const symbol = letter ?? elementOfName(element)?.symbol;
  const length = whole.length - numbers.length + used.length;
  return [mentionOf(molecule, { start: match.index, length, symbol, spans: readNumberList(used) })];
}

/** `C2`; what another numbering would make of it is said for carbon, and left alone for the others. */
function namedAtom(molecule: KnownMolecule, match: RegExpExecArray): readonly Mention[] {
  const { 0: whole, 1: symbol, 2: digits = '', index: start } = match;
  const atom = molecule.atoms[Number(digits) - 1];
  if (!atom) return [];
  if (atom.symbol !== symbol && (DIATOMIC.test(whole) || !/^[CNO]$/.test(symbol ?? ''))) return [];
  const spans = readNumberList(digits);
  return [mentionOf(molecule, { start, length: whole.length, symbol, spans })];
}

/** Nitrogen alone is as often the gas. */
function allOfKind(
  molecules: readonly KnownMolecule[],
  { 0: whole, 1: article, 2: word = '', 3: ending, index: start }: RegExpExecArray,
): readonly Mention[] {
  const element = elementOfName(word);
  if (!element || (article === undefined && ending === undefined)) return [];
  const found = molecules.flatMap(({ id, where, atoms }) => {
    const own = atoms.flatMap((atom, index) => (atom.symbol === element.symbol ? [index] : []));
    return own.length === 0 ? [] : [{ id, where, atoms: own }];
  });
  if (found.length === 0) return [];
  const said = found.map(({ atoms, where }) => `${atoms.length} in ${where}`).join('; ');
  const targets = found.map(({ id, atoms }): Target => ({ kind: 'atoms', subject: id, atoms }));
  return [
    {
      kind: 'atom',
      start,
      end: start + whole.length,
      label: `${element.symbol}: ${said}`,
      targets,
    },
  ];
}

interface NamedAtoms {
  readonly start: number;
  readonly length: number;
  readonly symbol: string | undefined;
  readonly spans: readonly LetterSpan[];
}

function mentionOf(molecule: KnownMolecule, named: NamedAtoms): Mention {
  const { start, length, symbol, spans } = named;
  const place = { kind: 'atom', start, end: start + length } as const;
  const isOne = spans.length === 1 && spans[0]?.first === spans[0]?.last;
  const said = `${isOne ? 'Atom' : 'Atoms'} ${saySpans(spans)}`;
  const problem = problemWith(molecule, symbol, spans);
  if (problem) return { ...place, label: `${said} of ${molecule.where}: ${problem}`, targets: [] };
  const target: Target = { kind: 'atoms', subject: molecule.id, atoms: spans.flatMap(indicesOf) };
  return {
    ...place,
    label: `${said} of ${molecule.where}, counted from 1 in the order of its SMILES`,
    targets: [target],
  };
}

function problemWith(
  { atoms }: KnownMolecule,
  symbol: string | undefined,
  spans: readonly LetterSpan[],
): string | undefined {
  if (spans.some(({ first }) => first === 0)) return 'atoms are counted from 1 here';
  const last = Math.max(...spans.map((span) => span.last));
  if (last > atoms.length) return `its SMILES has only ${atoms.length} atoms`;
  if (symbol === undefined) return undefined;
  const other = spans.flatMap(indicesOf).find((index) => atoms[index]?.symbol !== symbol);
  if (other === undefined) return undefined;
  const written = `atom ${other + 1} in the order of its SMILES is ${atoms[other]?.symbol}`;
  return `${written}, not ${symbol}; another numbering is meant`;
}

function indicesOf({ first, last }: LetterSpan): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first - 1 + i);
}
