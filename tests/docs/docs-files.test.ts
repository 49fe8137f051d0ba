// The parts of /docs as they are made for the static files: every link leads somewhere, and nothing of a partner's values is left open.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../src/cli/assets/asset-path.ts';
import { DOCS_FILES, makeDocsFiles } from '../../src/cli/assets/docs-files.ts';
import { PROBLEM_TYPES } from '../../src/domain/problems/problem.ts';
import { namesOf } from '../../src/domain/values/stored.ts';
import { type DocsFile, docsHtml, EXAMPLE_ORIGIN } from '../../src/pages/layout/docs-parts.ts';
import { problemsOf } from '../../src/reference/endpoint.ts';
import { ENDPOINTS } from '../../src/reference/subjects.ts';

const VALUES = { origin: 'https://news.example', agreement: 'own-agreement', slug: 'own-article' };
/** Decision 64. The frame of the page comes to it. */
const PORTAL_BYTES = 56_000;

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

describe.each(['public', 'portal'] as const)('the documentation in the %s frame', (place) => {
  it('has links that lead to one place each', () => {
    const html = docsHtml(file, VALUES, place);
    const ids = idsIn(html);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...new Set(anchorsIn(html))].filter((id) => !ids.includes(id))).toEqual([]);
    expect(anchorsIn(html).length).toBeGreaterThan(50);
  });

  it('has links to nothing but pages and files of the service', () => {
    const links = [...docsHtml(file, VALUES, place).matchAll(/href="([^"#]*)"/g)]
      .map(([, link = '']) => link)
      .filter((link) => link !== '');
    expect([...new Set(links)].filter((link) => !SERVED.has(link))).toEqual([]);
    expect(links).toContain('/.well-known/jwks.json');
  });

  it("has the reader's own addresses in place of those of the examples", () => {
    const html = docsHtml(file, VALUES, place);
    expect(html).not.toContain(EXAMPLE_ORIGIN);
    expect(html).not.toMatch(/\{\{|\[\[sample/);
    expect(html).toContain('https://news.example/v1/articles/own-article');
    expect(html).not.toMatch(/localhost|127\.0\.0\.1/);
  });

  it('links to the whole where a part is left out', () => {
    const whole = idsIn(docsHtml(file, VALUES, 'public'));
    const elsewhere = [...docsHtml(file, VALUES, place).matchAll(/href="\/docs#([^"]+)"/g)].map(([, id = '']) => id);
    expect(elsewhere.filter((id) => !whole.includes(id))).toEqual([]);
    expect(elsewhere.length > 0).toBe(place === 'portal');
  });
});

/** A window of 1440 pixels has room for them, and in one of 1280 at most the last few are beyond the edge. */
const SAMPLE_CHARS = 110;

describe('the samples', () => {
  const folderOfSamples = join(ROOT, 'src/reference/guides/samples');

  it.each(readdirSync(folderOfSamples))('%s has no line so long that its end is far beyond the edge', (name) => {
    const lines = readFileSync(join(folderOfSamples, name), 'utf8').replaceAll('{{origin}}', EXAMPLE_ORIGIN).split('\n');
    // A record of an import is one line.
    expect(lines.filter((line) => line.length > SAMPLE_CHARS && !line.startsWith('{"op"'))).toEqual([]);
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
    const html = docsHtml(file, VALUES, 'portal');
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

  it('is small enough for a page at the portal', () => {
    const { style, script } = file;
    expect(gzipSync(`${style}${script}${docsHtml(file, VALUES, 'portal')}`).byteLength).toBeLessThan(PORTAL_BYTES);
  });
});
