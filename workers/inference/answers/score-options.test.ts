import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFakeModel, hashedLogits } from '../model/fake-model.fixture.ts';
import { logSumExp } from '../sampler/log-probability.ts';
import { scoreOptions } from './score-options.ts';

const VOCABULARY = 12;
const stops = new Set([0, 1]);
const prompt = [5, 3, 8];

/** Every option on its own, from nothing: product of probabilities, sum over the stop tokens. */
function byDefinition(options: readonly (readonly number[])[]): number[] {
  const weights = options.map((ids) => {
    const sequence = [...prompt];
    let weight = 1;
    for (const id of ids) {
      weight *= probability(sequence, id);
      sequence.push(id);
    }
    return weight * [...stops].reduce((sum, id) => sum + probability(sequence, id), 0);
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

function probability(sequence: readonly number[], id: number): number {
  const logits = hashedLogits(sequence, VOCABULARY);
  return Math.exp((logits[id] ?? 0) - logSumExp(logits));
}

async function score(options: readonly (readonly number[])[], givesEveryPosition = true) {
  const model = createFakeModel({
    vocabulary: VOCABULARY,
    mostTokensPerStep: 3,
    givesEveryPosition,
  });
  await model.reserve(1, 64, 0);
  const logits = await model.read(prompt, 0);
  const first = await logits.all(0);
  const probabilities = await scoreOptions(model, prompt.length, options, first, stops);
  return { model, probabilities };
}

const optionLists = fc.uniqueArray(
  fc.array(fc.integer({ min: 2, max: 4 }), { minLength: 1, maxLength: 6 }),
  { minLength: 1, maxLength: 8, selector: String },
);

describe('the probabilities of options', () => {
  it('are those of the definition, however the options share their beginnings', async () => {
    await fc.assert(
      fc.asyncProperty(optionLists, fc.boolean(), async (options, givesEveryPosition) => {
        const { probabilities } = await score(options, givesEveryPosition);
        const expected = byDefinition(options);
        expect(probabilities).toHaveLength(expected.length);
        for (const [index, value] of probabilities.entries())
          expect(value).toBeCloseTo(expected[index] ?? Number.NaN, 6);
        expect(probabilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
      }),
      { numRuns: 200 },
    );
  });

  it('tell an option from a longer one that begins with it, by the stop token', async () => {
    const { probabilities } = await score([
      [4, 2],
      [4, 2, 3],
    ]);
    expect(probabilities[0]).toBeCloseTo(
      byDefinition([
        [4, 2],
        [4, 2, 3],
      ])[0] ?? Number.NaN,
      6,
    );
  });

  it('read what is common once, and leave the prompt in its row', async () => {
    const { model } = await score([
      [7, 7, 7, 7, 2, 9],
      [7, 7, 7, 7, 3, 9],
    ]);
    const read = model.calls.flatMap((call) => (call.kind === 'read' ? [call.ids.length] : []));
    expect(read).toEqual([3, 3, 1, 2, 2]);
    expect(model.rows[0]?.slice(0, prompt.length)).toEqual(prompt);
  });

  it('are not waited for after an abort', async () => {
    const model = createFakeModel({ vocabulary: VOCABULARY });
    await model.reserve(1, 64, 0);
    const first = await (await model.read(prompt, 0)).all(0);
    const aborted = AbortSignal.abort();
    await expect(
      scoreOptions(model, prompt.length, [[2], [3]], first, stops, aborted),
    ).rejects.toThrow();
    expect(model.calls.filter(({ kind }) => kind === 'read')).toHaveLength(1);
  });
});
