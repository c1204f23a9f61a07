import { expect, type Page, test } from '@playwright/test';
import { scriptReplies, tokensOf } from '#tools/scripted-replies.ts';
import { expectPresentable } from './expect-presentable.ts';
import { WorkbenchPage } from './workbench-page.ts';

const round = (number: number) => `## Round ${number}

The ring of fragment ${number} has six carbons, and the acid has one, as anyone may count, so that the sum is $6 + 1 = 7$ in this round as well.

Wait, the acetyl group has two more of them, which the sum of round ${number} has left out so far.

Therefore there are **nine** carbons at the end of round ${number}.

| Fragment ${number} | Carbons |
| --- | --: |
| ring | 6 |

`;

async function showThought(page: Page, rounds: number): Promise<WorkbenchPage> {
  const thought = Array.from({ length: rounds }, (_, number) => round(number)).join('');
  await scriptReplies(page, [{ tokens: [...tokensOf(thought), '</think>', 'CH4'] }], {
    tokensPerTurn: 100,
    turnMs: 10,
  });
  const workbench = new WorkbenchPage(page);
  await workbench.open('free-question');
  await workbench.fillExample(0);
  await workbench.modelReady('scripted');
  await workbench.run.click();
  await expect(workbench.answer).toContainText('CH4');
  return workbench;
}

test('a thought folds to its outline and unfolds step by step, by keyboard too', async ({
  page,
}) => {
  const { reasoning } = await showThought(page, 2);
  await expect(reasoning.locator('math')).toHaveCount(2);
  await reasoning.getByRole('button', { name: 'Outline only' }).click();
  await expect(reasoning.locator('math')).toHaveCount(0);
  const turn = reasoning.getByRole('button', {
    name: /^Turn back Wait, the acetyl/,
    expanded: false,
  });
  await expect(turn).toHaveCount(2);
  await turn.first().focus();
  await page.keyboard.press('Enter');
  await expect(reasoning).toContainText('which the sum of round 0 has left out');
  await expect(reasoning).not.toContainText('which the sum of round 1 has left out');
  await expect(reasoning.getByRole('img', { name: /^Confidence: \d+/ }).first()).toBeVisible();
});

test('uncertain tokens and the plain text are there on demand', async ({ page }) => {
  const { reasoning } = await showThought(page, 2);
  await expect(reasoning.locator('mark')).toHaveCount(0);
  await reasoning.getByRole('button', { name: 'Show uncertain tokens' }).click();
  await expect(reasoning.locator('mark.uncertain-token').first()).toContainText('20');
  await reasoning.getByRole('button', { name: 'Plain text' }).click();
  await expect(reasoning.getByText('## Round 0')).toBeVisible();
  await expect(reasoning).toContainText('**nine** carbons at the end of round 1');
});

test('what is far from view is drawn when it comes near', async ({ page }) => {
  const { reasoning } = await showThought(page, 60);
  const box = reasoning.getByRole('region', { name: 'Thought' });
  const expectDrawn = async (words: string, isDrawn: boolean) =>
    expect(reasoning.locator('strong', { hasText: words })).toHaveCount(isDrawn ? 1 : 0);
  const toTop = () => box.evaluate((element) => element.scrollTo({ top: 0, behavior: 'instant' }));
  await toTop();
  await expectDrawn('Round 30', false);
  await expect(reasoning).toContainText('at the end of round 30');
  const middle = reasoning.locator('.trace-far', { hasText: '## Round 30' });
  await middle.evaluate((element) => element.scrollIntoView({ behavior: 'instant' }));
  await expectDrawn('Round 30', true);
  await toTop();
  await expectDrawn('Round 30', false);
  await expectDrawn('Round 0', true);
});

for (const [width, colorScheme] of [
  [1280, 'light'],
  [380, 'dark'],
] as const) {
  test(`a thought with marks can be read at ${width} px, ${colorScheme}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    const { reasoning } = await showThought(page, 3);
    await reasoning.getByRole('button', { name: 'Show uncertain tokens' }).click();
    await expect(reasoning.locator('mark.uncertain-token').first()).toBeVisible();
    await expectPresentable(page);
    await reasoning.getByRole('button', { name: 'Outline only' }).click();
    await expectPresentable(page);
  });
}
