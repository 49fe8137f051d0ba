// The text editor in a browser: what is typed, pressed and pasted is what the form sends, and nothing of it runs.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium, probe, type Visit, visit } from '../support/browser.ts';
import { type EditorPage, serveEditorPage } from '../support/editor-page.ts';
import { sharedBrowser } from '../support/shared-sample.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FROM_ELSEWHERE = readFileSync('tests/fixtures/editor/hostile.html', 'utf8');
const LISTED = '<p>Two lines:</p>\n\n<ul><li>First</li><li>Second</li></ul>';

const chromium = findChromium();
if (chromium === undefined)
  console.warn('Left out: tests/e2e/editor.test.ts, the text editor. There is no Chromium: install one, or name it with CHROMIUM.');

describe.skipIf(chromium === undefined)('the text editor', () => {
  let served: EditorPage;
  let browser: Browser;
  let open: Visit;
  let page: Page;

  /** What the form would send now. */
  const html = () => page.evaluate<string>("new FormData(document.querySelector('form.editor')).get('bodyHtml')");
  const text = () => page.getByRole('textbox', { name: 'Text' });
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const load = async (stored: string) => {
    served.text = stored;
    await page.goto(served.url);
    await page.locator('.text-foot').waitFor();
  };
  const paste = (pasted: string) =>
    page.evaluate(`(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', ${JSON.stringify(pasted)});
      document.querySelector('.text-edited').dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    })()`);

  beforeAll(async () => {
    [served, browser] = await Promise.all([serveEditorPage(), sharedBrowser(chromium ?? '')]);
    open = await visit(browser, served.url);
    page = open.page;
    page.setDefaultTimeout(5_000);
    page.on('dialog', (dialog) => dialog.accept());
  });

  afterAll(async () => {
    await open?.close();
    served?.close();
  });

  test('sends what was typed, with headings, lists, bold words and links', async () => {
    await load('');
    await text().click();
    await page.keyboard.type('The ferries');
    await press('Heading');
    await page.keyboard.press('Enter');
    await page.keyboard.type('They run ');
    await page.keyboard.press('Control+b');
    await page.keyboard.type('again');
    await page.keyboard.press('Control+b');
    await page.keyboard.type(', says the ');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('news.example/port');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.type('- First');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Second & last');
    expect(await page.locator('.text-editor').textContent()).toContain('14 words');
    await press('Publish');
    await expect
      .poll(() => served.sent)
      .toBe(
        '<h2>The ferries</h2>\r\n\r\n<p>They run <strong>again</strong>, says the <a href="https://news.example/port">https://news.example/port</a></p>\r\n\r\n<ul><li>First</li><li>Second &amp; last</li></ul>',
      );
  });

  test('undoes, sets and removes links, and refuses addresses that run something', async () => {
    await load('<p>The port</p>');
    await text().click();
    await page.keyboard.press('Control+a');
    await press('Link');
    await page.getByLabel('Address of the link').fill('javascript:alert(1)');
    await press('Set link');
    expect(await page.getByRole('group', { name: 'Link' }).textContent()).toContain('Give an address');
    await page.getByLabel('Address of the link').fill('desk@news.example');
    await press('Set link');
    expect(await html()).toBe('<p><a href="mailto:desk@news.example">The port</a></p>');
    await press('Link');
    await press('Remove link');
    expect(await html()).toBe('<p>The port</p>');
    await press('Undo');
    expect(await html()).toContain('mailto:');
    await page.keyboard.press('Control+z');
    expect(await html()).toBe('<p>The port</p>');
  });

  test('takes the words and their meaning of what is pasted, and nothing that runs', async () => {
    await load('');
    await text().click();
    await paste(FROM_ELSEWHERE);
    expect((await html()).replaceAll('\n\n', '\n')).toBe(readFileSync('tests/fixtures/editor/hostile.out.html', 'utf8').trimEnd());
    expect(await page.evaluate('globalThis.ran')).toBeUndefined();
  });

  test('changes a picture and a table by the keyboard alone', async () => {
    const src = 'https://news.example/quay.jpg';
    await load(`<p>One</p>\n\n<figure><img src="${src}"><figcaption>The quay</figcaption></figure>`);
    await text().focus();
    for (const key of ['Control+Home', 'End', 'ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
    await page.keyboard.type('Two boats');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Ada Brink');
    await page.keyboard.press('Enter');
    expect(await html()).toContain(`<img src="${src}" alt="Two boats" data-credit="Ada Brink">`);
    for (const key of ['Control+End', 'Alt+F10', 'End', 'ArrowLeft', 'ArrowLeft', 'Enter']) await page.keyboard.press(key);
    for (const words of ['Port', 'Boats', '', 'Oslo', '4']) {
      await page.keyboard.type(words);
      await page.keyboard.press('Tab');
    }
    await press('Remove column');
    await press('Add row below');
    await page.keyboard.type('Bergen');
    expect(await html()).toContain(
      '<table><thead><tr><th scope="col">Port</th><th scope="col">Boats</th></tr></thead><tbody><tr><td>Oslo</td><td>4</td></tr><tr><td></td><td>Bergen</td></tr></tbody></table>',
    );
    await press('Undo');
    await press('Undo');
    await page.keyboard.press('Escape');
    expect(await html()).not.toContain('Bergen');
  });

  test('keeps cells whose words are cut, and says that a file that is dropped has no place in a text', async () => {
    await load('<p>One</p><table><tbody><tr><td>A1</td><td>B1</td></tr></tbody></table>');
    await page.getByRole('cell', { name: 'A1' }).click();
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+End');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Control+x');
    expect(await html()).toBe('<p>One</p>\n\n<table><tbody><tr><td></td><td>1</td></tr></tbody></table>');
    const isKept = await page.evaluate(`(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['x'], 'boat.png', { type: 'image/png' }));
      return document.querySelector('.text-edited').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    })()`);
    expect([isKept, await page.locator('.text-foot').textContent()]).toEqual([false, expect.stringContaining('A picture was left out')]);
  });

  test('shows the HTML and the text again without a loss', async () => {
    await load(LISTED);
    await press('Show the HTML');
    expect(await html()).toBe(LISTED);
    await page.locator('#field-bodyHtml').fill(`${LISTED}<p>More</p>`);
    await press('Show the text');
    expect(await text().textContent()).toBe('Two lines:FirstSecondMore');
    await press('Undo');
    expect(await html()).toBe(LISTED);
    await press('Show the HTML');
    const unknown = '<p class="x">One</p><marquee>Two</marquee>';
    await page.locator('#field-bodyHtml').fill(unknown);
    await press('Show the text');
    expect([await html(), await page.locator('#field-bodyHtml').isVisible()]).toEqual([unknown, true]);
    expect(await page.locator('.text-foot').textContent()).toContain('without changing it');
  });

  test('goes on with what was typed before its script was there', async () => {
    const script = '**/assets/editor.*.js';
    const begun = Promise.withResolvers<void>();
    await page.route(script, (route) => begun.promise.then(() => route.continue()));
    served.text = '';
    const loaded = page.goto(served.url);
    await page.locator('#field-bodyHtml').pressSequentially('The ferries');
    begun.resolve();
    await loaded;
    await page.unroute(script);
    await page.locator('.text-edited').waitFor();
    await page.keyboard.type(' run.');
    expect(await html()).toBe('<p>The ferries run.</p>');
  });

  test('shows again what was typed when somebody leaves the page at once and comes back', async () => {
    await load('<p>The port</p>');
    await text().click();
    await page.keyboard.type(' is open');
    await page.goto(`${served.url}elsewhere`);
    await page.goBack();
    await expect.poll(() => text().textContent()).toBe('The port is open');
    await page.keyboard.press('Tab');
    expect(await html()).toBe('<p>The port is open</p>');
  });

  test('makes the browser ask before a text is left that only a button has changed', async () => {
    await load('<p>The port</p>');
    await text().click();
    await press('Heading');
    const asked = page.waitForEvent('dialog');
    await page.goto(served.url);
    expect((await asked).type()).toBe('beforeunload');
  });

  test('lets the keyboard go through its toolbar by arrows and past it by Tab, at 320 pixels too, and axe-core finds nothing', async () => {
    await load(`${LISTED}<table><tbody><tr><td>Oslo</td></tr></tbody></table>`);
    await page.setViewportSize({ width: 320, height: 900 });
    await page.getByRole('button', { name: 'Bold' }).focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Undo');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toContain('text-edited');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Show the HTML');
    await page.getByRole('cell').click();
    await page.evaluate(AXE);
    for (const [colorScheme, panel] of [
      ['dark', 'Link'],
      ['light', 'Picture'],
      ['dark', 'Table'],
    ] as const) {
      await press(panel);
      await page.emulateMedia({ colorScheme });
      const found = await page.evaluate('axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))');
      expect([found, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([[], 320]);
      expect((await probe<{ ratio: number }[]>(page, 'contrasts()')).filter(({ ratio }) => ratio < 4.5)).toEqual([]);
    }
    expect([open.complaints, open.strays]).toEqual([[], []]);
  });

  test('is not sent with a time that is half typed, which the browser shows again where it was folded away', async () => {
    await load(LISTED);
    served.sent = null;
    await page.getByText('Address, urgency and dates').click();
    await page.locator('[name="firstPublished"]').press('1');
    await page.getByText('Address, urgency and dates').click();
    await press('Publish');
    expect([served.sent, await page.evaluate('document.activeElement.name')]).toEqual([null, 'firstPublished']);
  });

  test('is a plain text area without a script', async () => {
    served.text = LISTED;
    const plain = await visit(browser, served.url, { javaScriptEnabled: false });
    await plain.page.getByLabel('Text').fill('<p>Plain</p>');
    await plain.page.getByRole('button', { name: 'Publish' }).click();
    await expect.poll(() => served.sent).toBe('<p>Plain</p>');
    await plain.close();
  });
});
