import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../../src/pages/layout/policy.ts';
import { PAGES } from '../pages.ts';
import { parsePage, scriptsOf, theOne } from '../parsed.ts';

async function directives(): Promise<Map<string, string[]>> {
  const policy = await contentSecurityPolicy();
  return new Map(policy.split('; ').map((directive) => [directive.split(' ')[0] ?? '', directive.split(' ').slice(1)]));
}

/** CSP 3 §2.3.1 hash-source, over the element's text as the parser sees it. */
function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
}

describe('the policy of the pages', () => {
  it('allows nothing by default', async () => {
    const policy = await directives();
    expect(policy.get('default-src')).toEqual(["'none'"]);
    for (const name of ['base-uri', 'form-action', 'frame-ancestors']) expect(policy.get(name)).toEqual(["'none'"]);
    expect(policy.get('img-src')).toEqual(['https:', 'data:', "'self'"]);
    for (const name of ['font-src', 'manifest-src']) expect(policy.get(name)).toEqual(["'self'"]);
  });

  it.each(Object.entries(PAGES))('allows exactly the style and script of the page "%s", and no other', async (_, render) => {
    const policy = await directives();
    const page = parsePage(render());
    expect(policy.get('style-src')).toEqual([hashSource(theOne(page, 'style').rawText)]);
    expect(policy.get('script-src')).toEqual(scriptsOf(page).map(({ rawText }) => hashSource(rawText)));
  });
});
