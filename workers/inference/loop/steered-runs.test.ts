import { expect, it } from 'vitest';
import type { GenerateProgress } from '../protocol.ts';
import { SteeredRuns } from './steered-runs.ts';
import { ASK, babble, createFakeWriter } from './writer.fixture.ts';

function quietly(signal = new AbortController().signal) {
  return { signal, report: () => {} };
}

it('steers the run that goes on, and none where there is none', async () => {
  const runs = new SteeredRuns();
  runs.steer({ kind: 'answer-now' });
  const seen: GenerateProgress[] = [];
  const ask = { ...ASK, mode: 'thinking' } as const;
  await runs.generate(createFakeWriter({ logitsOf: babble('abc') }), ask, {
    signal: new AbortController().signal,
    report: (event) => {
      seen.push(event);
      if (seen.length === 8) runs.steer({ kind: 'answer-now' });
    },
  });
  expect(seen.filter(({ kind }) => kind === 'thought-ends')).toEqual([
    { kind: 'thought-ends', sample: 0, tokenIndex: 6, why: 'answer-now' },
  ]);
});

it('lets an aborted run come to its end before the next one begins', async () => {
  const writer = createFakeWriter({
    logitsOf: babble('abc'),
    beforeCall: () => new Promise((resolve) => setTimeout(resolve, 20)),
  });
  const runs = new SteeredRuns();
  const first = new AbortController();
  const aborted = runs.generate(writer, ASK, quietly(first.signal));
  aborted.catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 30));
  first.abort();
  const next = await runs.generate(writer, { ...ASK, maxTokens: 2 }, quietly());
  await expect(aborted).rejects.toMatchObject({ name: 'AbortError' });
  expect(next.tokenCount).toBe(2);
});
