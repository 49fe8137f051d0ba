// The parts of /docs as they are made for the static files: every link leads somewhere, and nothing of a partner's values is left open.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../src/cli/assets/asset-path.ts';
import { DOCS_FILES, makeDocsFiles } from '../../src/cli/assets/docs-files.ts';
import { KEY_SCOPES } from '../../src/domain/partners/key.ts';
import type { PortalPerson } from '../../src/domain/partners/portal-session.ts';
import { USER_RIGHTS } from '../../src/domain/partners/portal-user.ts';
import { PROBLEM_TYPES } from '../../src/domain/problems/problem.ts';
import { namesOf } from '../../src/domain/values/stored.ts';
import { type DocsFile, docsHtml, EXAMPLE_ORIGIN, PORTAL_PAGES } from '../../src/pages/layout/docs-parts.ts';
import { portalDocsPage, portalObjectsPage } from '../../src/pages/portal/docs.tsx';
import { problemsOf } from '../../src/reference/endpoint.ts';
import { ENDPOINTS } from '../../src/reference/subjects.ts';
import { parsePage, withTag } from '../pages/parsed.ts';

const VALUES = { origin: 'https://news.example', agreement: 'own-agreement', slug: 'own-article' };
/** Of a whole page at the portal (decision 64). */
const PORTAL_BYTES = 40_000;
const QUERY = '?agreement=own-agreement';

/** Addresses that answer GET: endpoints, pages for people, and the pages of the errors. */
const SERVED = new Set([
  ...ENDPOINTS.filter(({ method }) => method === 'GET').map(({ path }) => path),
  ...[...readFileSync(join(ROOT, 'src/reference/guides/pages.md'), 'utf8').matchAll(/^\| `GET ([^`?]+)/gm)].map(([, path = '']) => path),
  ...namesOf(PROBLEM_TYPES).map((name) => `/problems/${name}`),
  '/openapi.json',
]);

