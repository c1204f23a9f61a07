import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { foldRna } from '#science/rna/fold-rna.ts';
import { layoutRna } from '#science/rna/layout.ts';
import { readDotBracket } from '#science/rna/pair-table.ts';
import { referenceFoldings } from '#science/rna/reference-foldings.fixture.ts';
import { numberPlaces } from './number-places.ts';
import { RnaStructureView } from './RnaStructureView.tsx';

const ignore = () => undefined;

function tableOf(structure: string) {
  const table = readDotBracket(structure);
  if (!table.ok) throw new Error(table.error);
  return table.value;
}

function show(sequence: string, highlighted: readonly { first: number; last: number }[] = []) {
  const folded = foldRna(sequence);
  if (!folded.ok) throw new Error(folded.error.message);
  return renderToString(
    <RnaStructureView
      folded={folded.value}
      table={tableOf(folded.value.structure)}
      label="Made up"
      highlighted={highlighted}
      onPoint={ignore}
      onPin={ignore}
    />,
  ).replaceAll('<!-- -->', '');
}

describe('the view of a folded RNA', () => {
  it('draws each base once and each pair as a line of its kind', () => {
    const html = show('AGGUGAAAACGCCA');
    expect(html.match(/data-base="\d+"/g)).toHaveLength(14);
    expect(html.match(/class="rna-pair rna-pair-[a-z]{2}"/g)).toEqual([
      'class="rna-pair rna-pair-cg"',
      'class="rna-pair rna-pair-cg"',
      'class="rna-pair rna-pair-gu"',
      'class="rna-pair rna-pair-cg"',
    ]);
  });

  it('says the energy, what it rests on, and the structure in words', () => {
    const html = show('GGGGAAAACCCC');
    expect(html).toContain('−5.4 kcal/mol');
    expect(html).toContain('Turner 2004, 37 °C, minimum free energy; not a measured structure');
    expect(html).toContain('4 base pairs in 1 helix, with 1 hairpin loop.');
    expect(html).toContain('aria-label="Made up, secondary structure"');
    expect(html).toContain('((((....))))');
    expect(html).toContain('1–4 with 9–12, 4 pairs');
  });

  it('rings the bases that are pointed at, and no others', () => {
    expect(show('GGGGAAAACCCC')).not.toContain('rna-ring');
    const html = show('GGGGAAAACCCC', [
      { first: 2, last: 3 },
      { first: 12, last: 14 },
    ]);
    expect(html.match(/rna-ring/g)).toHaveLength(3);
  });

  it('says that an RNA stays open', () => {
    expect(show('ACACAC')).toContain('An open chain without a pair.');
  });
});

describe('numbers beside the bases', () => {
  it('name both ends of a chain', () => {
    const table = tableOf('....');
    const texts = numberPlaces(layoutRna(table).positions, table).map(({ text }) => text);
    expect(texts).toEqual(['5′', '3′']);
  });

  it.each(referenceFoldings.slice(0, 40))('lie on no base of $name', ({ structure }) => {
    const table = tableOf(structure);
    const { positions } = layoutRna(table);
    for (const { x, y } of numberPlaces(positions, table)) {
      expect(
        Math.min(...positions.map((base) => Math.hypot(base.x - x, base.y - y))),
      ).toBeGreaterThan(0.7);
    }
  });
});
