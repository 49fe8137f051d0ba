import { describe, expect, it } from 'vitest';
import { PAGES } from './pages.ts';
import { type Found, parsePage, scriptsOf, theOne, withTag } from './parsed.ts';

const pages = Object.entries(PAGES);
/** What the pages' own markup and the sample's sanitised copy are made of: anything else came out of somebody's text. */
const RELATIONS = ['canonical', 'icon', 'apple-touch-icon', 'manifest', 'alternate'];
const ALLOWED_SCHEMES = /^(?:https:|mailto:|feed:https:|data:,$|\/|#)/;

function attributesOf(page: readonly Found[]): string[] {
  return page.flatMap((element) => Object.keys(element.attributes));
}

describe.each(pages)('the page "%s"', (_, render) => {
  const html = render();
  const page = parsePage(html);

  it('is a whole document with a language, a title and one main heading', () => {
    expect(html).toMatch(/^<!doctype html>\n<html lang="en/);
    expect(theOne(page, 'title').text).not.toBe('');
    expect(theOne(page, 'h1').text).not.toBe('');
    expect(theOne(page, 'meta', { name: 'viewport' }).attributes['content']).toContain('width=device-width');
  });

  it('can be navigated by screen reader and keyboard', () => {
    for (const landmark of ['header', 'main', 'footer']) expect(withTag(page, landmark), landmark).toHaveLength(1);
    const firstLink = withTag(page, 'a')[0];
    expect(firstLink?.attributes['href']).toBe('#content');
    expect(theOne(page, 'main').attributes['id']).toBe('content');
    for (const nav of withTag(page, 'nav')) expect(nav.attributes['aria-label']).not.toBe('');
    expect(theOne(page, 'p', { role: 'status' }).text).toBe('');
  });

  it('never skips a level of heading', () => {
    const levels = page.filter(({ tag }) => /^h[1-6]$/.test(tag)).map(({ tag }) => Number(tag[1]));
    expect(levels[0]).toBe(1);
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  it('gives every field a label, every button a name, every picture an alternative, every id once', () => {
    const ids = page.flatMap(({ attributes }) => attributes['id'] ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const labelled = withTag(page, 'label').map(({ attributes }) => attributes['for']);
    for (const field of withTag(page, 'textarea')) expect(labelled).toContain(field.attributes['id']);
    const choices = withTag(page, 'label').flatMap(({ inner, text }) => withTag(inner, 'input').map(() => text));
    expect(choices).toEqual(withTag(page, 'input').length === 0 ? [] : ['RSS', 'Atom', 'JSON Feed']);
    for (const button of withTag(page, 'button')) expect(button.attributes['aria-label']).toMatch(/^Copy the address of ./);
    for (const picture of withTag(page, 'img')) expect(picture.attributes).toHaveProperty('alt');
    for (const section of withTag(page, 'section')) expect(ids).toContain(section.attributes['aria-labelledby']);
  });

  it('contains nothing that its policy blocks, and no markup from the texts of others', () => {
    expect(scriptsOf(page)).toHaveLength(1);
    expect(withTag(page, 'style')).toHaveLength(1);
    expect(attributesOf(page).filter((name) => name === 'style' || name.startsWith('on'))).toEqual([]);
    for (const tag of ['form', 'iframe', 'object', 'base', 'svg']) expect(withTag(page, tag), tag).toEqual([]);
    expect(page.filter(({ attributes }) => attributes['src'] === 'x')).toEqual([]);
  });

  it('links only to where a link may go, and loads nothing but pictures, the font and the manifest', () => {
    for (const { attributes } of page) {
      if (attributes['href'] !== undefined) expect(attributes['href']).toMatch(ALLOWED_SCHEMES);
    }
    const relations = withTag(page, 'link').map(({ attributes }) => attributes['rel']);
    expect(relations.filter((relation) => !RELATIONS.includes(relation ?? ''))).toEqual([]);
    expect(page.filter(({ tag, attributes }) => tag !== 'img' && attributes['src'] !== undefined)).toEqual([]);
  });

  it('gives every time as an instant, too', () => {
    for (const time of withTag(page, 'time')) expect(time.attributes['datetime']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('has the same bytes each time it is rendered', () => {
    expect(render()).toBe(html);
  });
});
