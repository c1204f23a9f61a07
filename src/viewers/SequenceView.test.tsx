import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
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
    expect(html).toContain(`<span class="letter-adenine">${'A'.repeat(10)}</span>`);
    expect(html).toContain('<span class="letter-cytosine">CC</span>N');
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
});
