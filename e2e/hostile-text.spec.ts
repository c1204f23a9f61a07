import { expect, type Page, test } from '@playwright/test';
import { HOSTILE_GLOBAL, type HostileText, hostileTexts } from '#tools/hostile/hostile-texts.ts';
import { scriptReplies } from '#tools/scripted-replies.ts';
import { type Canary, startCanary } from './canary.ts';
import { WorkbenchPage } from './workbench-page.ts';

/** So many lie in one reply. */
const IN_ONE_REPLY = 24;

/** Its answers are prose, and nothing of it has a picture. */
const TASK = 'free-question';

let canary: Canary;
test.beforeEach(async () => {
  canary = await startCanary();
});
test.afterEach(() => canary.close());

test('hostile texts in thought and answer load, run, open and hide nothing', async ({
  page,
  context,
}) => {
  test.setTimeout(600_000);
  const texts = hostileTexts(`http://127.0.0.1:${canary.port}`);
  const batches = batchesOf(texts);
  const happened = watch(page);
  const requests: string[] = [];
  await scriptReplies(
    page,
    batches.map((batch, index) => ({ tokens: replyOf(batch, index) })),
    { tokensPerTurn: 50, turnMs: 5 },
  );
  const workbench = new WorkbenchPage(page);
  await workbench.open(TASK);
  await workbench.fillExample(0);
  await workbench.modelReady('scripted');
  context.on('request', (request) => requests.push(request.url()));

  for (const [index, batch] of batches.entries()) {
    await workbench.run.click();
    await expect(workbench.answer).toContainText(`END-OF-ANSWER-${index}.`);
    // A text that closes the thought leaves its end to the answer.
    await expect(page.getByRole('main')).toContainText(`END-OF-THOUGHT-${index}.`);
    const names = batch.map(({ name }) => name).join(', ');
    await unfoldThought(page);
    expect(await strangers(page), names).toEqual([]);
  }
  await page.waitForTimeout(500);
  const [math, lists] = [/MathFormula/, /hostile/].map((pattern) =>
    requests.filter((url) => pattern.test(url)),
  );
  expect(math?.length, 'LaTeX was read').toBeGreaterThan(0);
  expect(lists).toEqual([]);
  expect(requests.filter((url) => url.includes(`:${canary.port}`))).toEqual([]);
  expect(happened).toEqual([]);
  expect(canary.visits()).toBe(0);
  expect(await page.evaluate(`globalThis.${HOSTILE_GLOBAL}`)).toBeUndefined();
  await page.evaluate(() =>
    document.querySelector('.trace')?.append(document.createElement('img')),
  );
  expect(await strangers(page), 'what is planted is seen').toEqual(['img']);
  console.log(`${texts.length} texts in ${batches.length} replies`);
});

function batchesOf(texts: readonly HostileText[]): readonly (readonly HostileText[])[] {
  const alone = texts.filter(({ standsAlone }) => standsAlone).map((text) => [text]);
  const others = texts.filter(({ standsAlone }) => !standsAlone);
  const count = Math.ceil(others.length / IN_ONE_REPLY);
  const together = Array.from({ length: count }, (_, index) =>
    others.slice(index * IN_ONE_REPLY, (index + 1) * IN_ONE_REPLY),
  );
  return [...together, ...alone];
}

/** The same texts as a thought and as an answer, each below a heading, in a few large tokens. */
function replyOf(batch: readonly HostileText[], index: number): readonly string[] {
  const body = batch.map(({ name, text }) => `## ${name}\n\n${text}\n\n`);
  return [
    ...body,
    `\n\nEND-OF-THOUGHT-${index}.`,
    '</think>',
    ...body,
    `\n\nEND-OF-ANSWER-${index}.`,
  ];
}

/** Everything that no text may make a page do. */
function watch(page: Page): readonly string[] {
  const happened: string[] = [];
  page.on('dialog', (dialog) => {
    happened.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => happened.push(`popup: ${popup.url()}`));
  page.on('download', (download) => happened.push(`download: ${download.url()}`));
  page.on('pageerror', (error) => happened.push(`error: ${error.message}`));
  page.on('framenavigated', (frame) => {
    const { hash, pathname } = new URL(frame.url());
    if (pathname !== '/' || !hash.startsWith(`#/task/${TASK}`)) {
      happened.push(`navigation: ${frame.url()}`);
    }
  });
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted(HTML|Script)/.test(message.text())) {
      happened.push(message.text());
    }
  });
  return happened;
}

/** What a thought or an answer may be made of. */
const ELEMENTS = `div span p strong em code pre ul ol li blockquote table thead tbody tr th td hr br
  mark sub section button svg path title math mrow mi mn mo mtext mspace msup msub msubsup mfrac
  msqrt mroot mover munder munderover mtable mtr mtd mstyle mpadded mphantom mmultiscripts
  mprescripts menclose none`.split(/\s+/);

/** Elements and attributes that are on no list, and characters that act, in all that is shown. */
async function strangers(page: Page): Promise<readonly string[]> {
  const shown = await page.evaluate(() => {
    const containers = [...document.querySelectorAll('.trace, .answer-prose, .streamed-text')];
    const elements = containers.flatMap((container) => [...container.querySelectorAll('*')]);
    return {
      texts: containers.map((container) => container.textContent ?? ''),
      names: [...new Set(elements.map(({ localName }) => localName))],
      attributes: elements.flatMap(({ attributes }) =>
        [...attributes].map(({ name, value }) => ({ name, value })),
      ),
    };
  });
  const acting = /^(on.*|href|src|srcset|action|formaction|ping|poster|data|name|target|xlink.*)$/i;
  const inValue = /hostile|url\(|javascript:/i;
  return [
    ...(shown.texts.length < 2 ? ['no thought or no answer'] : []),
    ...shown.texts.flatMap((text) => [...(text.match(/\p{Bidi_Control}|[\u200b\ufeff]/gu) ?? [])]),
    ...shown.texts.filter((text) => text.includes('\0') || text.includes('\u001b')),
    ...shown.names.filter((name) => !ELEMENTS.includes(name)),
    ...shown.attributes
      .filter(({ name, value }) => acting.test(name) || (name !== 'title' && inValue.test(value)))
      .map(({ name, value }) => `${name}="${value}"`),
  ];
}

/** Lets the box of the thought be as high as its text: far from view it would be plain text. */
async function unfoldThought(page: Page): Promise<void> {
  const box = page.locator('.trace .follow-end-box');
  await box.evaluate((element) => {
    if (element instanceof HTMLElement) element.style.maxHeight = 'none';
  });
  await expect(page.locator('.trace-far')).toHaveCount(0);
  await expect(page.locator('.answer-prose .markdown-text').first()).toBeAttached();
}
