import { describe, expect, it } from 'vitest';
import { rotaryFrequencies, rotarySize, rotaryTables } from './rotary-tables.ts';
import { tinyConfig } from './tiny-qwen3.fixture.ts';

const HEAD = { head_dim: 16 };
/** Theta to the power of -i / 8 for heads of 16 features. */
const plain = (theta: number) => Array.from({ length: 8 }, (_, i) => theta ** (-i / 8));

function expectFrequencies(changes: object, expected: readonly number[]): void {
  const frequencies = rotaryFrequencies(tinyConfig({ ...HEAD, ...changes }).rotary);
  expect(frequencies.length).toBe(expected.length);
  for (const [i, frequency] of frequencies.entries()) {
    expect(frequency / (expected[i] ?? Number.NaN)).toBeCloseTo(1, 12);
  }
}

describe('frequencies', () => {
  it('fall by powers of theta', () => {
    expectFrequencies({ rope_theta: 1e6 }, plain(1e6));
  });

  it('are divided by the factor of a linear scaling', () => {
    const scaling = { rope_type: 'linear', factor: 4 };
    const expected = plain(1e4).map((frequency) => frequency / 4);
    expectFrequencies({ rope_theta: 1e4, rope_scaling: scaling }, expected);
  });

  it('of llama3 are divided below one turn in the original context and kept above four', () => {
    const scaling = {
      rope_type: 'llama3',
      factor: 8,
      low_freq_factor: 1,
      high_freq_factor: 4,
      original_max_position_embeddings: 8192,
    };
    // Turns of the angles in 8192 positions: 1303.8, 252.8, 49.0, 9.5, 1.84, 0.36, 0.069, 0.013.
    const turns = (8192 * 5e5 ** (-4 / 8)) / (2 * Math.PI);
    const kept = (turns - 1) / (4 - 1);
    const shares = [1, 1, 1, 1, kept, 0, 0, 0];
    const expected = plain(5e5).map((frequency, i) => {
      const share = shares[i] ?? Number.NaN;
      return frequency * share + (frequency / 8) * (1 - share);
    });
    expectFrequencies({ rope_theta: 5e5, rope_scaling: scaling }, expected);
  });

  it('of yarn are blended between the indices of 32 turns and of one', () => {
    const scaling = {
      rope_type: 'yarn',
      factor: 4,
      original_max_position_embeddings: 32_768,
    };
    // 16 ln(32768 / (32 * 2 pi)) / (2 ln 1e6) = 2.95, rounded down; 16 ln(32768 / 2 pi) / (2 ln 1e6) = 4.96, up.
    const divided = [0, 0, 0, 1 / 3, 2 / 3, 1, 1, 1];
    const expected = plain(1e6).map((frequency, i) => {
      const share = divided[i] ?? Number.NaN;
      return frequency * (1 - share) + (frequency / 4) * share;
    });
    expectFrequencies({ rope_theta: 1e6, rope_scaling: scaling }, expected);
  });

  // Printed by the definitions of transformers 5.18, computed in 64 bits.
  const otherYarn = {
    rope_theta: 1e4,
    max_position_embeddings: 4096,
    rope_parameters: {
      rope_type: 'yarn',
      original_max_position_embeddings: 1024,
      beta_fast: 16,
      beta_slow: 2,
      truncate: false,
      mscale: 0.8,
      mscale_all_dim: 0.5,
    },
  };
  const otherFrequencies = [
    1, 0.316227766016838, 0.1, 0.0187018028017713, 0.0025, 0.000790569415042095, 0.00025,
    7.90569415042095e-5,
  ];

  it('of yarn need no whole indices, and the factor may follow from the two contexts', () => {
    expectFrequencies(otherYarn, otherFrequencies);
    expect(rotarySize(tinyConfig({ ...HEAD, ...otherYarn }).rotary)).toBeCloseTo(
      1.03889297522174,
      13,
    );
  });
});

describe('tables', () => {
  it('hold the cosine and sine of position times frequency', () => {
    const { rotary } = tinyConfig({ head_dim: 4, rope_theta: 100 });
    const { cos, sin } = rotaryTables(rotary, 3);
    const angles = [0, 0, 1, 0.1, 2, 0.2];
    expect([...cos]).toEqual(angles.map((angle) => Math.fround(Math.cos(angle))));
    expect([...sin]).toEqual(angles.map((angle) => Math.fround(Math.sin(angle))));
  });

  it('of yarn are stretched by 0.1 ln(factor) + 1, or by what the file says', () => {
    const yarn = { rope_type: 'yarn', factor: 4, original_max_position_embeddings: 16 };
    const stretched = tinyConfig({ ...HEAD, rope_parameters: { ...yarn, rope_theta: 1e4 } });
    expect(rotarySize(stretched.rotary)).toBeCloseTo(1.138629436111989, 15);
    expect(rotaryTables(stretched.rotary, 1).cos[0]).toBe(Math.fround(1.138629436111989));
    const given = { ...yarn, rope_theta: 1e4, attention_factor: 1.5 };
    expect(rotarySize(tinyConfig({ ...HEAD, rope_parameters: given }).rotary)).toBe(1.5);
  });
});
