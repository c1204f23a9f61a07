import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { energyOf, loopEnergies } from './energy-of.ts';
import { everyStructure } from './every-structure.fixture.ts';
import { foldRna } from './fold-rna.ts';
import { type PairTable, readDotBracket, writeDotBracket } from './pair-table.ts';
import { referenceFoldings } from './reference-foldings.fixture.ts';

function folded(sequence: string) {
  const result = foldRna(sequence);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function tableOf(structure: string): PairTable {
  const table = readDotBracket(structure);
  if (!table.ok) throw new Error(table.error);
  return table.value;
}

/** kcal/mol. */
function evaluated(sequence: string, structure: string): number {
  return energyOf(sequence, tableOf(structure)) / 100;
}

/** What hairpins of C alone cost here and nothing in RNAfold, in hundredths of kcal/mol. */
function penaltyOfC(sequence: string, structure: string): number {
  const hairpins = loopEnergies(sequence, tableOf(structure)).filter(
    ({ loop }) => loop.kind === 'hairpin' && loop.unpaired.every((at) => sequence[at] === 'C'),
  );
  return hairpins.reduce((sum, { loop: { unpaired } }) => sum + priceOfC(unpaired.length), 0);
}

function priceOfC(count: number): number {
  return count === 3 ? 150 : 160 + 30 * count;
}

/** Where the penalty for hairpins of C alone leads elsewhere: our energy. */
const deviating: Readonly<Record<string, number>> = {
  'all-c-of-3': -5.7,
  'all-c-of-4': -3.9,
  'all-c-of-7': -4.6,
};

describe('energies of another program', () => {
  test.each(referenceFoldings)('of its structure: $name', ({ sequence, structure, energy }) => {
    const penalty = penaltyOfC(sequence, structure);
    expect(energyOf(sequence, tableOf(structure)) - penalty).toBe(Math.round(energy * 100));
  });

  test.each(referenceFoldings)('of the best structure: $name', ({ name, sequence, energy }) => {
    expect(folded(sequence).energy).toBe(deviating[name] ?? energy);
  });
});

const rna = (maxLength: number) =>
  fc.array(fc.constantFrom('A', 'C', 'G', 'U'), { minLength: 1, maxLength }).map((x) => x.join(''));
/** Bases of which many pair. */
const sticky = fc
  .array(fc.constantFrom('G', 'C', 'G', 'C', 'U', 'A'), { minLength: 8, maxLength: 16 })
  .map((letters) => letters.join(''));

describe('the structure of least energy', () => {
  test('has the energy that its loops add up to', () => {
    fc.assert(
      fc.property(rna(80), (sequence) => {
        const { structure, energy, loopEnergies: parts } = folded(sequence);
        expect(structure).toHaveLength(sequence.length);
        expect(evaluated(sequence, structure)).toBe(energy);
        expect(parts.reduce((sum, part) => sum + Math.round(part * 100), 0)).toBe(
          Math.round(energy * 100),
        );
        expect(energy).toBeLessThanOrEqual(0);
      }),
      { numRuns: 150 },
    );
  });

  test('is that of all structures there are', () => {
    fc.assert(
      fc.property(sticky, (sequence) => {
        const energies = everyStructure(sequence).map((table) => energyOf(sequence, table));
        expect(Math.round(folded(sequence).energy * 100)).toBe(Math.min(...energies));
      }),
      { numRuns: 60 },
    );
  });

  test('is that of all structures of an RNA with a multiloop', () => {
    const sequence = 'GGCGAAAGCGCAAAGCC';
    const energies = everyStructure(sequence).map((table) => energyOf(sequence, table));
    expect(Math.round(folded(sequence).energy * 100)).toBe(Math.min(...energies));
    const multiloop = tableOf('((..(...)(...).))');
    expect(energyOf('GGAAGAAACGAAACACC', multiloop)).toBeGreaterThan(0);
  });

  test('of RNAs that pair nowhere is open and has energy 0', () => {
    for (const sequence of ['A', 'GGGG', 'GAAC', 'ACACACAC']) {
      expect(folded(sequence)).toMatchObject({
        structure: '.'.repeat(sequence.length),
        energy: 0,
      });
    }
  });

  test('costs more where a hairpin is of C alone', () => {
    const structure = '(((...)))';
    expect(evaluated('GGGCCCCCC', structure) - evaluated('GGGAAACCC', structure)).toBeCloseTo(1.5);
    expect(penaltyOfC('GGGCCCCCCC', '(((....)))')).toBe(280);
  });
});

test('reads DNA letters and lower case as RNA', () => {
  expect(folded('ggggttttcccc')).toMatchObject({
    sequence: 'GGGGUUUUCCCC',
    structure: '((((....))))',
  });
});

test.each([
  ['', /no RNA/, undefined],
  ['GGXCC', /“X” at character 3/, 2],
  ['GGNCC', /“N” at character 3 is none of A, C, G and U/, 2],
  ['G'.repeat(2001), /2,001 bases; up to 2,000/, 2000],
])('refuses %j with the place and a cure', (text, message, position) => {
  const result = foldRna(text);
  expect(result).toMatchObject({
    ok: false,
    error: { message: expect.stringMatching(message), cure: expect.any(String) },
  });
  if (!result.ok) expect(result.error.position).toBe(position);
});

test('dots and brackets survive reading and writing, and wrong ones are named', () => {
  const text = '..((.(...)..))((....))';
  expect(writeDotBracket(tableOf(text))).toBe(text);
  expect(readDotBracket('(()')).toEqual({ ok: false, error: 'The bracket at 1 is never closed.' });
  expect(readDotBracket('.)')).toEqual({ ok: false, error: 'The bracket at 2 closes nothing.' });
  expect(readDotBracket('[]')).toMatchObject({ ok: false });
});
