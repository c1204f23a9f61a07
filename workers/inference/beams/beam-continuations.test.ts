import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFakeModel } from '../model/fake-model.fixture.ts';
import { mostLikely } from '../sampler/log-probability.ts';
import { bestContinuations } from './beam-continuations.ts';

const VOCABULARY = 70;
// Few values, so that many are equal.
const someLogits = fc
  .array(fc.integer({ min: -5, max: 5 }), { minLength: VOCABULARY, maxLength: VOCABULARY })
  .map((values) => Float32Array.from(values));
const someBits = fc
  .array(fc.nat(2 ** 32 - 1), { minLength: 3, maxLength: 3 })
  .map((words) => Uint32Array.from(words));

const isSet = (bits: Uint32Array, id: number) => (((bits[id >> 5] ?? 0) >>> (id & 31)) & 1) === 1;

async function stepOf(hasTop: boolean, ids: readonly number[]) {
  const model = createFakeModel({ vocabulary: VOCABULARY, hasTop });
  await model.reserve(ids.length, 1, 0);
  return model.step(
    ids,
    ids.map(() => 0),
  );
}

describe('the best continuations', () => {
  it('of one row are the first of all allowed ones in order', () => {
    fc.assert(
      fc.property(
        someLogits,
        fc.option(someBits, { nil: undefined }),
        fc.integer({ min: 1, max: 80 }),
        (logits, allowed, count) => {
          const sorted = [...logits.keys()]
            .filter((id) => allowed === undefined || isSet(allowed, id))
            .sort((a, b) => (logits[b] ?? 0) - (logits[a] ?? 0) || a - b);
          expect(mostLikely(logits, count, allowed)).toEqual(sorted.slice(0, count));
        },
      ),
    );
  });

  it('are the same from the best of each row as from all logits', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({ sum: fc.double({ min: -20, max: 0, noNaN: true }), allowed: someBits }),
          {
            minLength: 1,
            maxLength: 8,
          },
        ),
        fc.integer({ min: 1, max: 24 }),
        async (beams, count) => {
          const ids = beams.map((_, row) => row);
          const fromTop = await bestContinuations(await stepOf(true, ids), beams, count);
          const fromAll = await bestContinuations(await stepOf(false, ids), beams, count);
          expect(fromTop).toEqual(fromAll);
          expect(fromTop.every(({ beam, id }) => isSet(beams[beam]!.allowed, id))).toBe(true);
        },
      ),
    );
  });

  it('have probabilities under the whole distribution, whatever is allowed', async () => {
    const free = await bestContinuations(await stepOf(true, [4]), [{ sum: 0 }], 3);
    const second = free[1]!;
    const allowed = new Uint32Array(3);
    allowed[second.id >> 5] = 1 << (second.id & 31);
    const only = await bestContinuations(await stepOf(true, [4]), [{ sum: -2, allowed }], 3);
    expect(only).toEqual([{ ...second, sum: second.logProbability - 2 }]);
  });

  it('leave tokens out that cannot come', async () => {
    const logits = new Float32Array(VOCABULARY).fill(Number.NEGATIVE_INFINITY).with(3, 1);
    const model = createFakeModel({ vocabulary: VOCABULARY, logitsOf: () => logits });
    await model.reserve(1, 1, 0);
    const best = await bestContinuations(await model.step([1], [0]), [{ sum: 0 }], 5);
    expect(best).toEqual([{ beam: 0, id: 3, logProbability: 0, sum: 0 }]);
  });
});
