import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definitely } from '#base/assert.ts';
import type { FakeModel } from '../model/fake-model.fixture.ts';
import type { Fly, TopLogits } from '../model/language-model.ts';
import type { GenerateParams } from '../protocol.ts';
import { createSampler } from '../sampler/sampler.ts';
import { ASK, babble, createFakeWriter, reply, STOP } from './writer.fixture.ts';

const logitsOf = babble('abc. \n\n</think>', new Map([[STOP, 0]]));
const NO_HISTORY = { seen: new Set<number>(), counts: new Map<number, number>() };

/**
 * A model that draws by itself, as a GPU does. `wrong`: which draws, counted over all flights, are
 * another token than the CPU's.
 */
function flyingWriter(wrong: ReadonlySet<number>) {
  const writer = createFakeWriter({ logitsOf, hasTop: true, contextLength: 80 });
  const { model } = writer;
  let draws = 0;
  const fly: Fly = Object.assign(
    async (flight: Parameters<Fly>[0], start: number) => {
      const sampler = createSampler(flight.sampling);
      const ids: number[] = [];
      const tops: TopLogits[] = [];
      let id = flight.id;
      for (const [step, uniform] of flight.uniforms.entries()) {
        const top = await bestOf(model, id, start + step, flight);
        const drawn = definitely(sampler.fromTop(top, NO_HISTORY, uniform), 'a decided draw');
        id = wrong.has(draws) ? (drawn + 1) % model.vocabulary : drawn;
        ids.push(id);
        tops.push(top);
        draws++;
      }
      return { ids, tops };
    },
    { most: 8 },
  );
  return { ...writer, model: Object.assign(model, { fly }) };
}

async function bestOf(
  model: FakeModel,
  id: number,
  start: number,
  { sampling, topCount }: Parameters<Fly>[0],
): Promise<TopLogits> {
  const logits = await model.step([id], [start]);
  const temperature = sampling.temperature || 1;
  const tops = await definitely(logits.top, 'tops')({ count: topCount, temperature });
  return definitely(tops[0], 'the top of row 0');
}

const params = fc
  .record({
    temperature: fc.constantFrom(0, 0.6, 1.3),
    topK: fc.integer({ min: 1, max: 20 }),
    topP: fc.constantFrom(1, 0.9),
    minP: fc.constantFrom(0, 0.05),
    seed: fc.nat(),
  })
  .map((sampling) => ({ ...ASK.sampling, ...sampling }));
const budgets = fc.option(
  fc.record({ tokens: fc.integer({ min: 2, max: 15 }), answerTokens: fc.nat(5) }),
  { nil: undefined },
);
const places = fc.array(fc.nat(40), { maxLength: 8 }).map((list) => new Set(list));

describe('tokens drawn in flight', () => {
  it('are those that are drawn one by one, also where one in flight was wrong or a thought is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        params,
        fc.constantFrom('auto' as const, 'thinking' as const),
        fc.integer({ min: 1, max: 40 }),
        budgets,
        places,
        async (sampling, mode, maxTokens, thoughtBudget, wrong) => {
          const asked: Partial<GenerateParams> = {
            sampling,
            mode,
            maxTokens,
            ...(thoughtBudget && { thoughtBudget }),
          };
          const plain = createFakeWriter({ logitsOf, hasTop: true, contextLength: 80 });
          const flown = await reply(flyingWriter(wrong), asked);
          expect(told(flown)).toEqual(told(await reply(plain, asked)));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('leave a cache that the next run may build on', async () => {
    const flying = flyingWriter(new Set([2, 3, 11]));
    const asked = { sampling: { ...ASK.sampling, temperature: 0.7, topK: 5, seed: 3 } };
    const first = told(await reply(flying, asked));
    expect(told(await reply(flying, asked))).toEqual(first);
  });
});

function told({ tokens }: Awaited<ReturnType<typeof reply>>) {
  return tokens.map((list) => list.map(({ id, logProbability }) => ({ id, logProbability })));
}
