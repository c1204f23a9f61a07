import { Buffer } from 'node:buffer';
import { expect, type Page } from '@playwright/test';

/** Gives a file to the benchmark screen, as a person chooses it, and waits until it can be confirmed. */
export async function chooseTestFile(page: Page, name: string, text: string): Promise<void> {
  await page
    .getByLabel('Test file', { exact: true })
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  await expect(page.getByRole('region', { name: 'Check what will be run' })).toBeVisible();
}
