import { elementOfName } from '#science/elements.ts';
import type { Mention, Target } from '../mention.ts';
import {
  beginsGroup,
  type GroupPhrase,
  groupNamedBy,
  MOST_WORDS,
  type Word,
  wordsOf,
} from './group-phrases.ts';
import type { KnownMolecule, KnownThings } from './mention-context.ts';

/** Shorthand that is as often another word: `No`, the gas NO, `Ms`. */
const ONLY_AS_GROUP = new Set(['NO', 'Ms', 'Ts', 'Ac', 'Ar', 'Me', 'Et', 'CN', 'NH', 'SH', 'OH']);
const SUFFIX =
  /[\s-](?:functional\s)?(?:groups?|moiety|moieties|substituents?|units?|functionality|functionalities|side[\s-]chains?|linkages?|rings?)(?![\p{L}\p{N}])/iuy;
const ATOM_WORD =
  /\s(carbon|oxygen|nitrogen|sulfur|sulphur|phosphorus)(?:s|\satoms?)?(?![\p{L}\p{N}])/iuy;
const PLACE =
  /\s(?:at|on|of|in)\s(?:(?:the\s)?(?:position|atom|carbon|carbon\satom)\s#?|([A-Z][a-z]?)-?)(\d{1,3})(?![\p{L}\p{N}'′])/uy;

/** What was said of a group: which, and where its parts are narrowed down to. */
interface Spoken {
  readonly name: string;
  /** `C` for "the carbonyl carbon". */
  readonly element: string | undefined;
  readonly place: { readonly text: string; readonly atom: number } | undefined;
}

/** Functional groups and rings by name, wherever a molecule is there to have them. */
export function findGroups(text: string, { molecules }: KnownThings): readonly Mention[] {
  if (molecules.length === 0) return [];
  const words = wordsOf(text);
  const mentions: Mention[] = [];
  for (let at = 0; at < words.length; at++) {
    const phrase = longestPhrase(text, words, at);
    const mention = phrase && readPhrase(text, phrase, molecules);
    if (!phrase || !mention) continue;
    mentions.push(mention);
    at += phrase.wordCount - 1;
  }
  return mentions;
}

interface FoundPhrase extends GroupPhrase {
  readonly start: number;
  readonly end: number;
  readonly wordCount: number;
}

function longestPhrase(text: string, words: readonly Word[], at: number): FoundPhrase | undefined {
  if (!beginsGroup(words[at]?.text ?? '')) return undefined;
  for (let count = Math.min(MOST_WORDS, words.length - at); count > 0; count--) {
    const taken = words.slice(at, at + count);
    const [first, last] = [taken[0], taken.at(-1)];
    if (!first || !last || !areTogether(text, taken)) continue;
    const phrase = groupNamedBy(taken.map((word) => word.text));
    if (phrase) return { ...phrase, start: first.start, end: last.end, wordCount: count };
  }
  return undefined;
}

function areTogether(text: string, words: readonly Word[]): boolean {
  return words.every((word, i) => {
    const next = words[i + 1];
    return !next || /^[\s,–—-]$/u.test(text.slice(word.end, next.start));
  });
}

function readPhrase(
  text: string,
  phrase: FoundPhrase,
  molecules: readonly KnownMolecule[],
): Mention | undefined {
  const { start, end, group } = phrase;
  // The middle of a systematic name: 4-chloro-2-methylaniline.
  if (/^[-–,]\d/.test(text.slice(end, end + 2))) return undefined;
  const suffixEnd = endOf(SUFFIX, text, end) ?? end;
  if (phrase.isShorthand && !isGroupHere(text, phrase, suffixEnd > end, molecules)) {
    return undefined;
  }
  const element = matchAt(ATOM_WORD, text, suffixEnd)?.[1];
  const elementEnd = endOf(ATOM_WORD, text, suffixEnd) ?? suffixEnd;
  const place = matchAt(PLACE, text, elementEnd);
  const spoken: Spoken = {
    name: group,
    element: element && elementOfName(element)?.symbol,
    place: place && { text: `${place[1] ?? 'atom '}${place[2]}`, atom: Number(place[2]) - 1 },
  };
  const readings = molecules.map((molecule) => readIn(molecule, spoken));
  return {
    kind: 'group',
    start,
    end: elementEnd + (place?.[0].length ?? 0),
    label: readings.map(({ label }) => label).join('; '),
    targets: readings.flatMap(({ target }) => target ?? []),
  };
}

function isGroupHere(
  text: string,
  { start, end, group }: FoundPhrase,
  hasSuffix: boolean,
  molecules: readonly KnownMolecule[],
): boolean {
  if (hasSuffix || /[-–—−]/.test(text.charAt(start - 1))) return true;
  if (ONLY_AS_GROUP.has(text.slice(start, end))) return false;
  return molecules.some(({ groups }) => (groups?.get(group)?.length ?? 0) > 0);
}

interface Reading {
  readonly label: string;
  readonly target?: Target;
}

function readIn(molecule: KnownMolecule, spoken: Spoken): Reading {
  const { id, where, groups } = molecule;
  const { name } = spoken;
  if (!groups) return { label: `${name}, not looked for in ${where}` };
  const places = groups.get(name) ?? [];
  if (places.length === 0) return { label: `${name}: none in ${where}` };
  const chosen = spoken.place ? placesAt(molecule, places, spoken.place.atom) : places;
  const shown = chosen.length === 0 && places.length === 1 ? places : chosen;
  const atoms = new Set(shown.flat().filter((atom) => isElement(molecule, atom, spoken.element)));
  const label = [
    `${name}: ${sayPlaces(shown.length === 0 ? places.length : shown.length)} in ${where}`,
    ...sayPlace(spoken, chosen.length),
  ].join('; ');
  if (atoms.size === 0) return { label };
  return { label, target: { kind: 'atoms', subject: id, atoms: [...atoms] } };
}

/** Places with that atom, else those bonded to it. */
function placesAt(
  { atoms }: KnownMolecule,
  places: readonly (readonly number[])[],
  atom: number,
): readonly (readonly number[])[] {
  const holding = places.filter((place) => place.includes(atom));
  if (holding.length > 0) return holding;
  const beside = new Set(atoms[atom]?.neighbours);
  return places.filter((place) => place.some((each) => beside.has(each)));
}

function sayPlace({ place }: Spoken, found: number): readonly string[] {
  if (!place) return [];
  const order = 'counted from 1 in the order of the SMILES';
  return [found > 0 ? `${place.text} ${order}` : `none at ${place.text} ${order}`];
}

function sayPlaces(count: number): string {
  return count === 1 ? '1 place' : `${count} places`;
}

function isElement({ atoms }: KnownMolecule, atom: number, element: string | undefined): boolean {
  return element === undefined || atoms[atom]?.symbol === element;
}

/** For sticky patterns. */
function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  const found = matchAt(pattern, text, at);
  return found && at + found[0].length;
}
