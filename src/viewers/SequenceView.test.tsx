import { readFileSync } from 'node:fs';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { letterClasses } from '#science/letter-classes.ts';
import { SequenceView } from './SequenceView.tsx';

const show = (kind: 'protein' | 'dna', sequence: string) =>
  renderToString(<SequenceView kind={kind} sequence={sequence} label="Promoter" />).replaceAll(
    '\u00a0',
    ' ',
  );

describe('the sequence view', () => {
  it('numbers blocks of ten and colours runs of a class', () => {
    const html = show('dna', `${'A'.repeat(10)}CCNT`);
    expect(html.match(/data-start="\d+"/g)).toEqual(['data-start="1"', 'data-start="11"']);
    expect(html).toContain('(to right, var(--adenine) 0ch 10ch)');
    expect(html).toContain(
      '(to right, var(--cytosine) 0ch 2ch, transparent 2ch 3ch, var(--thymine) 3ch 4ch)',
    );
  });

  it('has a colour for each class', () => {
    const css = readFileSync(new URL('SequenceView.css', import.meta.url), 'utf8');
    for (const { id } of Object.values(letterClasses).flat()) expect(css).toContain(`--${id}:`);
  });

  it('says length, GC content and letters that are no base', () => {
    const html = show('dna', 'GGCATN').replaceAll('<!-- -->', '');
    expect(html).toContain('6 bases');
    expect(html).toContain('60.0 %');
    expect(html).toContain('Other letters 1 (17 %)');
  });

  it('has all letters in their order and nothing between them', () => {
    const sequence = 'MKTAYIAKQRQISFVKSHFSRQ';
    const letters = /<figure.*?<\/figure>/s.exec(show('protein', sequence))?.[0];
    expect(letters?.replaceAll(/<!--.*?-->|<[^>]*>/g, '')).toBe(sequence);
  });

  it('marks the letters of spans over the ends of blocks, and no others', () => {
    const html = renderToString(
      <SequenceView
        kind="protein"
        sequence="MKTAYIAKQRQISFVKSHFSRQ"
        label="x"
        highlighted={[
          { first: 9, last: 12 },
          { first: 22, last: 40 },
        ]}
      />,
    );
    const marks = [...html.matchAll(/<mark[^>]*data-highlighted="true"[^>]*>(.*?)<\/mark>/g)];
    expect(marks.map(([, letters]) => letters)).toEqual(['QR', 'QI', 'Q']);
  });

  it('draws a stripe for each track and says what its colours mean', () => {
    const html = renderToString(
      <SequenceView
        kind="protein"
        sequence="KD"
        label="x"
        tracks={[
          {
            name: 'Charge',
            values: [1, -0.5],
            lowColour: '--letter-red',
            highColour: '--letter-blue',
            lowMeans: 'negative',
            highMeans: 'positive',
          },
        ]}
      />,
    );
    expect(html).toContain('color-mix(in srgb, var(--letter-blue) 100%, transparent) 0ch 1ch');
    expect(html).toContain('color-mix(in srgb, var(--letter-red) 50%, transparent) 1ch 2ch');
    expect(html.replaceAll('<!-- -->', '')).toMatch(/Charge: .* negative .* positive/);
  });

  it('can be walked by keyboard where somebody listens', () => {
    expect(show('protein', 'MKT')).not.toContain('type="range"');
    const html = renderToString(
      <SequenceView
        kind="protein"
        sequence="MKT"
        label="x"
        highlighted={[{ first: 2, last: 2 }]}
        onPoint={() => undefined}
      />,
    );
    expect(html).toContain('aria-valuetext="K2"');
  });
});
