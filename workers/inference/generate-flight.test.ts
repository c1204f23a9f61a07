import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definitely } from '#base/assert.ts';
import type { FakeModel } from './fake-model.fixture.ts';
import type { Fly, TopLogits } from './language-model.ts';
import type { GenerateParams } from './protocol.ts';
import { createSampler } from './sampler.ts';
import { ASK, babble, createFakeWriter, reply, STOP } from './writer.fixture.ts';

const logitsOf = babble('abc. \n\n</think>', new Map([[STOP, 0]]));
const NO_HISTORY = { seen: new Set<number>(), counts: new Map<number, number>() };

interface Flaws {
  /** Which draws, counted over all flights, are another token than the CPU's. */
  readonly wrong: ReadonlySet<number>;
  /** Which draws fall on the border between two tokens, so that only all logits decide. */
  readonly unsure: ReadonlySet<number>;
}

/** A model that draws by itself, as a GPU does, and is wrong here and there. */
function flyingWriter({ wrong, unsure }: Flaws) {
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
        tops.push(unsure.has(draws) ? undecided(top, uniform, flight.sampling.topK) : top);
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

/** The draw falls where the first token ends, if the first may be so probable as to end there. */
function undecided(top: TopLogits, uniform: number, topK: number): TopLogits {
  const rest = (1 - uniform) / (topK - 1);
  if (uniform < rest) return top;
  const weight = (index: number) => (index < topK ? rest : rest / 1e9);
  const logits = top.logits.map((_, index) => Math.log(index === 0 ? uniform : weight(index)));
  return { ...top, logits, temperedSum: 1 / uniform };
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
  it('are those that are drawn one by one, also where a draw in flight was wrong', async () => {
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
          const flown = await reply(flyingWriter({ wrong, unsure: new Set() }), asked);
          expect(told(flown)).toEqual(told(await reply(plain, asked)));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are asked of all logits where the best few do not decide', async () => {
    let again = 0;
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const asked = { sampling: { ...ASK.sampling, temperature: 1, topK: 5, seed }, maxTokens: 30 };
      const plain = createFakeWriter({ logitsOf, hasTop: true, contextLength: 80 });
      const flying = flyingWriter({ wrong: new Set(), unsure: new Set(Array(40).keys()) });
      expect((await reply(flying, asked)).ids).toEqual((await reply(plain, asked)).ids);
      again += flying.model.calls.length - plain.model.calls.length;
    }
    expect(again).toBeGreaterThan(10);
  });

  it('leave a cache that the next run may build on', async () => {
    const flying = flyingWriter({ wrong: new Set([2, 3, 11]), unsure: new Set() });
    const asked = { sampling: { ...ASK.sampling, temperature: 0.7, topK: 5, seed: 3 } };
    const first = told(await reply(flying, asked));
    expect(told(await reply(flying, asked))).toEqual(first);
  });
});

function told({ tokens }: Awaited<ReturnType<typeof reply>>) {
  return tokens.map((list) => list.map(({ id, logProbability }) => ({ id, logProbability })));
}
