import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { SCRIPT } from '../../../src/pages/layout/script.ts';

type Listener = (event: { target: unknown }) => unknown;

/** As much of a browser as the script asks for. */
function runScript(clipboard?: { writeText(text: string): Promise<void> }) {
  const classes: string[] = [];
  const listeners = new Map<string, Listener>();
  const announcement = { textContent: '' };
  const document = {
    documentElement: { classList: { add: (name: string) => classes.push(name) } },
    querySelector: (selector: string) => (selector === 'body > #announcement' ? announcement : null),
    addEventListener: (type: string, listener: Listener) => listeners.set(type, listener),
  };
  vm.runInNewContext(SCRIPT, { document, navigator: { clipboard }, setTimeout: () => 0 });
  const press = (button: unknown) => listeners.get('click')?.({ target: { closest: () => button } });
  return { classes, listeners, announcement, press };
}

describe('a picture that fails to load', () => {
  it('is hidden with its caption, and nothing else is', () => {
    const { listeners } = runScript(undefined);
    const figure = { hidden: false };
    const image = { tagName: 'IMG', hidden: false, closest: () => figure };
    listeners.get('error')?.({ target: image });
    expect([figure.hidden, image.hidden]).toEqual([true, false]);
    const alone = { tagName: 'IMG', hidden: false, closest: () => null };
    listeners.get('error')?.({ target: alone });
    expect(alone.hidden).toBe(true);
    const other = { tagName: 'SCRIPT', hidden: false, closest: () => figure };
    figure.hidden = false;
    listeners.get('error')?.({ target: other });
    expect([figure.hidden, other.hidden]).toEqual([false, false]);
  });
});

describe('a copy button', () => {
  it('is not shown without a clipboard', () => {
    const { classes, listeners } = runScript(undefined);
    expect(classes).toEqual([]);
    expect([...listeners.keys()]).toEqual(['error']);
  });

  it('copies its address and announces it to screen readers', async () => {
    const copied: string[] = [];
    const browser = runScript({ writeText: async (text) => void copied.push(text) });
    const button = { dataset: { copy: 'https://feeds.example.com/feeds/all.rss' }, textContent: 'Copy' };
    await browser.press(button);
    expect(button.textContent).toBe('Copied');
    expect(browser.classes).toEqual(['can-copy']);
    expect(copied).toEqual(['https://feeds.example.com/feeds/all.rss']);
    expect(browser.announcement.textContent).toBe('Copied: https://feeds.example.com/feeds/all.rss');
  });

  it('announces the address if the browser refuses to copy', async () => {
    const browser = runScript({ writeText: () => Promise.reject(new Error('denied')) });
    const button = { dataset: { copy: 'https://feeds.example.com/feeds/all.rss' }, textContent: 'Copy' };
    await browser.press(button);
    expect(browser.announcement.textContent).toContain('https://feeds.example.com/feeds/all.rss');
    expect(browser.announcement.textContent).not.toContain('Copied');
    expect(button.textContent).toBe('Copy');
  });
});