let folder: string;
let file: DocsFile;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'docs-'));
  makeDocsFiles(ROOT, folder);
  file = JSON.parse(readFileSync(join(folder, DOCS_FILES[0]), 'utf8'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function idsIn(html: string): string[] {
  return [...html.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id);
}

function anchorsIn(html: string): string[] {
  return [...html.matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => id);
}

const PLACES = ['public', 'portal', 'portal-objects'] as const;

describe.each(PLACES)('the documentation in the %s frame', (place) => {
  it('has links that lead to one place each', () => {
    const html = docsHtml(file, VALUES, place);
    const ids = idsIn(html);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...new Set(anchorsIn(html))].filter((id) => !ids.includes(id))).toEqual([]);
    expect(anchorsIn(html).length).toBeGreaterThan(50);
  });

  it('has links to nothing but pages and files of the service', () => {
    const links = [...docsHtml(file, VALUES, place).matchAll(/href="([^"#]*)/g)].map(([, link = '']) => link).filter((link) => link !== '');
    expect([...new Set(links)].filter((link) => !SERVED.has(link))).toEqual([]);
    expect(links).toContain(place === 'portal-objects' ? '/problems/resync-required' : '/.well-known/jwks.json');
  });

  it("has the reader's own addresses in place of those of the examples", () => {
    const html = docsHtml(file, VALUES, place);
    expect(html).not.toContain(EXAMPLE_ORIGIN);
    expect(html).not.toMatch(/\{\{|\[\[sample/);
    expect(html.includes('https://news.example/v1/articles/own-article')).toBe(place !== 'portal-objects');
    expect(html).not.toMatch(/localhost|127\.0\.0\.1/);
  });

  it('links to the whole where a part is left out', () => {
    const whole = idsIn(docsHtml(file, VALUES, 'public'));
    const elsewhere = [...docsHtml(file, VALUES, place).matchAll(/href="\/docs#([^"]+)"/g)].map(([, id = '']) => id);
    expect(elsewhere.filter((id) => !whole.includes(id))).toEqual([]);
    expect(elsewhere.length > 0).toBe(place === 'portal');
  });
});

describe('the two pages at the portal', () => {
  const htmlOf = (place: 'portal' | 'portal-objects') => docsHtml(file, VALUES, place, QUERY);
  /** Anchors of the page at this path that the HTML links to. */
  const linkedTo = (html: string, path: string) =>
    [...html.matchAll(/href="([^"#]*)#([^"]+)"/g)].filter(([, at]) => at === path + QUERY).map(([, , id = '']) => id);

  it.each([
    ['portal', 'portal-objects'],
    ['portal-objects', 'portal'],
  ] as const)('lead from %s to the anchors of %s, and not to the whole for what is there', (place, other) => {
    const html = htmlOf(place);
    const { path, title } = PORTAL_PAGES[other];
    const there = idsIn(htmlOf(other));
    expect(linkedTo(html, path).filter((id) => !there.includes(id))).toEqual([]);
    expect(there.filter((id) => html.includes(`href="/docs#${id}"`) || html.includes(` id="${id}"`))).toEqual([]);
    const contents = /<nav[\s\S]*<\/nav>/.exec(html)?.[0] ?? '';
    expect(contents).toContain(`href="${path}${QUERY}">${title}</a>`);
    expect(linkedTo(contents, path).length).toBeGreaterThan(2);
  });

  it('have the types of fields and of errors behind the links of each endpoint', () => {
    const links = linkedTo(htmlOf('portal'), '/portal/docs/objects');
    expect(['schema-Change', 'schema-Terms', 'error-resync-required'].filter((id) => !links.includes(id))).toEqual([]);
    expect(htmlOf('portal')).not.toMatch(/href="(?:\/docs)?#schema-|href="\/problems\//);
  });

  it.each(['portal', 'portal-objects'] as const)('are small enough with the frame of the portal: %s', (place) => {
    const person: PortalPerson = {
      kind: 'user',
      id: 'anne',
      name: 'Anne Quay',
      agreements: ['own-agreement', 'weather'],
      rights: [...USER_RIGHTS],
      scopes: [...KEY_SCOPES],
    };
    const publisher = { name: 'The Eastern Lantern', language: 'en', timeZone: 'Europe/Berlin' };
    const { path } = PORTAL_PAGES[place];
    const frame = {
      publisher,
      path,
      nonce: 'N'.repeat(24),
      formToken: 'T'.repeat(43),
      partner: 'Gazette',
      person,
      agreement: 'own-agreement',
    };
    const props = { frame, file, html: htmlOf(place) };
    const page = place === 'portal' ? portalDocsPage({ ...props, slug: VALUES.slug }) : portalObjectsPage(props);
    expect(page).toContain('</html>');
    expect(gzipSync(page).byteLength).toBeLessThanOrEqual(PORTAL_BYTES);
  });
});

/** A window of 1280 pixels has room for them. */
const LINE_CHARS = 100;
/** Lines that cannot be broken: a record of NDJSON is one line, and a receipt or a cursor is one word. */
const UNBROKEN = { record: /^ *(?:--data-binary ')?\{"(?:op|line)":/, word: /[\w-]{80,}/ };

describe('the code that a reader copies', () => {
  /** All but the answers, which are shown as they were given. */
  function copiedLines(): string[] {
    const html = docsHtml(file, { ...VALUES, origin: EXAMPLE_ORIGIN }, 'public');
    const figures = [...html.matchAll(/<figure class="code">[\s\S]*?<\/figure>|<fieldset class="code sample">[\s\S]*?<\/fieldset>/g)];
    return figures.flatMap(([figure]) => {
      const parts = parsePage(figure);
      const caption = parts.find(({ tag }) => tag === 'figcaption' || tag === 'legend')?.text ?? '';
      return /answer/i.test(caption) ? [] : withTag(parts, 'pre').flatMap(({ rawText }) => rawText.split('\n'));
    });
  }

  it('has no line so long that its end is beyond the edge', () => {
    const lines = copiedLines();
    expect(lines.length).toBeGreaterThan(1_000);
    const long = lines.filter((line) => line.length > LINE_CHARS);
    expect(long.filter((line) => Object.values(UNBROKEN).every((pattern) => !pattern.test(line)))).toEqual([]);
    for (const pattern of Object.values(UNBROKEN)) expect([pattern, long.some((line) => pattern.test(line))]).toEqual([pattern, true]);
  });
});

describe('the documentation', () => {
  it('has a heading for every endpoint, with its request and its answer, and every type of error with its page', () => {
    const html = docsHtml(file, VALUES, 'public');
    for (const { id } of ENDPOINTS) {
      const [, part = ''] = new RegExp(`<h4 id="operation-${id}">([\\s\\S]*?)</article>`).exec(html) ?? [];
      expect([id, part.includes('<figcaption>Request</figcaption>'), /<figcaption>Answer \d/.test(part)]).toEqual([id, true, true]);
    }
    for (const name of namesOf(PROBLEM_TYPES)) expect(html).toContain(`href="/problems/${name}"`);
  });

  it('shows the notice at the end of an article', () => {
    const html = docsHtml(file, VALUES, 'portal');
    for (const id of ['getArticleHtml', 'getArticleText']) {
      const [, part = ''] = new RegExp(`<h4 id="operation-${id}">([\\s\\S]*?)</article>`).exec(html) ?? [];
      expect([id, /Unauthorised reproduction is prohibited\.(?:&lt;\/p&gt;)?<\/code>/.test(part)]).toEqual([id, true]);
    }
  });

  it('has at the portal every object that a partner receives, and every error that a call of a partner may answer', () => {
    const html = docsHtml(file, VALUES, 'portal-objects');
    for (const id of ['Change', 'Withdrawal', 'Terms', 'NinjsItem', 'JsonFeedItem']) expect(html).toContain(`id="schema-${id}"`);
    const calls = ENDPOINTS.filter(({ audience }) => audience !== 'desk');
    const ids = idsIn(html);
    expect(calls.flatMap(problemsOf).filter((name) => !ids.includes(`error-${name}`))).toEqual([]);
    expect(ids).not.toContain('error-import-conflict');
  });

  it('has a script that the policy of the portal allows: it makes no HTML of text', () => {
    expect(file.script).toContain('docs-search');
    expect(file.script).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|setHTML|document\.write|createContextualFragment/);
  });
});
