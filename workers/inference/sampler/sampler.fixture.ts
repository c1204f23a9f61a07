import fc from 'fast-check';
import type { Sampling } from '../protocol.ts';
import { history, maskOf, PLAIN } from './sampler-definition.fixture.ts';

const logit = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: -12, max: 12, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(-1, 0, 2, 2, Number.NEGATIVE_INFINITY) },
);

const penalties = fc.record({
  repetitionPenalty: fc.constantFrom(1, 1, 1.3, 2, 0.7),
  presencePenalty: fc.constantFrom(0, 0, 0.8, 2, -1),
  frequencyPenalty: fc.constantFrom(0, 0, 0.4, -0.3),
});

const filters = fc.record({
  temperature: fc.constantFrom(0.3, 0.6, 1, 1.7),
  topK: fc.constantFrom(0, 0, 1, 3, 20, 300),
  topP: fc.constantFrom(1, 1, 0.3, 0.8, 0.95, 0.999),
  minP: fc.constantFrom(0, 0, 0.05, 0.3, 0.9),
});

/** Logits, settings, what was written, and what may come, of every sort. */
export const settings = fc
  .array(logit, { minLength: 1, maxLength: 90 })
  .map((logits) => [0.25, ...logits])
  .chain((logits) => {
    const id = fc.nat(logits.length - 1);
    return fc.record({
      logits: fc.constant(logits),
      sampling: fc
        .tuple(filters, penalties)
        .map(([kept, lowered]): Sampling => ({ ...PLAIN, ...kept, ...lowered })),
      past: fc
        .tuple(fc.array(id, { maxLength: 12 }), fc.array(id, { maxLength: 12 }))
        .map(([reply, prompt]) => history(reply, prompt)),
      allowed: fc.option(
        // The first token has a finite logit, so that something is left to draw.
        fc.array(id, { maxLength: 60 }).map((ids) => maskOf([0, ...ids], logits.length)),
        { nil: undefined },
      ),
    });
  });
