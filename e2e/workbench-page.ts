import { expect, type Locator, type Page } from '@playwright/test';

/** The workbench by the names that people and screen readers know its parts by. */
export class WorkbenchPage {
  readonly page: Page;
  readonly tasks: Locator;
  readonly inputs: Locator;
  readonly reasoning: Locator;
  readonly answer: Locator;
  readonly structure: Locator;
  readonly checks: Locator;
  readonly vote: Locator;
  readonly candidates: Locator;
  readonly progress: Locator;
  readonly model: Locator;
  readonly run: Locator;
  readonly stop: Locator;

  constructor(page: Page) {
    this.page = page;
    this.tasks = page.getByRole('navigation', { name: 'Tasks' });
    this.inputs = page.getByRole('form', { name: 'Inputs' });
    this.reasoning = page.getByRole('region', { name: 'Reasoning' });
    this.answer = page.getByRole('region', { name: 'Answer' });
    this.structure = page.getByRole('region', { name: 'Structure' });
    this.checks = page.getByRole('region', { name: 'Checks' });
    this.vote = page.getByRole('region', { name: 'Vote' });
    this.candidates = page.getByRole('region', { name: 'Candidates' });
    this.progress = page.getByRole('status', { name: 'Run' });
    this.model = page.getByRole('status', { name: 'Model' });
    this.run = page.getByRole('button', { name: 'Run', exact: true });
    this.stop = page.getByRole('button', { name: 'Stop' });
  }

  /** Opens a task; `query` is the address's query, such as `?model=models/micro/`. */
  async open(taskId: string, query = ''): Promise<void> {
    await this.page.goto(`/${query}#/task/${taskId}`);
    await expect(this.inputs).toBeVisible();
  }

  /** Picks a task from the list, and waits until its own form is there: others look like it. */
  async pick(title: string): Promise<void> {
    await this.tasks.getByRole('link', { name: title }).first().click();
    await expect(
      this.page.getByRole('heading', { level: 1, name: title, exact: true }),
    ).toBeVisible();
  }

  /** Waits until the model named in the status can run. */
  async modelReady(name: RegExp | string): Promise<void> {
    await expect(this.model).toContainText(name);
    await expect(this.run).toBeEnabled();
  }

  /** The input of a field, whatever its kind. */
  input(label: string): Locator {
    return this.inputs
      .getByRole('textbox', { name: label, exact: true })
      .or(this.inputs.getByRole('combobox', { name: label, exact: true }));
  }

  moleculeInput(): Locator {
    return this.input('Molecule (SMILES)');
  }

  /** Clicks one of the examples, counted from 0. */
  async fillExample(index: number): Promise<void> {
    const examples = this.page.getByRole('group', { name: 'Examples' });
    await examples.getByRole('button').nth(index).click();
  }

  /** The prompt as the person sees it; opens its panel when it is closed. */
  async prompt(): Promise<Locator> {
    const panel = this.page.getByRole('region', { name: 'Prompt' });
    const text = panel.locator('pre');
    if (!(await text.isVisible())) await panel.getByRole('button', { name: 'Prompt' }).click();
    return text;
  }

  /** Opens "Advanced" and types one of its settings. */
  async setAdvanced(label: string, value: string): Promise<void> {
    const input = this.page.getByRole('textbox', { name: label });
    await unfold(this.page.getByRole('button', { name: 'Advanced' }), input);
    await input.fill(value);
  }

  /** Opens "Answers and thought" where it is closed. */
  async openAnswers(): Promise<void> {
    const search = this.inputs.getByRole('radiogroup', { name: 'Search' });
    await unfold(this.inputs.getByRole('button', { name: 'Answers and thought' }), search);
  }

  /** Types one of the numbers of "Answers and thought". */
  async setAnswers(label: string, value: string): Promise<void> {
    await this.openAnswers();
    await this.inputs.getByRole('textbox', { name: label }).fill(value);
  }

  /** Clicks the visible label, as a person does: again, where the page moved under the pointer. */
  async chooseMode(mode: 'Auto' | 'Instant' | 'Thinking'): Promise<void> {
    const choices = this.page.getByRole('radiogroup', { name: 'Mode' });
    await expect(async () => {
      await choices.getByText(mode, { exact: true }).click();
      const choice = choices.getByRole('radio', { name: mode, exact: true });
      await expect(choice).toBeChecked({ timeout: 3000 });
    }).toPass();
  }
}

/** Presses what unfolds `content`, where it is folded: again, where the page moved under the pointer. */
async function unfold(button: Locator, content: Locator): Promise<void> {
  await expect(async () => {
    if (await content.isVisible()) return;
    await button.click();
    await expect(content).toBeVisible({ timeout: 3000 });
  }).toPass();
}
