import { err, type InputError, ok, type Result } from '#base/result.ts';
import { elementOfSymbol } from './elements.ts';
import { plainSubscripts, plainSuperscripts } from './printed-digits.ts';

/** Atoms by element symbol, and the charge in units of e. `*` stands for an open attachment point. */
export interface Formula {
  readonly counts: ReadonlyMap<string, number>;
  readonly charge: number;
}

const LONGEST_FORMULA = 500;
/** Between the parts of a hydrate. A full stop between digits is one only before a usual solvent. */
const SEPARATOR = /^\s*(?:[·•*](?=\d*[A-Z([])|\.(?=\d*(?:H2O|D2O|NH3)|[A-Z([]))\s*/;
/** More atoms of one element than this is a slip of the keyboard. */
const LARGEST_COUNT = 1_000_000;

/**
 * Reads `C9H8O4`, `Ca(OH)2`, `CuSO4.5H2O`, `NH4+`, `O4S-2`, `SO4^2-` and `SO₄²⁻`. Digits before a
 * final sign belong to the element (`Fe3+` is three irons and one charge) unless a caret or
 * superscripts set them apart. D and T count as hydrogen.
 */
export function parseFormula(text: string): Result<Formula, InputError> {
  const plain = plainSubscripts(text);
  const trimmed = plain.trim();
  if (trimmed === '') {
    return err({ message: 'The formula is empty.', cure: 'Enter a formula, such as C9H8O4.' });
  }
  if (trimmed.length > LONGEST_FORMULA) {
    return err({
      message: `The formula has ${trimmed.length} characters; at most ${LONGEST_FORMULA} are read.`,
      position: LONGEST_FORMULA,
      cure: 'Enter the formula alone, such as C9H8O4.',
    });
  }
  return new FormulaReader(plain.trimEnd(), plain.length - plain.trimStart().length).read();
}

/** Carbon first, then hydrogen, then the alphabet; without carbon all by alphabet. Charge last. */
export function formatHill(formula: Formula): string {
  const hasCarbon = formula.counts.has('C');
  const rank = (symbol: string) => {
    if (symbol === '*') return 3;
    if (hasCarbon && symbol === 'C') return 0;
    return hasCarbon && symbol === 'H' ? 1 : 2;
  };
  const symbols = [...formula.counts.keys()].sort(
    (a, b) => rank(a) - rank(b) || (a < b ? -1 : Number(a > b)),
  );
  const atoms = symbols.map((symbol) => {
    const count = formula.counts.get(symbol) ?? 0;
    return count === 1 ? symbol : `${symbol}${count}`;
  });
  return atoms.join('') + chargeSuffix(formula.charge);
}

export function sameFormula(a: Formula, b: Formula): boolean {
  return formulaDifference(a, b) === undefined;
}

/**
 * What is wrong with `answer` in words, such as `one H too many, two O missing`; undefined when
 * the formulas are equal.
 */
export function formulaDifference(answer: Formula, expected: Formula): string | undefined {
  const symbols = new Set([...expected.counts.keys(), ...answer.counts.keys()]);
  const parts: string[] = [];
  for (const symbol of symbols) {
    const extra = (answer.counts.get(symbol) ?? 0) - (expected.counts.get(symbol) ?? 0);
    if (extra > 0) parts.push(`${inWords(extra)} ${symbol} too many`);
    if (extra < 0) parts.push(`${inWords(-extra)} ${symbol} missing`);
  }
  if (answer.charge !== expected.charge) {
    parts.push(`charge ${signed(answer.charge)} instead of ${signed(expected.charge)}`);
  }
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** Reads left to right; a stack holds the groups that are open. */
class FormulaReader {
  private readonly text: string;
  private at: number;
  private readonly groups: { readonly start: number; readonly counts: Map<string, number> }[] = [];

  constructor(text: string, start: number) {
    this.text = text;
    this.at = start;
  }

  read(): Result<Formula, InputError> {
    const counts = new Map<string, number>();
    // The parts of a hydrate: CuSO4 and 5 H2O.
    do {
      const factorAt = this.at;
      const factor = this.number() ?? 1;
      if (factor === 0) return err(this.zeroCount(factorAt));
      const part = this.readPart();
      if (!part.ok) return part;
      addTo(counts, part.value, factor);
    } while (this.take(SEPARATOR));
    const charge = this.readCharge();
    if (this.at < this.text.length) return err(this.stranger());
    const largest = Math.max(...counts.values());
    if (largest > LARGEST_COUNT || Math.abs(charge) > LARGEST_COUNT) {
      return err({
        message: `A count of ${largest} is more than a formula can hold here.`,
        cure: `Counts go up to ${LARGEST_COUNT}.`,
      });
    }
    return ok({ counts, charge });
  }

  private readPart(): Result<Map<string, number>, InputError> {
    this.groups.length = 0;
    this.groups.push({ start: this.at, counts: new Map() });
    while (this.at < this.text.length) {
      const problem = this.readPiece();
      if (problem === 'end') break;
      if (problem) return err(problem);
    }
    const group = this.groups.pop();
    if (group && this.groups.length === 0) {
      return group.counts.size > 0 ? ok(group.counts) : err(this.stranger());
    }
    return err({
      message: `The parenthesis at character ${(group?.start ?? 0) + 1} is never closed.`,
      position: group?.start ?? 0,
      cure: 'Add the missing ) and its count.',
    });
  }

  /** One element or parenthesis with its count. */
  private readPiece(): InputError | 'end' | undefined {
    const start = this.at;
    if (this.take(/^[([]/)) {
      this.groups.push({ start, counts: new Map() });
      return undefined;
    }
    if (/^[)\]]/.test(this.text.slice(start))) return this.closeGroup();
    const symbol = this.take(/^(?:[A-Z][a-z]?|\*(?!\d*[A-Z([]))/);
    if (!symbol) return 'end';
    const known = this.knownSymbol(symbol);
    if (!known) return this.unknownSymbol(symbol, start);
    const count = this.number() ?? 1;
    if (count === 0) return this.zeroCount(this.at - 1);
    addTo(this.groups.at(-1)?.counts, new Map([[known, 1]]), count);
    return undefined;
  }

  private closeGroup(): InputError | undefined {
    const start = this.at++;
    const group = this.groups.length > 1 ? this.groups.pop() : undefined;
    if (!group || group.counts.size === 0) {
      return {
        message: `The parenthesis at character ${start + 1} closes nothing.`,
        position: start,
        cure: 'Remove it, or add what it should enclose.',
      };
    }
    const count = this.number() ?? 1;
    if (count === 0) return this.zeroCount(this.at - 1);
    addTo(this.groups.at(-1)?.counts, group.counts, count);
    return undefined;
  }

  /** Undefined when no element has this symbol; both heavy hydrogens are H. */
  private knownSymbol(symbol: string): string | undefined {
    if (symbol === '*') return symbol;
    if (symbol === 'D' || symbol === 'T') return 'H';
    return elementOfSymbol(symbol)?.symbol;
  }

  private readCharge(): number {
    const sign = (text: string) => (/[-−–⁻]/.test(text) ? -1 : 1);
    const superscript = this.take(/^[⁰¹²³⁴-⁹]*[⁺⁻]$/) ?? this.take(/^\^\{?\d*[-+−–]\}?$/);
    if (superscript) {
      const digits = plainSuperscripts(superscript).replace(/\D/g, '');
      return sign(superscript) * Number(digits || 1);
    }
    const repeated = this.take(/^(?:\++|[-−–]+)$/);
    if (repeated) return sign(repeated) * repeated.length;
    const numbered = this.take(/^\^?[-+−–]\d+$/) ?? this.take(/^\s\d+[-+−–]$/);
    return numbered ? sign(numbered) * Number(numbered.replace(/\D/g, '')) : 0;
  }

  private number(): number | undefined {
    const digits = this.take(/^\d{1,9}/);
    return digits === undefined ? undefined : Number(digits);
  }

  private take(pattern: RegExp): string | undefined {
    const found = pattern.exec(this.text.slice(this.at))?.[0];
    this.at += found?.length ?? 0;
    return found;
  }

  private stranger(): InputError {
    const at = Math.min(this.at, this.text.length - 1);
    const char = String.fromCodePoint(this.text.codePointAt(at) ?? 0xfffd);
    const isFraction = /[.,]/.test(char) && /\d/.test(this.text.charAt(at + 1));
    return {
      message: `“${char}” at character ${at + 1} does not belong into a formula.`,
      position: at,
      cure: isFraction
        ? 'Use whole numbers; multiply all counts if the formula has fractions.'
        : 'Write element symbols, counts and at the end the charge: C9H8O4, C5H12N+, O4S-2.',
    };
  }

  private unknownSymbol(symbol: string, position: number): InputError {
    return {
      message: `“${symbol}” at character ${position + 1} is not an element symbol.`,
      position,
      cure: 'Element symbols start with a capital letter; the second letter is small: Cl, not CL.',
    };
  }

  private zeroCount(position: number): InputError {
    if (/^0[.,]\d/.test(this.text.slice(position))) {
      this.at = position + 1;
      return this.stranger();
    }
    return {
      message: `The count at character ${position + 1} is zero.`,
      position,
      cure: 'Leave the element out, or give it a count of at least one.',
    };
  }
}

function addTo(
  target: Map<string, number> | undefined,
  source: ReadonlyMap<string, number>,
  factor: number,
): void {
  for (const [symbol, count] of source) {
    target?.set(symbol, (target.get(symbol) ?? 0) + count * factor);
  }
}

function chargeSuffix(charge: number): string {
  if (charge === 0) return '';
  const sign = charge > 0 ? '+' : '-';
  return Math.abs(charge) === 1 ? sign : `${sign}${Math.abs(charge)}`;
}

function signed(charge: number): string {
  return charge > 0 ? `+${charge}` : String(charge);
}

const SMALL_NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six'];

function inWords(count: number): string {
  return SMALL_NUMBERS[count] ?? String(count);
}
