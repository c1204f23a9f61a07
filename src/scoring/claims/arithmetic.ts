import { type JudgedClaim, NUMBER, printedNumber, sayNumber } from './claim.ts';

const UNIT = String.raw`(?:\s?(?:g\/mol|Da|amu|u|eV|kJ\/mol|kcal\/mol|Å|nm|K))?`;
const OPERAND = String.raw`\(*\s*(?:${NUMBER})${UNIT}\s*\)*`;
/** A minus needs spaces: 5-10 is a range. A slash between numbers is a quotient. */
const OPERATOR = String.raw`(?:\s*[×*·÷/+]\s*|\s+[-−–]\s+|\s*[x]\s*(?=[\d(]))`;
const BEGINS = String.raw`(?<![\p{L}\p{N}_.^,:%<>[{]|[=×*·÷/+≈~^][ \t]*|[-−–] ?|\d\s|\b(?:log|ln|sqrt|exp|sin|cos|of|x)\s)`;
const ENDS = String.raw`(?![\p{N}^]|[.,]\p{N}|\p{L}|\s*[×*·÷/+^–−-]\s*[\d(]|\s*x\s*\d|\s*[=≈])`;
const EQUATION = new RegExp(
  String.raw`${BEGINS}(${OPERAND}(?:${OPERATOR}${OPERAND})+)\s*(=|≈|~|≃)\s*([-−–]?(?:${NUMBER}))${UNIT}(\s?%)?${ENDS}`,
  'gu',
);

/** Whole numbers are exact; others right within one unit of the last printed place, or this share. */
const EXACT_SHARE = 0.005;
const ROUGH_SHARE = 0.05;

/**
 * Sums, products and quotients of plain numbers with their claimed result, recomputed. Powers, percent
 * signs among the operands and chains of equations are passed over.
 */
export function judgeArithmetic(text: string): readonly JudgedClaim[] {
  return [...text.matchAll(EQUATION)].flatMap((match) => {
    const [whole, expression = '', sign = '=', result = '', percent] = match;
    const computed = evaluate(expression);
    if (computed === undefined) return [];
    const claimed = printedNumber(result);
    const isWhole = sign === '=' && /^[\d\s()×*·x+−–-]+$/.test(`${expression}${result}`);
    const share = sign === '=' ? EXACT_SHARE : ROUGH_SHARE;
    const found = percent === undefined ? [computed] : [computed * 100, computed];
    const slack = (value: number) =>
      isWhole ? 0 : Math.max(claimed.lastPlace * 1.01, Math.abs(value) * share);
    const holds = found.some((value) => Math.abs(value - claimed.value) <= slack(value));
    const value = found.reduce((best, each) =>
      Math.abs(each - claimed.value) < Math.abs(best - claimed.value) ? each : best,
    );
    const unit = percent === undefined ? '' : ' %';
    return [
      {
        start: match.index,
        end: match.index + whole.length,
        holds,
        sentence: `${expression.trim()} is ${sayNumber(value)}${unit}${holds ? '' : `, not ${result}${unit}`}.`,
      },
    ];
  });
}

/** Value of an expression; undefined where its brackets do not match or it divides by zero. */
function evaluate(expression: string): number | undefined {
  const tokens = expression.match(new RegExp(`${NUMBER}|[()×*·÷/+x−–-]`, 'g')) ?? [];
  const reader = new ExpressionReader(tokens);
  const value = reader.sum();
  return reader.isAtEnd && Number.isFinite(value) ? value : undefined;
}

class ExpressionReader {
  private readonly tokens: readonly string[];
  private at = 0;

  constructor(tokens: readonly string[]) {
    this.tokens = tokens;
  }

  get isAtEnd(): boolean {
    return this.at === this.tokens.length;
  }

  sum(): number {
    let value = this.product();
    for (;;) {
      if (this.take('+')) value += this.product();
      else if (this.take('-', '−', '–')) value -= this.product();
      else return value;
    }
  }

  private product(): number {
    let value = this.operand();
    for (;;) {
      if (this.take('×', '*', '·', 'x')) value *= this.operand();
      else if (this.take('÷', '/')) value /= this.operand();
      else return value;
    }
  }

  private operand(): number {
    if (this.take('(')) {
      const value = this.sum();
      return this.take(')') ? value : Number.NaN;
    }
    const token = this.tokens[this.at] ?? '';
    this.at++;
    return /^\d/.test(token) ? printedNumber(token).value : Number.NaN;
  }

  private take(...wanted: readonly string[]): boolean {
    const matches = wanted.includes(this.tokens[this.at] ?? '');
    if (matches) this.at++;
    return matches;
  }
}
