import { SPACE_GROUP_COUNT, type SpaceGroup, spaceGroupOfNumber } from '#science/space-groups.ts';
import type { Mention } from '../mention.ts';
import type { KnownMaterial, KnownThings } from './mention-context.ts';

/** A combining bar stands behind its digit, a bar over all else before it. */
const SYMBOL = /(?<![\p{L}\p{N}])[PABCFIR](?:[-–−_\d/abcdemn{}¯\p{Mn}]){1,16}/gu;
const NUMBER =
  /(?<![\p{L}\p{N}])(?:[Ss]pace[\s-][Gg]roup\s*(?:number|no\.?|#|is|of|=|:)?\s*(?:number|no\.?|#)?\s*|(?:No\.|SG|spg)\s*#?\s*)(\d{1,3})(?![\d.]*\d)/gu;
const CUE = /space[\s-]groups?[\s:=(`*“"'a-z]{0,24}$/i;

const bySymbol: ReadonlyMap<string, SpaceGroup> = symbols();

/** Space groups by symbol, in any usual way of writing it, and by number. */
export function findSpaceGroups(text: string, { materials }: KnownThings): readonly Mention[] {
  const named = [...text.matchAll(SYMBOL)].flatMap(({ 0: whole, index }) => {
    const word = whole.replace(/[-–−_{]+$/, '');
    const group = bySymbol.get(plainSymbol(word));
    if (!group || /^[\p{L}\p{N}]/u.test(text.slice(index + word.length))) return [];
    const isClear = isUnmistakable(word) || (materials.length > 0 && word.length > 2);
    const isSaid = CUE.test(text.slice(Math.max(0, index - 40), index));
    return isClear || isSaid ? [mentionOf(group, index, word.length, materials)] : [];
  });
  const numbered = [...text.matchAll(NUMBER)].flatMap(({ 0: whole, 1: digits, index }) => {
    const group = spaceGroupOfNumber(Number(digits));
    const isAbout = /space|sg|spg/i.test(whole) || materials.length > 0;
    if (group && isAbout) return [mentionOf(group, index, whole.length, materials)];
    if (!/space/i.test(whole)) return [];
    const label = `There is no space group ${digits}: they go from 1 to ${SPACE_GROUP_COUNT}`;
    return [
      { kind: 'space-group', start: index, end: index + whole.length, label, targets: [] } as const,
    ];
  });
  return [...named, ...numbered];
}

/** `Fm-3m` and `P2_1/c`, but not `P1`, `C2` and `I222`, which are other things as well. */
function isUnmistakable(word: string): boolean {
  return /^[PABCFIR](?:[-–−]?\d\D*\/\D|\d_\d|.*\/[a-en][a-en]|[a-en][-–−]3|.*3[\p{Mn}¯]|[-–−]?[346][2m\d]*m)/u.test(
    word,
  );
}

function mentionOf(
  group: SpaceGroup,
  start: number,
  length: number,
  materials: readonly KnownMaterial[],
): Mention {
  const label = [
    `Space group ${group.number}, ${group.symbol}, ${group.system}`,
    ...materials.flatMap(({ where, spaceGroup }) => {
      if (spaceGroup === undefined) return [];
      return [spaceGroup === group.number ? `that of ${where}` : `${where} has ${spaceGroup}`];
    }),
  ].join('; ');
  return { kind: 'space-group', start, end: start + length, label, targets: [] };
}

/** The table's symbols without underscores; cubic ones also without the bar, as older texts have them. */
function symbols(): ReadonlyMap<string, SpaceGroup> {
  const found = new Map<string, SpaceGroup>();
  const groups = Array.from({ length: SPACE_GROUP_COUNT }, (_, i) => spaceGroupOfNumber(i + 1));
  for (const group of groups) {
    if (group) found.set(plainSymbol(group.symbol), group);
  }
  for (const group of groups) {
    const barless = group && group.system === 'cubic' ? group.symbol.replace('-', '') : undefined;
    if (group && barless && !found.has(plainSymbol(barless)))
      found.set(plainSymbol(barless), group);
  }
  return found;
}

function plainSymbol(symbol: string): string {
  return symbol
    .replace(/(\d)[\p{Mn}¯]/gu, '-$1')
    .replace(/[–−]/g, '-')
    .replace(/[_{}]/g, '');
}
