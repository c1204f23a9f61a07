import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutTrace, extendTrace, type Trace } from './trace.ts';

/** Kind, depth and title of each step, one a line. */
function outlineOf(text: string): readonly string[] {
  return cutTrace(text).steps.map(
    ({ kind, depth, title }) => `${'  '.repeat(depth)}${kind}: ${title}`,
  );
}

const thought = `The user wants the molecular formula of CC(=O)Oc1ccccc1C(=O)O. Let me count the atoms one by one and then write them in Hill order.

## Carbons

1. The acetyl group CC(=O) has 2 carbons, one of them the carbonyl carbon of the ester.
2. The ring c1ccccc1 has 6 carbons, so that the sum is 2 + 6 = 8 of them.
3. The acid C(=O)O has 1 carbon, so the total is 9.

## Hydrogens

Each aromatic CH has one hydrogen. The ring has four of them: 4 + 3 + 1 = 8.

Wait, is the acid's hydrogen counted? Yes, the acid has one.

Let me double-check with the molar mass: 9 × 12.011 + 8 × 1.008 + 4 × 15.999 = 180.16. This agrees with aspirin.

Therefore the formula is C9H8O4.`;

describe('cutting a thought into steps', () => {
  it('finds headings, points, paragraphs and turns', () => {
    expect(outlineOf(thought)).toEqual([
      'plan: The user wants the molecular formula of CC(=O)Oc1ccccc1C(=O)O',
      'other: Carbons',
      '  other: The acetyl group CC(=O) has 2 carbons, one of them the carbonyl carbon of the…',
      '  compute: The ring c1ccccc1 has 6 carbons, so that the sum is 2 + 6 = 8 of them',
      '  compute: The acid C(=O)O has 1 carbon, so the total is 9',
      'compute: Hydrogens',
      "  backtrack: Wait, is the acid's hydrogen counted?",
      '  check: Let me double-check with the molar mass',
      '  conclude: Therefore the formula is C9H8O4',
    ]);
  });

  it('takes "Step 3:" and lines in bold type as headings', () => {
    expect(
      outlineOf(
        '**Step 1: Find the ring**\nIt has six atoms.\nStep 2: Name it\nBenzene.\n**Summary**\nDone.\n',
      ),
    ).toEqual(['other: Find the ring', 'other: Name it', '  conclude: Summary']);
  });

  it('cuts one long line at sentences that turn, else in groups', () => {
    const sentence = 'The chain has one more carbon atom than the last one had. ';
    const outline = outlineOf(`${sentence.repeat(30)}Wait, that is a ring. ${sentence.repeat(3)}`);
    expect(outline.length).toBeGreaterThanOrEqual(4);
    expect(outline.filter((step) => step.startsWith('backtrack: Wait'))).toHaveLength(1);
  });

  it('does not cut code, tables and math into pieces', () => {
    const code = `Now see the list:\n\n\`\`\`\n# Not a heading\n\n1. Not a point\nWait, no step\n\`\`\`\n`;
    expect(cutTrace(code).steps).toHaveLength(1);
    const math = `So:\n\n$$\nx = 1\n\nWait = 2\n$$\n`;
    expect(cutTrace(math).steps).toHaveLength(1);
    const table = `| Atom | Number |\n| --- | --- |\n${'| Wait | 1 |\n'.repeat(80)}`;
    expect(cutTrace(table).steps).toHaveLength(1);
  });

  it('cuts a block without end all the same, and says where it goes on', () => {
    const steps = cutTrace(`\`\`\`\n${'line of code\n'.repeat(2000)}`).steps;
    expect(steps.length).toBeGreaterThan(4);
    expect(steps.slice(1).every(({ continuesBlock }) => continuesBlock)).toBe(true);
    expect(cutTrace('C'.repeat(20_000)).steps.length).toBeGreaterThan(4);
  });

  it('keeps short points together', () => {
    expect(cutTrace('1. C\n2. N\n3. O\n4. S\n').steps).toHaveLength(1);
  });

  it('does not take abbreviations and initials for the end of a sentence', () => {
    const long = 'x '.repeat(310);
    const outline = outlineOf(`${long}e.g. this one is cut later. And then it ends here.`);
    expect(outline[1]).toMatch(/And then/);
  });

  it('has no steps for nothing', () => {
    expect(cutTrace('').steps).toEqual([]);
  });
});

const words = [
  'Wait, ',
  'Let me check. ',
  'Therefore ',
  'e.g. ',
  'x = 2 + 2. ',
  '\n',
  '\n\n',
  '1. ',
  '## ',
  '**Bold**\n',
  '```\n',
  '$$',
  '\\[',
  '\\]',
  '| a | b |\n',
  '- ',
  'Step 2: ',
  'C1=CC=CC=C1 ',
  '\u{1f9ea}',
  '. ',
  ' ',
  'word '.repeat(40),
  'C'.repeat(700),
];
const pieces = fc.array(
  fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...words) }, fc.string({ unit: 'binary' })),
  { maxLength: 60 },
);

describe('any text', () => {
  it('is covered by its steps, end to end', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        const { steps } = cutTrace(text);
        expect(steps.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        expect(steps.every(({ start, end }) => end > start)).toBe(true);
        expect(steps.every(({ depth }) => depth >= 0 && depth <= 4)).toBe(true);
        expect(steps.every(({ title }) => title.length <= 80)).toBe(true);
      }),
    );
  });

  it('is cut piece by piece as at once, and steps that are closed stay the same objects', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        let trace: Trace = cutTrace('');
        let text = '';
        for (const part of parts) {
          text += part;
          const next = extendTrace(trace, text);
          const final = trace.progress.closed;
          expect(next.steps.slice(0, final.length)).toEqual(final);
          expect(final.every((step, index) => next.steps[index] === step)).toBe(true);
          trace = next;
        }
        expect(trace.steps).toEqual(cutTrace(text).steps);
      }),
    );
  });

  it('that is another one is cut anew', () => {
    expect(extendTrace(cutTrace(thought), 'Another one.').steps).toEqual(
      cutTrace('Another one.').steps,
    );
  });

  it('is cut quickly when it is long', () => {
    const line = 'The carbon at position 3 carries a hydroxyl group = 1. ';
    let trace = cutTrace('');
    const startedAt = performance.now();
    for (let length = 0; length < 64_000; length += 80) {
      trace = extendTrace(trace, line.repeat(1200).slice(0, length));
    }
    expect(trace.steps.length).toBeGreaterThan(80);
    expect(performance.now() - startedAt).toBeLessThan(5000);
  });
});
