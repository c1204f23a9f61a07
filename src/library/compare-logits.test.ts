import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BARS, compareLogits, type LogitRows, shortfalls } from './compare-logits.ts';

const tie = { tie: 0 };

function rows(...positions: readonly (readonly number[])[]): LogitRows {
  return { logits: Float32Array.from(positions.flat()), vocabulary: positions[0]?.length ?? 0 };
}

/** Logits of `positions` rows, spread as a model's are. */
function randomRows(positions: number, vocabulary: number): fc.Arbitrary<LogitRows> {
  const size = positions * vocabulary;
  return fc
    .float32Array({ minLength: size, maxLength: size, min: -20, max: 20, noNaN: true })
    .map((logits) => ({ logits, vocabulary }));
}

const pairs = fc
  .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 2, max: 40 }))
  .chain(([positions, vocabulary]) =>
    fc.tuple(randomRows(positions, vocabulary), randomRows(positions, vocabulary)),
  );

describe('comparing logits', () => {
  it('gives the divergence that can be worked out by hand', () => {
    // Probabilities 3/4 and 1/4 against 1/2 and 1/2.
    const reference = rows([Math.log(3), 0]);
    const { meanKl, worstKl, agreeing } = compareLogits(reference, rows([0, 0]), tie);
    const expected = 0.75 * Math.log(1.5) + 0.25 * Math.log(0.5);
    expect(meanKl).toBeCloseTo(expected, 7);
    expect(worstKl).toBeCloseTo(expected, 7);
    expect(agreeing).toBe(1);
  });

  it('gives the relative error that can be worked out by hand', () => {
    // Around their means the reference is -1, 1 and the differences are -1, 1.
    const { worstError } = compareLogits(rows([0, 2]), rows([10, 14]), tie);
    expect(worstError).toBeCloseTo(1, 12);
  });

  it('is never below zero and zero for equal rows', () => {
    fc.assert(
      fc.property(pairs, ([reference, candidate]) => {
        const compared = compareLogits(reference, candidate, tie);
        expect(compared.meanKl).toBeGreaterThanOrEqual(0);
        expect(compared.worstKl).toBeGreaterThanOrEqual(compared.meanKl * (1 - 1e-12));
        const same = compareLogits(reference, reference, tie);
        expect(same).toMatchObject({ worstKl: 0, worstError: 0, notFinite: 0 });
        expect(same.agreeing).toBe(same.positions);
      }),
    );
  });

  it('is the same for a vocabulary in another order', () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: 1, max: 1000 }), ([reference, candidate], turn) => {
        const moved = ({ logits, vocabulary }: LogitRows): LogitRows => ({
          vocabulary,
          logits: logits.map((_, i) => {
            const token = ((i % vocabulary) + turn) % vocabulary;
            return logits[i - (i % vocabulary) + token] ?? 0;
          }),
        });
        const before = compareLogits(reference, candidate, tie);
        const after = compareLogits(moved(reference), moved(candidate), tie);
        expect(after.worstKl).toBeCloseTo(before.worstKl, 9);
        expect(after.worstError / before.worstError || 1).toBeCloseTo(1, 9);
      }),
    );
  });

  it('does not see a constant that is added to all logits, as a softmax does not', () => {
    const compared = compareLogits(rows([1, 5, 2]), rows([101, 105, 102]), tie);
    expect(compared.agreeing).toBe(1);
    expect(compared.worstError).toBeCloseTo(0, 12);
    expect(compared.worstKl).toBeCloseTo(0, 12);
  });

  it('takes another best token for the same only where the reference holds both as equal', () => {
    const reference = rows([1, 0.99, -1, -1]);
    const other = rows([0.99, 1, -1, -1]);
    expect(compareLogits(reference, other, { tie: 0 }).agreeing).toBe(0);
    expect(compareLogits(reference, other, { tie: 0.1 }).agreeing).toBe(1);
    // The same gap in logits that are a hundred times flatter is a real disagreement.
    const flat = rows([0.01, 0, -0.01, -0.01]);
    const flatOther = rows([0, 0.01, -0.01, -0.01]);
    expect(compareLogits(flat, flatOther, { tie: 0.1 }).agreeing).toBe(0);
  });

  it('counts numbers that are none, on either side, and agrees in none of their rows', () => {
    const good = rows([1, 2], [3, 4]);
    const bad = rows([Number.NaN, Number.POSITIVE_INFINITY], [3, 4]);
    expect(compareLogits(good, bad, tie)).toMatchObject({ notFinite: 2, agreeing: 1, worstKl: 0 });
    expect(compareLogits(bad, good, tie)).toMatchObject({ notFinite: 2, agreeing: 1 });
    expect(compareLogits(bad, bad, tie)).toMatchObject({ notFinite: 4, agreeing: 1 });
  });

  it('does not overflow where logits are large', () => {
    const compared = compareLogits(rows([3e38, -3e38]), rows([-3e38, 3e38]), tie);
    expect(compared).toMatchObject({ agreeing: 0, notFinite: 0 });
    expect(compared.worstKl).toBeGreaterThan(1e38);
  });

  it('refuses rows of different shapes', () => {
    expect(() => compareLogits(rows([1, 2]), rows([1, 2, 3]), tie)).toThrow(/vocabularies 2, 3/);
    expect(() => compareLogits(rows([1, 2]), rows([1, 2], [1, 2]), tie)).toThrow(/logits 2, 4/);
    const ragged = { logits: new Float32Array(3), vocabulary: 2 };
    expect(() => compareLogits(ragged, ragged, tie)).toThrow(/3 logits of 2 tokens/);
  });
});

