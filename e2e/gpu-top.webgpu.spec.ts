import { expect, type Page, test } from '@playwright/test';
import { bundleModule } from '#tools/bundle-module.ts';

/** Of what bench/gpu-top-page.ts gives; nothing here imports the code that it tries. */
interface Difference {
  readonly wrong: readonly string[];
  readonly logSumExp: number;
  readonly temperedSum: number;
}
interface TrialPage {
  compare(cases: readonly unknown[]): Promise<readonly Difference[]>;
  refuse(vocabulary: number, trials: readonly Record<number, number>[]): Promise<readonly string[]>;
  overlap(vocabulary: number): Promise<readonly Difference[]>;
}
declare const gpuTopPage: TrialPage;

let script: string;
test.beforeAll(async () => {
  script = await bundleModule('bench/gpu-top-page.ts');
});
test.beforeEach(async ({ page }) => {
  // An empty page of a trusted origin: the workbench would take the GPU's time.
  await page.route('**/empty', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  await page.goto('/empty');
  await page.evaluate(script);
});

const PLAIN = { kind: 'random', rows: 1, count: 20, temperature: 0.6 };

test('the best tokens are found for every size of vocabulary and every count', async ({ page }) => {
  const sizes = [1, 31, 63, 64, 65, 4096, 4097];
  await expectNoDifference(
    page,
    sizes.flatMap((vocabulary) =>
      [1, 20, 64].map((count) => ({ ...PLAIN, vocabulary, count, rows: 3 })),
    ),
  );
});

test('the best tokens are found in a vocabulary of 151,936', async ({ page }) => {
  await expectNoDifference(page, [
    { ...PLAIN, vocabulary: 151_936, rows: 3 },
    { ...PLAIN, vocabulary: 151_936, count: 64, temperature: 1.5, allowEvery: 7 },
    { ...PLAIN, vocabulary: 262_144, count: 64, kind: 'rising' },
  ]);
});

test('ties, order, impossible tokens and masks change nothing', async ({ page }) => {
  const kinds = ['ties', 'equal', 'rising', 'falling', 'mostly-impossible', 'impossible'];
  await expectNoDifference(
    page,
    kinds.flatMap((kind) =>
      [undefined, 3, 501].map((allowEvery) => ({
        ...PLAIN,
        kind,
        vocabulary: 9001,
        rows: 3,
        count: 64,
        ...(allowEvery === undefined ? {} : { allowEvery }),
      })),
    ),
  );
});

test('a very low and a very high temperature are borne', async ({ page }) => {
  await expectNoDifference(
    page,
    [1e-6, 0.01, 5].map((temperature) => ({ ...PLAIN, vocabulary: 5000, temperature })),
  );
});

test('several searches under way do not disturb each other', async ({ page }) => {
  const differences = await page.evaluate(() => gpuTopPage.overlap(5000));
  expect(differences.flatMap(({ wrong }) => wrong)).toEqual([]);
});

test('logits that are no numbers are refused and counted', async ({ page }) => {
  const messages = await page.evaluate(() =>
    gpuTopPage.refuse(10_000, [
      { 17: Number.NaN, 9000: Number.POSITIVE_INFINITY },
      { 0: Number.NaN },
      { 17: Number.NEGATIVE_INFINITY },
    ]),
  );
  expect(messages[0]).toContain('2 of 10000 logits');
  expect(messages[1]).toContain('1 of 10000 logits');
  expect(messages[2]).toContain('no failure');
});

async function expectNoDifference(page: Page, cases: readonly object[]): Promise<void> {
  const differences = await page.evaluate((given) => gpuTopPage.compare(given), cases);
  expect(differences).toHaveLength(cases.length);
  for (const [index, { wrong, logSumExp, temperedSum }] of differences.entries()) {
    const which = JSON.stringify(cases[index]);
    expect(wrong, which).toEqual([]);
    expect(logSumExp, which).toBeLessThan(1e-5);
    // The sampler leaves draws undecided that a share of 1e-5 could change.
    expect(temperedSum, which).toBeLessThan(5e-6);
  }
}
