// Forms of the console as a browser reads and sends them.
import type { Answer, Browser } from './console.ts';

export function unescaped(text: string): string {
  const named: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };
  return text.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => named[entity] ?? '');
}

/** What a browser sends of the form with this address, without the button. */
export function fieldsSent({ text }: Answer, action: string): Record<string, string> {
  const form = new RegExp(`<form method="post" action="${action}"[^>]*>([\\s\\S]*?)</form>`).exec(text)?.[1] ?? '';
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input [^>]*>/g)) {
    const [, name] = /\bname="([^"]*)"/.exec(tag) ?? [];
    const isUnticked = /type="(?:checkbox|radio)"/.test(tag) && !/ checked/.test(tag);
    if (name !== undefined && !isUnticked) fields[name] = unescaped(/\bvalue="([^"]*)"/.exec(tag)?.[1] ?? '');
  }
  for (const [, name = '', value = ''] of form.matchAll(/<textarea [^>]*name="([^"]+)"[^>]*>\r?\n?([\s\S]*?)<\/textarea>/g))
    fields[name] = unescaped(value);
  for (const [, name = '', options = ''] of form.matchAll(/<select [^>]*name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g))
    fields[name] = /<option value="([^"]*)" selected/.exec(options)?.[1] ?? /<option value="([^"]*)"/.exec(options)?.[1] ?? '';
  return fields;
}

/** Opens a page and sends its form with some fields filled in. */
export async function fillIn(browser: Browser, page: string, changes: Record<string, string>, action = page): Promise<Answer> {
  return browser.post(action, { ...fieldsSent(await browser.get(page), action), ...changes });
}