describe.each(['fp32', 'fp16'] as const)('the bar of %s', (activations) => {
  const bar = BARS[activations];
  const reference = fc
    .array(fc.integer({ min: -4000, max: 4000 }), { minLength: 20 * 32, maxLength: 20 * 32 })
    .map(
      (values): LogitRows => ({
        vocabulary: 32,
        logits: Float32Array.from(values, (value, i) => value / 1000 + (i % 7) / 10),
      }),
    );
  const judge = (good: LogitRows, other: LogitRows) =>
    shortfalls(compareLogits(good, other, bar), bar);
  const changed = ({ logits, vocabulary }: LogitRows, change: (logits: Float32Array) => void) => {
    const copy = logits.slice();
    change(copy);
    return { logits: copy, vocabulary };
  };

  it('is passed with the rounding of right kernels', () => {
    const rounding = activations === 'fp32' ? 1e-5 : 5e-3;
    fc.assert(
      fc.property(reference, (good) => {
        const rounded = changed(good, (logits) => {
          for (const [i, value] of logits.entries()) logits[i] = value + rounding * Math.sin(i * i);
        });
        expect(judge(good, rounded)).toEqual([]);
      }),
    );
  });

  it('sees a row of another position, rows exchanged, zeros, and one row of noise', () => {
    fc.assert(
      fc.property(reference, fc.integer({ min: 0, max: 18 }), (good, at) => {
        const row = (position: number) => good.logits.slice(position * 32, position * 32 + 32);
        const wrong = [
          changed(good, (logits) => logits.set(row(at + 1), at * 32)),
          changed(good, (logits) => {
            logits.set(row(at + 1), at * 32);
            logits.set(row(at), at * 32 + 32);
          }),
          changed(good, (logits) => logits.fill(0, at * 32, at * 32 + 32)),
          changed(good, (logits) => {
            for (let i = at * 32; i < at * 32 + 32; i++) logits[i] = 2 * Math.sin(i * i);
          }),
        ];
        for (const other of wrong) expect(judge(good, other)).not.toEqual([]);
      }),
    );
  });

  it('sees zeros also where the reference is nearly flat', () => {
    const flat = {
      vocabulary: 32,
      logits: Float32Array.from({ length: 20 * 32 }, (_, i) => 1e-4 * Math.sin(i * i)),
    };
    expect(
      judge(
        flat,
        changed(flat, (logits) => logits.fill(0)),
      ),
    ).not.toEqual([]);
  });

  it('says what is missing, with the numbers', () => {
    const good = rows(...Array.from({ length: 16 }, (_, i) => [i, 1, -i]));
    expect(judge(rows([1, 2]), rows([1, 2]))).toEqual([
      'Only 1 positions were compared; 16 are needed.',
    ]);
    const reasons = judge(
      good,
      changed(good, (logits) => logits.fill(Number.NaN, 0, 3)),
    );
    expect(reasons).toContain('3 of the logits are not numbers.');
    const far = judge(
      good,
      changed(good, (logits) => logits.reverse()),
    );
    expect(far.join(' ')).toMatch(/same at \d+ of 16 positions; 1[56] are needed/);
    expect(far.join(' ')).toMatch(/mean divergence is \d/);
  });
});
