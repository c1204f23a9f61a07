import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { NucleicTracks } from './NucleicTracks.tsx';

const ignore = () => undefined;

function show(sequence: string, highlighted: readonly { first: number; last: number }[] = []) {
  const view = (
    <NucleicTracks
      sequence={sequence}
      label="Promoter"
      highlighted={highlighted}
      onPoint={ignore}
      onPin={ignore}
    />
  );
  return renderToString(view).replaceAll('<!-- -->', '').replaceAll('\u00a0', ' ');
}

describe('the tracks of a nucleic acid', () => {
  it('draw a curve for GC and one for CpG, and say them', () => {
    const html = show(`${'AT'.repeat(20)}${'CG'.repeat(20)}`);
    expect(html.match(/class="tracks-curve" d="M[\d.]+ /g)).toHaveLength(2);
    expect(html).toMatch(/GC content from 0 % at 1 to 100 % at \d+\./);
    expect(html).toContain('Windows of 13 bases');
  });

  it('leave a gap where there is nothing to count', () => {
    expect(show('N'.repeat(30)).match(/class="tracks-curve" d=""/g)).toHaveLength(2);
    expect(show('N'.repeat(30))).toContain('nothing but unknown bases');
  });

  it('name each motif with its place, as a mark and as a button', () => {
    const html = show('GGCCTATAAAAGGCCACCATGGCATAAGG');
    expect(html.match(/data-motif="\d"/g)).toHaveLength(4);
    for (const words of ['TATA box 5–11', 'Kozak sequence 16–22', 'Start codon 19–21']) {
      expect(html).toContain(`${words}</button>`);
    }
    expect(html).toContain('none is proof of a function');
  });

  it('say that no motif is there', () => {
    expect(show('GGGGGGGG')).toContain('None of the usual motifs');
  });

  it('mark what is pointed at', () => {
    expect(show('GGGGGGGG', [{ first: 2, last: 4 }]).match(/tracks-pointed/g)).toHaveLength(1);
  });
});
