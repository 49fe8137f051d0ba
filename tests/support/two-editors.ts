// Two editors of one article, in two tabs of a browser.
import type { Page } from 'playwright-core';

/** Opens the form at `url`, saves another headline and first paragraph in a second tab, and leaves a change of the same paragraph in this one. */
export async function changeBoth(page: Page, url: string): Promise<void> {
  await page.goto(url);
  const other = await page.context().newPage();
  await other.goto(url);
  await other.getByLabel('Headline').fill('Theirs');
  await beginWith(other, 'Theirs. ');
  await other.getByRole('button', { name: 'Save the change' }).click();
  await other.waitForURL('**?done=saved');
  await other.close();
  await beginWith(page, 'Mine. ');
}

async function beginWith(page: Page, words: string): Promise<void> {
  await page.locator('.text-edited p').first().click();
  await page.keyboard.press('Home');
  await page.keyboard.type(words);
}
