import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Inline } from './markdown-tree.ts';
import { parseMarkdown } from './parse-markdown.ts';

/** The tree as a person would sketch it: signs of the kind around what it holds. */
function sketch(source: string): string {
  return parseMarkdown(source).map(sketchBlock).join('\n');
}

const textOf = (pieces: readonly { readonly text: string }[]) =>
  pieces.map(({ text }) => text).join('');

function sketchBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `p(${sketchAll(block.children)})`;
    case 'heading':
      return `h${block.level}(${sketchAll(block.children)})`;
    case 'quote':
      return `quote(${block.children.map(sketchBlock).join(' ')})`;
    case 'code':
      return `pre(${textOf(block.pieces)})`;
    case 'rule':
      return 'rule';
    case 'list':
      return `${block.isOrdered ? 'ol' : 'ul'}(${block.items
        .map(({ number, children }) => `${number ?? '-'}:${children.map(sketchBlock).join(' ')}`)
        .join(' ')})`;
    case 'table':
      return `table[${block.alignments.map((side) => side ?? 'none')}](${block.rows
        .map((row) => row.map(sketchAll).join('|'))
        .join(' / ')})`;
  }
}

function sketchAll(inlines: readonly Inline[]): string {
  return inlines.map(sketchInline).join('');
}

function sketchInline(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'emphasis':
      return `em(${sketchAll(inline.children)})`;
    case 'strong':
      return `b(${sketchAll(inline.children)})`;
    case 'code':
      return `code(${textOf(inline.pieces)})`;
    case 'math':
      return `${inline.isDisplay ? 'display' : 'math'}(${inline.tex})`;
    case 'link':
      return `link(${sketchAll(inline.children)} to ${inline.address})`;
    case 'image':
      return `image(${inline.alternative} of ${inline.address})`;
    case 'break':
      return 'br';
  }
}

describe('reading Markdown', () => {
  it.each([
    ['## The *ring*', 'h2(The em(ring))'],
    ['Two **bold** words', 'p(Two b(bold) words)'],
    ['one\ntwo', 'p(one\ntwo)'],
    ['one  \ntwo', 'p(onebrtwo)'],
    ['- a\n- b', 'ul(-:p(a) -:p(b))'],
    ['3. a\n7. b', 'ol(3:p(a) 7:p(b))'],
    ['> said', 'quote(p(said))'],
    ['`x = 1`', 'p(code(x = 1))'],
    ['```py\nx = "$1"\n```', 'pre(x = "$1")'],
    [' ```\n\tx', 'pre(   x)'],
    ['---', 'rule'],
    ['A paragraph\n---', 'p(A paragraph)\nrule'],
    ['| a | b |\n| - | -: |\n| 1 | `x\\|y` |', 'table[none,right](a|b / 1|code(x|y))'],
    ['    indented', 'p(indented)'],
    ['a \\* b &lt; c', 'p(a * b < c)'],
  ])('%j', (source, tree) => expect(sketch(source)).toBe(tree));

  it.each([
    ['$x^2$ and \\(y\\)', 'p(math(x^2) and math(y))'],
    ['$$\na = b\n$$', 'p(display(\na = b\n))'],
    ['\\[ a_1 * b_1 \\]', 'p(display( a_1 * b_1 ))'],
    ['\\begin{align} a &= b \\end{align}', 'p(display(\\begin{align} a &= b \\end{align}))'],
    ['It costs $5 or $6.', 'p(It costs $5 or $6.)'],
    ['open $x = 1', 'p(open $x = 1)'],
    ['`$x$` is code', 'p(code($x$) is code)'],
    ['$a$|$b$', 'p(math(a)|math(b))'],
    ['**$x$**', 'p(b(math(x)))'],
    ['$$x', 'p($$x)'],
    ['$x\n\ny$', 'p($x)\np(y$)'],
  ])('finds math in %j', (source, tree) => expect(sketch(source)).toBe(tree));

  it.each([
    'N[C@@H](C)C(=O)O',
    'C[C@H](N)C(=O)O and [Na+](Cl)',
    '[*]CC[*] has two ends, *CC(=O)O* as well',
    '2*3*4 = 24',
    'F/C=C\\[N+](C)C',
    'P2_1/c and P_2_1',
    'CC(=O)O>>CCO',
    'R-3m, Fm-3m',
    'C1=CC=C(C=C1)C#N',
    'Cl\\C=C\\Cl, F\\C=C(\\Br)I',
  ])('leaves the notation of %s alone', (source) => expect(sketch(source)).toBe(`p(${source})`));

  it('leaves signs of a reaction and of a sum at the beginning of a line', () => {
    expect(sketch('>>CCO')).toBe('p(>>CCO)');
    expect(sketch('+ 2 H')).toBe('p(+ 2 H)');
  });

  it.each([
    ['<b>x</b>', 'p(<b>x</b>)'],
    ['<script>alert(1)</script>', 'p(<script>alert(1)</script>)'],
    ['<http://a.example>', 'p(<http://a.example>)'],
    ['http://a.example', 'p(http://a.example)'],
    ['[x](https://a.example/b*c*)', 'p(link(x to https://a.example/b*c*))'],
    ['[x](javascript:alert(1))', 'p(link(x to javascript:alert(1)))'],
    ['![alt](https://a.example/x.png)', 'p(image(alt of https://a.example/x.png))'],
    ['[r]: https://a.example', 'p([r]: https://a.example)'],
    ['![r][r]\n\n[r]: https://a.example', 'p(![r][r])\np([r]: https://a.example)'],
  ])('keeps %j from doing anything', (source, tree) => expect(sketch(source)).toBe(tree));

  it('leaves what is too much as it is written', () => {
    for (const source of ['a '.repeat(4000), '**a*b'.repeat(300), `${'> '.repeat(20)}a`]) {
      expect(sketch(source)).toBe(`pre(${source})`);
    }
    const nested = Array.from({ length: 30 }, (_, level) => `${' '.repeat(2 * level)}- a`).join(
      '\n',
    );
    expect(sketch(nested)).toContain('pre(');
  });
});

