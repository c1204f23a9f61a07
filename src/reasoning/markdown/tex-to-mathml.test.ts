import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MathElement, texToMathml } from './tex-to-mathml.ts';

/** `msup(mi(x) mn(2))`. */
function sketch(node: MathElement | string): string {
  if (typeof node === 'string') return node;
  const looks = node.looks.map((look) => `.${look}`).join('');
  return `${node.name}${looks}(${node.children.map(sketch).join(' ')})`;
}

function read(tex: string): string {
  const math = texToMathml(tex, true);
  return math.ok ? sketch(math.value) : `error: ${math.error}`;
}

describe('LaTeX as MathML', () => {
  it.each([
    ['x^2', 'math(msup(mi(x) mn(2)))'],
    ['\\frac{a}{b}', 'math(mfrac(mi(a) mi(b)))'],
    ['\\boxed{x}', 'math(mrow.boxed(mi(x)))'],
    ['\\text{mol}', 'math(mtext(mol))'],
  ])('%s', (tex, tree) => expect(read(tex)).toBe(tree));

  it('reads chemical equations', () => {
    expect(read('\\ce{2H2 + O2 -> 2H2O}')).toMatch(/^math\(.*H.*→.*O/);
  });

  it.each([
    '\\href{https://a.example}{x}',
    '\\url{https://a.example}',
    '\\includegraphics{https://a.example/x.png}',
    '\\class{a}{b}',
    '\\style{color:red}{b}',
    '\\id{a}{b}',
    '\\data{a=b}{c}',
    '\\def\\a{\\a\\a}\\a',
    '\\frac{a}',
    '{'.repeat(1900),
    '\\unknown',
  ])('refuses %.40s', (tex) => expect(read(tex)).toMatch(/^error: ./s));

  it('keeps no reference, no colour and no class', () => {
    expect(read('\\label{x}\\ref{x}')).not.toMatch(/#|\ba\(/);
    expect(JSON.stringify(texToMathml('\\color{red}x', false))).not.toMatch(/color|#f/);
  });

  it('shows what would turn the direction of its text', () => {
    expect(read('\\text{a\u202eb}')).toContain('aU+202Eb');
  });

  it('keeps spaces within reason', () => {
    const math = texToMathml('\\hspace{99999em}', false);
    expect(JSON.stringify(math)).not.toContain('99999');
  });

  it('ends for any source', () => {
    const part = fc.constantFrom(
      ...['\\frac', '{', '}', '^', '_', '\\left(', '\\right)', '&', '\\\\', '\\begin{matrix}'],
      ...['\\end{matrix}', '\\def\\a', '\\a', '\\ce{', 'x', '1', ' ', '#1', '~', '%', '\\text{'],
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const math = texToMathml(parts.join(''), true);
        expect(math.ok ? math.value.name : typeof math.error).toMatch(/^(math|string)$/);
      }),
      { numRuns: 1000 },
    );
  });
});
