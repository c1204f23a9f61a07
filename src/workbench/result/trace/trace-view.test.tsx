import { describe, expect, it } from 'vitest';
import { htmlOf } from '../../workbench.fixture.tsx';
import { MarkdownText } from './MarkdownText.tsx';
import { ProseText } from './ProseText.tsx';
import { TraceView } from './TraceView.tsx';

const thought = `## Count the carbons

The ring has 6 carbons and the acid 1, so 6 + 1 = 7.

Wait, the acetyl group has two more of them.

Therefore there are 9.`;

const texts = thought.match(/.{1,6}/gs) ?? [];
const tokens = texts.map((text, id) => ({
  id,
  text,
  logProbability: id === 4 ? Math.log(0.125) : Math.log(0.75),
  timeMs: 100 * id,
}));
const sample = { text: `<think>\n${thought}`, tokens };

describe('a thought on the screen', () => {
  const html = htmlOf(
    <TraceView
      thought={thought}
      sample={sample}
      isGrowing={false}
      stepActions={(step) => <button type="button">Branch at {step.end}</button>}
    />,
  );

  it('is a list of steps with kind, title, tokens and time', () => {
    const kinds = [...html.matchAll(/class="trace-kind">([^<]*)</g)].map(([, kind]) => kind);
    expect(kinds).toEqual(['Compute', 'Turn back', 'Conclude']);
    const titles = [...html.matchAll(/class="visually-hidden">([^<]*)</g)].map(
      ([, title]) => title,
    );
    expect(titles).toContain('Count the carbons');
    expect(html).toMatch(/class="trace-figures">\d+ tokens, \d+(\.\d+)? m?s</);
    expect(html.match(/aria-expanded="true"/g)).toHaveLength(3);
  });

  it('says how sure the model was, in words', () => {
    expect(html).toMatch(/aria-label="Confidence: 65 % a token on average, 13 % at the lowest"/);
  });

  it('has room for buttons of each step', () => {
    expect(html).toContain(`Branch at ${thought.length}`);
  });

  it('can be an outline, show uncertain tokens, and be plain', () => {
    for (const name of ['Outline only', 'Show uncertain tokens', 'Plain text'])
      expect(html).toMatch(new RegExp(`aria-pressed="false"[^>]*><span>${name}<`));
    expect(html).toContain('not a proof');
  });

  it('is small however long it is, and loses no word', () => {
    const words = Array.from({ length: 16_000 }, (_, index) => `word${index}`);
    const long = words
      .map((word, index) => (index % 12 === 11 ? `${word}.\n` : `${word} `))
      .join('');
    const page = htmlOf(
      <TraceView thought={long} sample={{ text: long, tokens: [] }} isGrowing={false} />,
    );
    expect(page.match(/<[a-z]/g)?.length).toBeLessThan(400);
    for (const word of ['word0 ', 'word8000 ', 'word15998 ']) expect(page).toContain(word);
  });
});

const drawn = (source: string) =>
  htmlOf(<MarkdownText source={source} part="thought" start={100} uncertain={[]} />);

describe('Markdown on the screen', () => {
  it('opens nothing and loads nothing, and shows where it would have gone', () => {
    const html = drawn('[here](https://a.example/x) ![chart](https://a.example/y.png) <b>raw</b>');
    expect(html).not.toMatch(/<(a|img|b)[ >]/);
    expect(html).toContain('https://a.example/x');
    expect(html).toContain('chart');
    expect(html).toContain('&lt;b&gt;raw&lt;/b&gt;');
  });

  it('shows hidden characters', () => {
    expect(drawn('a\u202eb')).toMatch(
      /a<span class="hidden-character" title="right-to-left override">U\+202E<\/span>b/,
    );
    expect(drawn('[x](https://a\u202e.example)')).toContain('U+202E');
  });

  it('keeps the numbers of points as they were written', () => {
    expect(drawn('3. three\n7. seven')).toMatch(/<li value="3">.*<li value="7">/);
  });

  it('marks uncertain tokens with their probability', () => {
    const uncertain = [{ start: 104, end: 107, logProbability: Math.log(0.25) }];
    const html = htmlOf(
      <MarkdownText
        source="The ring **is** flat"
        part="thought"
        start={100}
        uncertain={uncertain}
      />,
    );
    expect(html).toMatch(
      /<mark class="uncertain-token">rin<sub class="uncertain-share">25 %<\/sub><\/mark>/,
    );
    expect(html.replaceAll(/<sub.*?<\/sub>|<[^>]*>/g, '')).toBe('The ring is flat');
  });

  it('has the source of a formula until its reader is there', () => {
    expect(drawn('so $x^2$')).toContain('<code class="math-source">$x^2$</code>');
  });

  it('is an answer too', () => {
    const html = htmlOf(<ProseText text={'An **ester**.\n\n- one\n- two'} />);
    expect(html).toContain('<strong>ester</strong>');
    expect(html.match(/<li>/g)).toHaveLength(2);
  });
});
