import type { LetterSpan, Mention, Target } from '../mention.ts';
import { AMINO_ACID_NAMES, type AminoAcid, aminoAcidOf, aminoAcids } from './amino-acids.ts';
import type { KnownSequence, KnownThings } from './mention-context.ts';
import { saySpans } from './number-list.ts';

const THREE = aminoAcids.map(({ threeLetters }) => threeLetters).join('|');
const UPPER_THREE = THREE.toUpperCase();
const BEFORE = '(?<![\\p{L}\\p{N}])';
const AFTER = '(?![\\p{L}\\p{N}])';
/** `Lys48`, `LYS-48`, `Lys 48`, and as a mutation `Lys48Arg`. */
const SHORT = new RegExp(
  `${BEFORE}(${THREE}|${UPPER_THREE})[\\s-]?(\\d{1,5})(${THREE}|${UPPER_THREE})?${AFTER}`,
  'gu',
);
/** `lysine 48`, `lysine at position 48`, `lysine residue 48`. */
const NAMED = new RegExp(
  `${BEFORE}(${AMINO_ACID_NAMES})(?:\\sresidue)?(?:\\sat)?(?:\\s(?:position|residue))?[\\s-](\\d{1,5})${AFTER}`,
  'giu',
);
/** `K48`, and as a mutation `K48R`. */
const LETTER = new RegExp(
  `${BEFORE}([ACDEFGHIKLMNPQRSTUVWY])([1-9]\\d{0,4})([ACDEFGHIKLMNPQRSTVWY])?${AFTER}`,
  'gu',
);
/** `cysteines`, `Cys residues`: all of a kind. */
const KIND = new RegExp(
  `${BEFORE}(?:(${AMINO_ACID_NAMES})s?(?:\\sresidues?)?|(${THREE})\\sresidues?)(?![\\p{L}\\p{N}]|[\\s-]\\d)`,
  'giu',
);

/** Names of stages, scores and vitamins end below it. */
const SMALL = 10;

/** Residues of a protein by letter or name with their number; what does not fit is said. */
export function findResidues(text: string, { proteins }: KnownThings): readonly Mention[] {
  const [protein] = proteins;
  if (!protein) return [];
  const spelt = [...text.matchAll(SHORT), ...text.matchAll(NAMED)].flatMap((match) =>
    residueMention(proteins, match, true),
  );
  const lettered = [...text.matchAll(LETTER)].flatMap((match) =>
    residueMention(proteins, match, false),
  );
  const kinds = [...text.matchAll(KIND)].flatMap((match) => kindMention(proteins, match));
  return [...spelt, ...lettered, ...kinds];
}

function residueMention(
  proteins: readonly KnownSequence[],
  { 0: whole, 1: word = '', 2: digits = '', 3: changed, index: start }: RegExpExecArray,
  isSpelt: boolean,
): readonly Mention[] {
  const acid = aminoAcidOf(word);
  const number = Number(digits);
  if (!acid || number === 0) return [];
  const fitting = proteins.find(({ letters }) => letters.charAt(number - 1) === acid.letter);
  const protein = fitting ?? proteins[0];
  // A letter that does not fit, with a small number or one behind the end, is the name of
  // something else: T2 and P450 are.
  const isName = !isSpelt && !fitting && number < SMALL;
  if (!protein || isName || (!isSpelt && number > protein.letters.length)) return [];
  const mutant = changed && aminoAcidOf(changed)?.name;
  const said = `${capital(acid.name)} ${number}${mutant ? `, changed to ${mutant},` : ''} of ${protein.where}`;
  const place = { kind: 'residue', start, end: start + whole.length } as const;
  if (fitting) {
    const spans = [{ first: number, last: number }];
    return [{ ...place, label: said, targets: [targetOf(protein, spans)] }];
  }
  return [{ ...place, label: `${said}: ${sayOther(protein, number)}`, targets: [] }];
}

function sayOther({ letters }: KnownSequence, number: number): string {
  const letter = letters.charAt(number - 1);
  if (letter === '') return `it has only ${letters.length} residues`;
  return `does not match, residue ${number} is ${aminoAcidOf(letter)?.name ?? letter}`;
}

function kindMention(
  proteins: readonly KnownSequence[],
  { 0: whole, 1: name, 2: three, index: start }: RegExpExecArray,
): readonly Mention[] {
  const acid = aminoAcidOf(name ?? three ?? '');
  if (!acid) return [];
  const found = proteins
    .map((protein) => ({ protein, spans: spansOfLetter(protein, acid) }))
    .filter(({ spans }) => spans.length > 0);
  const where = proteins.map((protein) => protein.where).join(' or ');
  const label =
    found.length === 0
      ? `${capital(acid.name)}: none in ${where}`
      : `${capital(acid.name)}: ${found
          .map(({ protein, spans }) => `${saySpans(spans)} in ${protein.where}`)
          .join('; ')}`;
  const targets = found.map(({ protein, spans }) => targetOf(protein, spans));
  return [{ kind: 'residue', start, end: start + whole.length, label, targets }];
}

function spansOfLetter({ letters }: KnownSequence, { letter }: AminoAcid): readonly LetterSpan[] {
  const spans: LetterSpan[] = [];
  for (let at = letters.indexOf(letter); at !== -1; at = letters.indexOf(letter, at + 1)) {
    spans.push({ first: at + 1, last: at + 1 });
  }
  return spans;
}

function targetOf({ id }: KnownSequence, spans: readonly LetterSpan[]): Target {
  return { kind: 'letters', subject: id, spans };
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
