import { elementOfName, elementOfSymbol } from '#science/elements.ts';
import type { Mention, Target } from '../mention.ts';
import type { KnownThings } from './mention-context.ts';

const ROMAN = ['0', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII'];
const SIGNED =
  /(?<![\p{L}\p{N}.=#[(-])([A-Z][a-z]?)(?:\^?\{?(\d)([+−–-])\}?|([⁰¹²³⁴-⁹]?)([⁺⁻])|([+-]))(?![\p{L}\p{N}+(=[-])/gu;
const BY_ROMAN =
  /(?<![\p{L}\p{N}])([A-Z][a-z]?|[a-z]{3,12})\((0|I{1,3}|IV|VI{0,3})\)(?![\p{L}\p{N}])/gu;
/** The only ones that stand without a number of their own. */
const SINGLE = /^(?:H\+|Li\+|Na\+|K\+|Rb\+|Cs\+|Ag\+|Cu\+|Tl\+|F-|Cl-|Br-|H-)$/;

/** Ions and oxidation states: `Fe3+`, `Fe³⁺`, `Fe(III)`, `iron(III)`, `Na+`. */
export function findOxidationStates(text: string, known: KnownThings): readonly Mention[] {
  const signed = [...text.matchAll(SIGNED)].flatMap((match) => {
    const [whole, symbol = '', digit, sign, superDigit, superSign, single] = match;
    if (single && !SINGLE.test(whole)) return [];
    const value = Number(digit ?? digitOf(superDigit) ?? 1);
    const isNegative = /[−–⁻-]/.test(sign ?? superSign ?? single ?? '');
    return mentionsOf(known, match, symbol, isNegative ? -value : value);
  });
  const roman = [...text.matchAll(BY_ROMAN)].flatMap((match) =>
    mentionsOf(known, match, match[1] ?? '', ROMAN.indexOf(match[2] ?? '0')),
  );
  return [...signed, ...roman];
}

function digitOf(superscript: string | undefined): number | undefined {
  return superscript ? '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(superscript) : undefined;
}

function mentionsOf(
  { materials, molecules }: KnownThings,
  { 0: whole, index: start }: RegExpExecArray,
  written: string,
  state: number,
): readonly Mention[] {
  const element = elementOfSymbol(written) ?? elementOfName(written);
  if (!element) return [];
  const { symbol, name } = element;
  const inMaterials = materials
    .filter(({ symbols }) => symbols.includes(symbol))
    .map(({ id }): Target => ({ kind: 'elements', subject: id, symbols: [symbol] }));
  const inMolecules = molecules.flatMap(({ id, atoms }): readonly Target[] => {
    const found = atoms.flatMap((atom, index) => (atom.symbol === symbol ? [index] : []));
    return found.length === 0 ? [] : [{ kind: 'atoms', subject: id, atoms: found }];
  });
  const sign = state > 0 ? '+' : state < 0 ? '−' : '';
  const label = `${name.charAt(0).toUpperCase()}${name.slice(1)} with oxidation state ${sign}${Math.abs(state)}`;
  const targets = [...inMaterials, ...inMolecules];
  return [{ kind: 'oxidation-state', start, end: start + whole.length, label, targets }];
}
