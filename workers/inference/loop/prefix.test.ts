import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FakeCall } from '../model/fake-model.fixture.ts';
import { HeldTokens } from './prefix.ts';
import {
  ASK,
  babble,
  createFakeWriter,
  type FakeWriter,
  type Outcome,
  reply,
} from './writer.fixture.ts';

const asking = (content: string) => [{ role: 'user', content } as const];

function quiet(beforeCall: (call: FakeCall) => void = () => {}): FakeWriter {
  return createFakeWriter({
    logitsOf: babble('ab. '),
    contextLength: 80,
    mostTokensPerStep: 4,
    beforeCall,
  });
}

/** The ids of samples and of a beam search's candidates. */
function written({ ids, summary }: Outcome) {
  return [...ids, ...(summary.candidates ?? []).map(({ tokens }) => tokens.map(({ id }) => id))];
}

/** What was read: the tokens of each piece, by where it begins. */
function piecesOf({ model }: FakeWriter, from = 0): readonly string[] {
  return model.calls
    .slice(from)
    .flatMap((call) => (call.kind === 'read' ? [`${call.start}+${call.ids.length}`] : []));
}

describe('a warm cache', () => {
  it('holds nothing at first', () => {
    expect(new HeldTokens().reusable([1, 2, 3], [], 1)).toBe(0);
  });

  it('reads a prompt from the piece in which it differs', async () => {
    const writer = quiet();
    await reply(writer, { messages: asking('twelve token') });
    const from = writer.model.calls.length;
    const { summary, progress } = await reply(writer, { messages: asking('twelve books') });
    expect(piecesOf(writer, from)).toEqual(['4+4', '8+4']);
    expect(summary.reusedTokenCount).toBe(4);
    expect(progress[0]).toMatchObject({ kind: 'prompt', tokenCount: 12, reusedTokenCount: 4 });
    expect(progress[1]).toEqual({ kind: 'prefill', doneTokens: 4, totalTokens: 8 });
  });

  it('reads only the last piece of the same prompt again, for its logits', async () => {
    const writer = quiet();
    const first = await reply(writer, { messages: asking('twelve token') });
    const from = writer.model.calls.length;
    const again = await reply(writer, { messages: asking('twelve token') });
    expect(piecesOf(writer, from)).toEqual(['8+4']);
    expect(again.summary.reusedTokenCount).toBe(8);
    expect(again.ids).toEqual(first.ids);
  });

  it('goes on behind what the last run had written, for a branch of it', async () => {
    const writer = quiet();
    const first = await reply(writer, { messages: asking('twelve token'), maxTokens: 10 });
    const from = writer.model.calls.length;
    const written = [(first.ids[0] ?? []).slice(0, 6)];
    const branch = await reply(writer, {
      messages: asking('twelve token'),
      maxTokens: 10,
      written,
    });
    // Its last token is read as it was read then: alone.
    const [firstCall] = writer.model.calls.slice(from).filter(({ kind }) => kind !== 'reserve');
    expect(firstCall).toMatchObject({ kind: 'step', starts: [17] });
    expect(branch.summary.reusedTokenCount).toBe(12);
    expect(branch.ids[0]).toEqual(first.ids[0]?.slice(6));
  });

  it('takes the pieces that a cold one takes, so that both compute the same numbers', async () => {
    const texts = fc.array(fc.stringMatching(/^[xy]{1,14}$/), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(texts, async (contents) => {
        const warm = quiet();
        for (const content of contents) {
          const from = warm.model.calls.length;
          const cold = quiet();
          const expected = await reply(cold, { messages: asking(content), maxTokens: 4 });
          const found = await reply(warm, { messages: asking(content), maxTokens: 4 });
          expect(found.ids).toEqual(expected.ids);
          const warmPieces = piecesOf(warm, from);
          expect(piecesOf(cold).slice(-warmPieces.length)).toEqual(warmPieces);
        }
      }),
    );
  });

  it('writes what a cold one writes, whatever ran, failed or was aborted before', async () => {
    const step = fc.record({
      content: fc.stringMatching(/^x{0,9}[xy]{1,3}$/),
      sampleCount: fc.integer({ min: 1, max: 3 }),
      seed: fc.nat(3),
      beams: fc.boolean(),
      /** The call that fails; most runs have fewer. */
      failsAt: fc.nat(20),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
        let left = Number.POSITIVE_INFINITY;
        const warm = quiet(() => {
          if (left-- === 0) throw new Error('lost');
        });
        for (const { content, sampleCount, seed, beams, failsAt } of steps) {
          const params = {
            messages: asking(content),
            maxTokens: 5,
            sampling: { ...ASK.sampling, temperature: 1, seed },
            ...(beams
              ? { beams: { width: 3, candidateCount: 3, lengthPenalty: 1 } }
              : { sampleCount }),
          };
          left = failsAt;
          const found = await reply(warm, params).catch((thrown: Error) => thrown.message);
          left = Number.POSITIVE_INFINITY;
          if (found === 'lost') continue;
          const cold = await reply(quiet(), params);
          expect(typeof found === 'string' ? found : written(found)).toEqual(written(cold));
        }
      }),
      { numRuns: 80 },
    );
  });
});
