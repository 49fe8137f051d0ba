// What the form sends is the text as it is, although its HTML is not written for every key.
import { JSDOM } from 'jsdom';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type KeptArea, keptArea } from '../../../src/pages/editor/kept-area.ts';

let window: Window & typeof globalThis;
let textarea: HTMLTextAreaElement;
let form: HTMLFormElement;
let area: KeptArea;
let text: string;
let written: number;
let heard: number;

beforeEach(() => {
  window = new JSDOM('<form><div><textarea name="body">Old</textarea></div></form>').window as unknown as Window & typeof globalThis;
  vi.stubGlobal('document', window.document);
  vi.stubGlobal('Event', window.Event);
  vi.stubGlobal('addEventListener', window.addEventListener.bind(window));
  vi.useFakeTimers();
  textarea = window.document.querySelector('textarea') as HTMLTextAreaElement;
  form = textarea.form as HTMLFormElement;
  [text, written, heard] = ['Old', 0, 0];
  form.addEventListener('input', () => {
    heard += 1;
  });
  area = keptArea(textarea, () => {
    written += 1;
    return text;
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function type(next: string): void {
  text = next;
  area.writeLater();
}

it('a text is written once after a pause, and the form hears at once that it was changed', () => {
  for (const next of ['A', 'AB', 'ABC']) type(next);
  expect([textarea.value, heard]).toEqual(['Old', 1]);
  vi.advanceTimersByTime(400);
  expect([textarea.value, heard, written]).toEqual(['ABC', 2, 1]);
});

it('a text that is typed without a pause is written every other second', () => {
  for (let key = 1; key <= 30; key += 1) {
    type(`Key ${key}`);
    vi.advanceTimersByTime(100);
  }
  expect([textarea.value, written]).toEqual(['Key 20', 1]);
});

it.each<[string, () => void]>([
  ['the text loses the focus', () => textarea.dispatchEvent(new window.FocusEvent('focusout', { bubbles: true }))],
  ['another tab is shown', () => window.document.dispatchEvent(new window.Event('visibilitychange'))],
  ['the page is about to be left', () => window.dispatchEvent(new window.Event('beforeunload'))],
  ['the page is left', () => window.dispatchEvent(new window.Event('pagehide'))],
])('a text is written when %s', (_when, leave) => {
  type('New');
  leave();
  expect([textarea.value, written]).toEqual(['New', 1]);
});

it('a form that is sent before the pause has the whole text', () => {
  type('New');
  const formData = new Map<string, string>();
  // As browsers do; this one does not.
  form.dispatchEvent(Object.assign(new window.Event('formdata'), { formData }));
  expect(formData).toEqual(new Map([['body', 'New']]));
  vi.advanceTimersByTime(3_000);
  expect(written).toBe(1);
});

it('a change of the text area by somebody else is not taken for one of the editor', () => {
  const seen: boolean[] = [];
  textarea.addEventListener('input', () => seen.push(area.isChangedElsewhere()));
  type('New');
  vi.advanceTimersByTime(400);
  textarea.value = 'Restored';
  textarea.dispatchEvent(new window.Event('input'));
  expect(seen).toEqual([false, false, true]);
  expect([area.read(), area.isChangedElsewhere()]).toEqual(['Restored', false]);
});
