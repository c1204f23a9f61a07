import { expect, type Page } from '@playwright/test';
import { WorkbenchPage } from './workbench-page.ts';

/** A run of the micro model that is drawn with one seed, whole or interrupted. */
export class SeededRun {
  private readonly page: Page;
  private readonly workbench: WorkbenchPage;

  constructor(page: Page) {
    this.page = page;
    this.workbench = new WorkbenchPage(page);
  }

  async prepare(backend: 'wasm' | 'webgpu', tokens: number): Promise<void> {
    const { workbench } = this;
    await workbench.open('esol', `?model=models/micro/&backend=${backend}`);
    await workbench.moleculeInput().fill('CCO');
    // Comparing a software GPU with the CPU takes a while where others use the machine as well.
    await expect(workbench.model).toContainText('micro', { timeout: 150_000 });
    await workbench.setAdvanced('Seed', '7');
    await workbench.setAdvanced('Temperature', '1');
    await workbench.setAdvanced('Maximum tokens', String(tokens));
  }

  async start(): Promise<void> {
    await this.workbench.run.click();
  }

  /** Waits for the first token. */
  async isWriting(): Promise<void> {
    await expect(this.page.getByRole('status', { name: 'Run' })).toHaveText('Writing');
  }

  /** The raw reply once the run has ended at its maximum. */
  async reply(): Promise<string> {
    const status = this.page.getByRole('status', { name: 'Run' });
    await expect(status).toContainText('Reached the maximum', { timeout: 90_000 });
    const { answer } = this.workbench;
    const copy = answer.getByRole('button', { name: 'Copy raw reply' });
    if (!(await copy.isVisible())) await answer.getByRole('button', { name: 'Raw reply' }).click();
    await expect(copy).toBeVisible();
    return (await answer.locator('.streamed-text', { hasText: /./ }).last().textContent()) ?? '';
  }

  /** What the record says of the interruptions. */
  interruptions(): Promise<readonly string[]> {
    return this.page.getByText(/ kept; went on with /).allTextContents();
  }
}
