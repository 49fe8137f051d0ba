import { describe, expect, it } from 'vitest';
import type { Standing } from '../../../src/domain/entitlement/standing.ts';
import type { ListedPartner } from '../../../src/domain/partners/partner-summary.ts';
import { relativeTime as keptUpToDate } from '../../../src/pages/assets/console.js';
import { consolePolicy } from '../../../src/pages/console/console-policy.ts';
import { lastPullOf, needsOf } from '../../../src/pages/console/partners/partner-now.ts';
import type { PartnerRecord } from '../../../src/pages/console/partners/partner-record.ts';
import { FONT_PATHS } from '../../../src/pages/layout/fonts.ts';
import { relativeTime } from '../../../src/pages/signed-in/relative-time.tsx';
import { linkTo, parsePage, theOne, withTag } from '../parsed.ts';
import { NOW } from './frames.ts';
import { CONSOLE_PAGES } from './pages.ts';
import { NEEDY } from './partner-pages.ts';

describe.each(Object.entries(CONSOLE_PAGES))('the page "%s" of the console', (_name, render) => {
  const page = parsePage(render());

  it('has a language, a title, one main heading and the landmarks', () => {
    expect(theOne(page, 'html').attributes['lang']).toBe('en');
    expect(theOne(page, 'title').text).toMatch(/ desk$/);
    expect(theOne(page, 'h1').text).not.toBe('');
    for (const landmark of ['header', 'main']) expect(withTag(page, landmark)).toHaveLength(1);
    expect(withTag(page, 'a')[0]?.attributes['href']).toBe('#content');
    expect(theOne(page, 'meta', { name: 'robots' }).attributes['content']).toBe('noindex');
  });

  it('has a label for every field, a name for every button, a header for every column, and every id once', () => {
    const ids = page.flatMap(({ attributes }) => attributes['id'] ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const fields = ['input', 'textarea', 'select'];
    const labelled = withTag(page, 'label').flatMap(({ attributes, inner }) => [
      ...inner.filter(({ tag }) => fields.includes(tag)).map((field) => field.attributes['name']),
      ...page
        .filter((field) => field.attributes['id'] !== undefined && field.attributes['id'] === attributes['for'])
        .map((field) => field.attributes['name']),
    ]);
    const shown = page.filter(({ tag, attributes }) => fields.includes(tag) && attributes['type'] !== 'hidden');
    expect(shown.map(({ attributes }) => attributes['name'])).toEqual(labelled);
    for (const { attributes } of shown) for (const id of attributes['aria-describedby']?.split(' ') ?? []) expect(ids).toContain(id);
    for (const button of withTag(page, 'button')) expect(button.text).not.toBe('');
    for (const head of withTag(page, 'th')) expect([head.attributes['scope'], head.text === '']).toEqual(['col', false]);
  });

  it('marks each field that is required or wrong, and leads from the list of what is wrong to fields that can be filled in', () => {
    const controls = page.filter(({ tag, attributes }) => /^(?:input|textarea|select)$/.test(tag) && attributes['type'] !== 'hidden');
    const textOf = (ids: string | undefined) =>
      page.filter(({ attributes: { id } }) => ids?.split(' ').includes(id ?? '')).map(({ text }) => text);
    for (const { attributes } of controls) {
      const { id, name, required } = attributes;
      const labels = withTag(page, 'label').filter(
        (label) => label.attributes['for'] === id || label.inner.some((one) => one.attributes['id'] === id),
      );
      if (required !== undefined) expect([name, labels.map(({ text }) => text)]).toEqual([name, [expect.stringContaining('(required)')]]);
      const group = withTag(page, 'fieldset').find(
        ({ inner }) => inner.some((one) => one.attributes['id'] === id) && inner.every((one) => one.tag !== 'fieldset'),
      );
      const errors = textOf(attributes['aria-describedby'] ?? group?.attributes['aria-describedby']);
      if (attributes['aria-invalid'] !== undefined) expect([name, errors.filter((text) => text !== '')]).not.toEqual([name, []]);
    }
    const list = page.find(({ attributes }) => attributes['class'] === 'message errors');
    const targets = withTag(list?.inner ?? [], 'a').map(({ attributes }) => attributes['href']?.slice(1));
    expect(targets.filter((target) => controls.every(({ attributes }) => attributes['id'] !== target))).toEqual([]);
  });

  it('sends forms only to the console, with the token of the session if there is one', () => {
    const isSignedIn = withTag(page, 'div').some(({ attributes }) => attributes['class'] === 'person');
    for (const { attributes, inner } of withTag(page, 'form')) {
      expect(attributes['action']).toMatch(/^\/console\//);
      const isSearch = attributes['method'] === 'get';
      if (!isSearch) expect(attributes['method']).toBe('post');
      for (const button of withTag(inner, 'button')) expect(button.attributes['formaction'] ?? '/console/').toMatch(/^\/console\//);
      const tokens = withTag(inner, 'input').filter((input) => input.attributes['name'] === 'form');
      expect(tokens.map((input) => input.attributes['value'])).toEqual(isSignedIn && !isSearch ? ['form-token'] : []);
    }
  });

  it('contains no markup from the texts of others, no style in attributes, and one script with the nonce, or two where a text is edited', () => {
    const scripts = withTag(page, 'script').map(({ attributes, rawText }) => [attributes['nonce'], attributes['src'], rawText]);
    const isEditor = withTag(page, 'textarea').some(({ attributes }) => attributes['data-editor'] !== undefined);
    const names = isEditor ? ['console', 'editor'] : ['console'];
    expect(scripts).toEqual(names.map((name) => ['n0nce', expect.stringMatching(new RegExp(`^/assets/${name}\\.[0-9a-f]{12}\\.js$`)), '']));
    expect(page.filter(({ attributes }) => attributes['src'] === 'x' || attributes['style'] !== undefined)).toEqual([]);
    expect(page.flatMap(({ attributes }) => Object.keys(attributes)).filter((attribute) => attribute.startsWith('on'))).toEqual([]);
  });

  it('has its whole style from one static file, which the policy allows and no script loads', () => {
    const linked = (where: typeof page, rel: string) => withTag(where, 'link').filter(({ attributes }) => attributes['rel'] === rel);
    const [style, ...others] = linked(theOne(page, 'head').inner, 'stylesheet');
    expect(style?.attributes).toEqual({ rel: 'stylesheet', href: expect.stringMatching(/^\/assets\/console\.[0-9a-f]{12}\.css$/) });
    expect([others, linked(page, 'stylesheet').length]).toEqual([[], 1]);
    expect(linked(page, 'preload').map(({ attributes }) => attributes['href'])).toEqual([FONT_PATHS[0]]);
    expect(withTag(page, 'style')).toEqual([]);
    const policy = consolePolicy('n0nce');
    expect(policy).toContain("default-src 'none'; style-src 'self';");
    expect(policy).toContain(`script-src 'nonce-n0nce' 'strict-dynamic'; require-trusted-types-for 'script'; trusted-types tearsheet;`);
  });
});

describe('the policy of the console', () => {
  it('lets scripts make HTML by the console’s own policy, and by those of the text editor where a text is edited', () => {
    const names = (hasEditor: boolean) => / trusted-types ([^;]*);/.exec(consolePolicy('n0nce', hasEditor))?.[1];
    expect([names(false), names(true)]).toEqual(['tearsheet', 'tearsheet tearsheet-editor ProseMirrorClipboard']);
  });
});

describe('the board of a withdrawal', () => {
  const page = parsePage(CONSOLE_PAGES['board']?.() ?? '');
  const rows = withTag(theOne(page, 'tbody').inner, 'tr').map(({ text }) => text);

  it('counts down to the deadline of whoever still has to act, and of nobody else', () => {
    expect(rows[0]).toContain('2 hours ago');
    expect(rows[1]).toContain('in 60 minutes');
    for (const row of rows.slice(2)) expect(row).not.toMatch(/ ago| in \d/);
  });

  it('makes a link of a contact that is an address for mail, and of no other text', () => {
    expect(linkTo(page, 'mailto:desk@gazette.example')).toBeDefined();
    expect(withTag(page, 'a').filter(({ attributes }) => attributes['href']?.startsWith('mailto:') === true)).toHaveLength(1);
  });
});

describe('the page of a partner', () => {
  const page = parsePage(CONSOLE_PAGES['a partner']?.() ?? '');

  it('shows the deliveries that the partner’s object counts, or else those that it last reported', () => {
    const today = (name: string) =>
      parsePage(CONSOLE_PAGES[name]?.() ?? '').find(({ tag, text }) => tag === 'dd' && text.endsWith('(day in UTC)'))?.text;
    expect([today('a partner'), today('a silent partner')]).toEqual(['1,000 (day in UTC)', '1,200 (day in UTC)']);
    const bars = withTag(parsePage(CONSOLE_PAGES['a silent partner']?.() ?? ''), 'rect').filter(
      ({ attributes }) => attributes['height'] !== '0.0',
    );
    expect(bars).toHaveLength(2);
  });

  it('shows what its object answers, where the last report is older', () => {
    const at = (minute: number) => `2026-03-03T14:0${minute}:00.000Z`;
    const listed = (needs: ListedPartner['needs'], lastPull?: string) =>
      ({ needs, summary: { ...NEEDY.summary, lastPull } }) as Pick<ListedPartner, 'needs' | 'summary'>;
    const record = (standing: Standing, ...used: [mode: 'live' | 'test' | 'feed', minute: number][]) =>
      ({ partner: { standing }, keys: used.map(([mode, minute]) => ({ mode, lastUsed: { at: at(minute) } })) }) as unknown as PartnerRecord;
    expect(lastPullOf(listed([], at(1)), record('good', ['live', 2], ['feed', 3], ['test', 4]))).toBe(at(3));
    expect(lastPullOf(listed([], at(5)), record('good', ['live', 2]))).toBe(at(5));
    expect(lastPullOf(listed([]), record('good'))).toBeUndefined();
    expect(needsOf(listed(['suspended', 'key', 'silent'], at(1)), record('good', ['live', 2]))).toEqual(['key']);
    expect(needsOf(listed(['key', 'silent'], at(1)), record('suspended', ['live', 1]))).toEqual(['suspended', 'key']);
    expect(needsOf(listed(['silent'], at(1)), record('good', ['live', 1]))).toEqual(['silent']);
    expect(needsOf(listed(['suspended'], at(1)), undefined)).toEqual(['suspended']);
  });

  it('measures the quota, and says how far it is used', () => {
    const { attributes } = theOne(page, 'meter');
    expect(attributes).toMatchObject({ min: '0', max: '100', value: '83', high: '79' });
    expect(page.find(({ attributes: { id } }) => id === attributes['aria-labelledby'])?.text).toContain('83 of 100 articles this month');
  });

  it('has no form for somebody who may only read, and none while the object of the partner is silent', () => {
    for (const name of ['a partner to somebody who may only read', 'a silent partner']) {
      const forms = withTag(parsePage(CONSOLE_PAGES[name]?.() ?? ''), 'form').map(({ attributes }) => attributes['action']);
      expect([name, forms]).toEqual([name, ['/console/sign-out']]);
    }
    const actions = withTag(page, 'form').map(({ attributes }) => attributes['action']?.split('/').at(-1));
    expect(actions).toEqual(['sign-out', 'keys', 'users', 'standing', 'profile']);
  });
});

describe('a time from now', () => {
  it.each([
    ['2026-03-03T14:05:30.000Z', 'now'],
    ['2026-03-03T14:06:00.000Z', 'in 1 minute'],
    ['2026-03-03T16:04:00.000Z', 'in 119 minutes'],
    ['2026-03-03T16:05:00.000Z', 'in 2 hours'],
    ['2026-03-05T14:04:00.000Z', 'in 47 hours'],
    ['2026-03-05T14:05:00.000Z', 'in 2 days'],
    ['2026-03-03T13:05:00.000Z', '60 minutes ago'],
    ['2026-02-01T14:05:00.000Z', '30 days ago'],
  ])('%s is "%s"', (instant, words) => {
    expect(relativeTime(instant, Date.parse(NOW))).toBe(words);
    expect(keptUpToDate(instant, Date.parse(NOW))).toBe(words);
  });
});
