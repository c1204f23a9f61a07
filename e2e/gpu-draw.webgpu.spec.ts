import { expect, test } from '@playwright/test';
import { bundleModule } from '#tools/bundle-module.ts';

/** Of what bench/gpu-draw-page.ts gives; nothing here imports the code that it tries. */
interface Outcome {
  readonly drawn: readonly number[];
  readonly expected: readonly number[];
  readonly fromTops: readonly (number | undefined)[];
  readonly inputIds: readonly number[];
  readonly lastIndices: readonly number[];
}
declare const gpuDrawPage: { run(trials: readonly object[]): Promise<readonly Outcome[]> };

test('a GPU draws the tokens that the sampler draws, and feeds them to the next step', async ({
  page,
}) => {
  // An empty page of a trusted origin: the workbench would take the GPU's time.
  await page.route('**/empty', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  await page.goto('/empty');
  await page.evaluate(await bundleModule('bench/gpu-draw-page.ts'));
  const [rows, batches, steps] = [3, 3, 4];
  const samplings = [
    { temperature: 0 },
    { temperature: 0.6, topK: 20, topP: 0.95 },
    { temperature: 1, topK: 64, seed: 3 },
    { temperature: 1.5, topK: 40, minP: 0.1, seed: 4 },
    { temperature: 0.7, topK: 64, topP: 0.5, minP: 0.02, seed: 5 },
  ];
  const outcomes = await page.evaluate(
    (trials) => gpuDrawPage.run(trials),
    samplings.map((sampling) => ({ sampling, vocabulary: 5000, rows, batches, steps })),
  );
  expect(outcomes).toHaveLength(samplings.length);
  for (const [index, outcome] of outcomes.entries()) {
    const which = JSON.stringify(samplings[index]);
    expect(outcome.expected, which).toHaveLength(rows * batches * steps);
    expect(outcome.drawn, which).toEqual(outcome.expected);
    expect(outcome.fromTops, which).toEqual(outcome.expected);
    expect(outcome.inputIds, which).toEqual(outcome.expected.slice(-rows));
    expect(outcome.lastIndices, which).toEqual([12, 22, 32]);
  }
});
