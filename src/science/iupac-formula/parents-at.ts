import { type AtomCounts, addCounts } from './atom-counts.ts';
import {
  aromaticParents,
  aromaticParentsWithHydrogen,
  chainStems,
  multipliers,
  otherParents,
  replacements,
} from './name-tables.ts';

export type ParentKind = 'chain' | 'other' | 'aromatic' | 'aromatic-with-hydrogen';

/** A chain or ring as a hydride, and where its name ends. */
export interface Parent {
  readonly end: number;
  readonly atoms: AtomCounts;
  readonly kind: ParentKind;
}

/** Hydrides of the tables and chains that begin at a place of a name. */
export function parentsAt(text: string, at: number): readonly Parent[] {
  const of = (table: ReadonlyMap<string, AtomCounts>, kind: ParentKind) =>
    [...matching(table, text, at)].map(([end, atoms]) => ({ end, atoms, kind }));
  return [
    ...chainsAt(text, at),
    ...of(otherParents, 'other'),
    ...of(aromaticParents, 'aromatic'),
    ...of(aromaticParentsWithHydrogen, 'aromatic-with-hydrogen'),
  ];
}

const RINGS: Readonly<Record<string, number>> = {
  cyclo: 1,
  bicyclo: 2,
  spiro: 2,
  tricyclo: 3,
  tetracyclo: 4,
};
/** Chains and rings at this place, as hydrides. */
function chainsAt(text: string, at: number): readonly Parent[] {
  const iso = /^(?:iso|neo|sec|tert)/.exec(text.slice(at))?.[0].length ?? 0;
  const starts = iso === 0 ? [at] : [at, at + iso];
  return starts.flatMap((start) => {
    const ring = Object.keys(RINGS).find((word) => text.startsWith(word, start)) ?? '';
    const stemAt = start + ring.length;
    return [stemAt, ...replacementsEnd(text, stemAt)].flatMap((from) =>
      chainsOf(text, { stemAt, from, rings: RINGS[ring] ?? 0 }),
    );
  });
}

function chainsOf(
  text: string,
  place: { stemAt: number; from: number; rings: number },
): readonly Parent[] {
  const { stemAt, from, rings } = place;
  const replaced = replacedBetween(text, stemAt, from);
  return [...matching(chainStems, text, from)].flatMap(([end, carbons]) => {
    const hydride = { C: carbons, H: 2 * carbons + 2 - 2 * rings };
    return [...unsaturated(text, end, addCounts(hydride, replaced))];
  });
}

/** Where `oxa`, `diaza` and the like end between a ring prefix and its stem, as in oxaspirodecane. */
function replacementsEnd(text: string, at: number): readonly number[] {
  const match = /^(?:(?:di|tri|tetra)?(?:oxa|aza|thia))+/.exec(text.slice(at));
  return match ? [at + match[0].length] : [];
}

function replacedBetween(text: string, start: number, end: number): AtomCounts {
  let atoms: AtomCounts = {};
  for (const [, multiplier = '', word = ''] of text
    .slice(start, end)
    .matchAll(/(di|tri|tetra)?(oxa|aza|thia)/g)) {
    atoms = addCounts(atoms, replacements.get(word) ?? {}, multipliers.get(multiplier) ?? 1);
  }
  return atoms;
}

/** `an`, `en`, `adien`, `enyn`, or nothing before `yl`. */
function* unsaturated(text: string, at: number, hydride: AtomCounts): Iterable<Parent> {
  const rest = text.slice(at);
  if (/^(?:yl|oxy|oyl)/.test(rest)) yield { end: at, atoms: hydride, kind: 'chain' };
  if (rest.startsWith('an')) yield { end: at + 2, atoms: hydride, kind: 'chain' };
  const match = /^((?:a?(?:di|tri|tetra|penta|hexa)?(?:en|yn)e?)+)/.exec(rest);
  if (!match?.[1]) return;
  let [end, atoms] = [at, hydride];
  for (const [whole, multiplier = '', bond = ''] of match[1].matchAll(
    /a?(di|tri|tetra|penta|hexa)?(en|yn)e?/g,
  )) {
    const lost = (bond === 'en' ? -2 : -4) * (multipliers.get(multiplier) ?? 1);
    atoms = addCounts(atoms, { H: lost });
    end += whole.length;
    yield { end: end - Number(whole.endsWith('e')), atoms, kind: 'chain' };
  }
}

/** The entries of a table with which the text goes on, and where they end. */
export function* matching<Value>(
  table: ReadonlyMap<string, Value>,
  text: string,
  at: number,
): Iterable<readonly [end: number, value: Value]> {
  for (const [word, value] of table) {
    if (text.startsWith(word, at)) yield [at + word.length, value];
  }
}