function leavesOf(blocks: readonly Block[]): { text: string; start: number }[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'code':
        return [...block.pieces];
      case 'quote':
        return leavesOf(block.children);
      case 'list':
        return block.items.flatMap(({ children }) => leavesOf(children));
      case 'table':
        return block.rows.flat().flatMap(inlineLeaves);
      case 'rule':
        return [];
      default:
        return inlineLeaves(block.children);
    }
  });
}

function inlineLeaves(inlines: readonly Inline[]): { text: string; start: number }[] {
  return inlines.flatMap((inline) => {
    if (inline.kind === 'text') return [inline];
    if (inline.kind === 'code') return [...inline.pieces];
    if (inline.kind === 'math') return [{ text: inline.source, start: inline.start }];
    return 'children' in inline ? inlineLeaves(inline.children) : [];
  });
}

const signs = fc.constantFrom(
  ...['*', '**', '_', '`', '```\n', '[', ']', '](', '](http://a', ')', '<b>', '&lt;', '&#65;', '&'],
  ...[
    '\\',
    '$',
    '$$',
    '\\(',
    '\\)',
    '\\[',
    '\\]',
    '> ',
    '- ',
    '1. ',
    '# ',
    '| a | b |\n| - | - |\n',
  ],
  ...['\n', '\n\n', ' ', '    ', 'CC(=O)O', '[C@H](N)', 'word', '\t', '\0', '\u202e', '!['],
);
const sources = fc
  .array(fc.oneof({ weight: 5, arbitrary: signs }, fc.string({ unit: 'binary', maxLength: 8 })), {
    maxLength: 50,
  })
  .map((parts) => parts.join(''));

describe('any source', () => {
  it('is read without an error, every text with its place', () => {
    fc.assert(
      fc.property(sources, (source) => {
        for (const { text, start } of leavesOf(parseMarkdown(source))) {
          const written = source.slice(start, start + text.length);
          const isReference = source[start] === '&';
          const isReplaced = /[\0\n\r\t]/.test(written) || text.includes('\ufffd');
          expect(written === text || isReference || isReplaced).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('loses no word', () => {
    fc.assert(
      fc.property(sources, (source) => {
        const shown = JSON.stringify(parseMarkdown(source.replaceAll('word', 'WORD')));
        const count = (text: string) => text.split('WORD').length - 1;
        // The language of a block of code, and what stands behind an address, are words too few.
        fc.pre(!/```[^\n]*word|\]\(http[^)\n]*word|!\[/.test(source));
        expect(count(shown)).toBeGreaterThanOrEqual(count(source.replaceAll('word', 'WORD')));
      }),
      { numRuns: 2000 },
    );
  });
});
