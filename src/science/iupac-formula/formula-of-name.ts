import type { Formula } from '../formula.ts';
import { type AtomCounts, addCounts } from './atom-counts.ts';
import { NameGrammar, type WordReading } from './name-grammar.ts';
import { functionalClasses } from './name-tables.ts';
import { plainName } from './plain-name.ts';

/** Longer names have more readings than are worth the time. */
const LONGEST_NAME = 150;
const SALTS: Readonly<Record<string, AtomCounts>> = {
  hydrochloride: { H: 1, Cl: 1 },
  hydrobromide: { H: 1, Br: 1 },
};

/**
 * The molecular formula of a systematic or retained English name, by a small grammar; undefined
 * where the name lies outside of it or can be read in two ways. Locants and stereodescriptors are
 * not judged.
 */
export function formulaOfName(name: string): Formula | undefined {
  if (name.length > LONGEST_NAME) return undefined;
  const plain = plainName(name);
  if (!plain) return undefined;
  const { words, indicatesHydrogen } = plain;
  const salt = SALTS[words.at(-1) ?? ''];
  const readings = readWords(salt ? words.slice(0, -1) : words, indicatesHydrogen)
    .filter(isPossible)
    .map((reading) => addCounts(reading, salt ?? {}));
  const distinct = new Map(readings.map((atoms) => [textOf(atoms), atoms]));
  const [atoms] = distinct.values();
  if (!atoms || distinct.size !== 1) return undefined;
  const counts = Object.entries(atoms).filter(([, count]) => count > 0);
  return { counts: new Map(counts), charge: 0 };
}

function readWords(words: readonly string[], indicatesHydrogen: boolean): readonly AtomCounts[] {
  const last = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const compoundsOf = (word: string) => new NameGrammar(word, indicatesHydrogen).compounds();
  if (words.length === 1) return compoundsOf(last).map(({ atoms }) => atoms);
  if (last === 'acid')
    return words.length === 2 ? compoundsOf(words.join('')).map(({ atoms }) => atoms) : [];
  const functional = functionalClasses.get(last);
  if (functional) return withGroups([{ end: 0, ...functional }], before, indicatesHydrogen);
  if (!last.endsWith('ate')) return [];
  const acid = compoundsOf(`${last.slice(0, -'ate'.length)}icacid`).filter(
    ({ groups }) => groups > 0,
  );
  return withGroups(acid, before, indicatesHydrogen);
}

/** Compounds whose every acid hydrogen (or free place) is replaced by the groups of the words. */
function withGroups(
  compounds: readonly WordReading[],
  words: readonly string[],
  indicatesHydrogen: boolean,
): readonly AtomCounts[] {
  let readings: readonly { readonly atoms: AtomCounts; readonly count: number }[] = [
    { atoms: {}, count: 0 },
  ];
  for (const word of words) {
    const groups = new NameGrammar(word, indicatesHydrogen).groups();
    readings = readings.flatMap(({ atoms, count }) =>
      groups.map((group) => ({
        atoms: addCounts(atoms, group.atoms),
        count: count + group.groups,
      })),
    );
  }
  return compounds.flatMap((compound) =>
    readings
      .filter(({ count }) => count === compound.groups)
      .map(({ atoms }) => addCounts(compound.atoms, atoms)),
  );
}

/** Atoms that a neutral closed-shell molecule can have. */
function isPossible(atoms: AtomCounts): boolean {
  if (Object.values(atoms).some((count) => count < 0)) return false;
  const { C = 0, H = 0, N = 0, F = 0, Cl = 0, Br = 0, I = 0, P = 0, Si = 0, B = 0 } = atoms;
  const monovalent = H + F + Cl + Br + I;
  if ((monovalent + N + P + B) % 2 !== 0) return false;
  return monovalent <= 2 * (C + Si) + 2 + N + 3 * P + B;
}

function textOf(atoms: AtomCounts): string {
  return Object.entries(atoms)
    .filter(([, count]) => count !== 0)
    .map(([symbol, count]) => `${symbol}${count}`)
    .sort()
    .join(' ');
}
