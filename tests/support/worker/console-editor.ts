// An editor at the forms of the console in which an article is written.
import { expect } from 'vitest';
import type { Article } from '../../../src/domain/articles/article.ts';
import type { Answer, Browser } from './console.ts';
import { callDesk } from './desk.ts';
import { fieldsOfForm } from './sent-form.ts';

export const NEW = '/console/new-article';
export const PAGE = '/console/articles/eastern-lock';
export const EDIT = `${PAGE}/edit`;
export const CORRECTION = `${PAGE}/correction`;
/** What a new article needs. */
export const COPY = { headline: 'Tug leaves the lock', bodyHtml: 'One paragraph.\r\n\r\nAnother one.', 'section.main': 'harbour' };

export type Fields = Record<string, string>;

export class Editor {
  readonly browser: Browser;

  constructor(browser: Browser) {
    this.browser = browser;
  }

  /** Fills in the form of a page and presses a button. */
  async fill(path: string, written: Fields, button: Fields = { do: 'save' }): Promise<Answer> {
    return this.goOn(await this.browser.get(path), path, written, button);
  }

  /** Goes on with the form that an answer shows. */
  async goOn({ text }: Answer, path: string, written: Fields, button: Fields = { do: 'save' }): Promise<Answer> {
    return this.browser.post(path, { ...fieldsOfForm(text, path), ...written, ...button });
  }
}

/** The value of the button that saves over the current version. */
export function overIn({ text }: Answer): string {
  return /name="over" value="([^"]+)"/.exec(text)?.[1]?.replaceAll('&quot;', '"') ?? '';
}

/** Throws unless the article is stored. */
export async function stored(slug = 'eastern-lock'): Promise<Article> {
  const { status, body } = await callDesk<Article>('GET', `/desk/articles/${slug}`);
  expect(status).toBe(200);
  return body;
}

export async function isStored(slug: string): Promise<boolean> {
  return (await callDesk('GET', `/desk/articles/${slug}`)).status === 200;
}

/** Messages of the summary of errors, each with the id that it leads to. */
export function errorsIn({ text }: Answer): [id: string, message: string][] {
  return [...text.matchAll(/<li><a href="#([^"]+)">([^<]*)<\/a><\/li>/g)].map(([, id = '', message = '']) => [id, message]);
}
