// Ids in the texts of several articles on one page: a footnote leads to its own article, and no text takes an id of the page.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sanitiseBody } from '../../../src/markup/sanitise.ts';
import { withOwnIds } from '../../../src/pages/public/entry-ids.ts';
import { feedPreviewPage } from '../../../src/pages/public/feed-preview.tsx';
import { type Found, parsePage } from '../parsed.ts';
import { entry, FRAME, feedDocument } from '../sample.ts';

function preview(bodies: Readonly<Record<string, string>>, place: 'subscription' | 'archive' = 'subscription'): Found[] {
  const document = {
    ...feedDocument(),
    place: place === 'archive' ? { kind: place, page: 1 } : { kind: place },
    entries: Object.entries(bodies).map(([slug, contentHtml]) => entry(slug, { contentHtml })),
  };
  return parsePage(feedPreviewPage({ frame: FRAME, format: 'rss', document }));
}

function idsOn(page: readonly Found[]): string[] {
  return page.flatMap(({ attributes: { id } }) => (id === undefined ? [] : [id]));
}

/** The element to which a browser goes from each link within the page: the first with that id (HTML standard, 7.4.6.4). */
function targets(page: readonly Found[]): string[] {
  return page.flatMap(({ tag, attributes: { href = '' }, text }) => {
    if (tag !== 'a' || !href.startsWith('#') || href === '#content') return [];
    const target = page.find(({ attributes }) => attributes['id'] === decodeURIComponent(href.slice(1)));
    return [`${text} → ${target?.text}`];
  });
}

const FOOTNOTE = (name: string) => `<p>See <a href="#fn1">${name} note</a></p><p id="fn1">The note of ${name}</p>`;

describe.each(['subscription', 'archive'] as const)('on the page of a %s', (place) => {
  it('leads from a footnote to the note of the same article', () => {
    const page = preview({ first: FOOTNOTE('first'), second: FOOTNOTE('second'), 'first-1': FOOTNOTE('third') }, place);
    expect(targets(page)).toEqual(
      expect.arrayContaining(['first note → The note of first', 'second note → The note of second', 'third note → The note of third']),
    );
  });

  it.each(['content', 'announcement', 'subscribe', 'entries', 'about', 'articles'])('no text takes the id "%s" of the page', (id) => {
    const own = idsOn(preview({}, place));
    const page = preview({ hostile: `<p id="${id}">Not the page’s</p><p><a href="#${id}">down</a></p>` }, place);
    expect(idsOn(page).filter((found) => own.includes(found))).toEqual(own);
    expect(targets(page)).toEqual(['down → Not the page’s']);
  });
});

it('keeps links to letters outside ASCII, in either spelling', () => {
  const body = '<p><a href="#caf%C3%A9">one</a> <a href="#café">two</a></p><p id="café">The café</p>';
  expect(targets(preview({ menu: body }))).toEqual(['one → The café', 'two → The café']);
});

it('leaves other links, text that looks like an attribute, and HTML that is not canonical as they are', () => {
  const kept = '<p> id="x" <a href="https://www.courier.example/a#fn1" title="see #fn1">x</a></p>';
  expect(withOwnIds(kept, 'slug')).toBe(kept);
  for (const broken of ['<p id="x">', '<p id=x>y</p>', '<script id="x"></script>']) expect(withOwnIds(broken, 'slug')).toBe(broken);
});

it('gives no two articles one id, whatever ids and slugs they have', () => {
  const slug = fc.stringMatching(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { maxLength: 12 });
  const id = fc.stringMatching(/^[a-z_][a-z0-9_:.-]{0,8}$/);
  fc.assert(
    fc.property(fc.uniqueArray(slug, { minLength: 2, maxLength: 4 }), fc.uniqueArray(id, { minLength: 1, maxLength: 4 }), (slugs, ids) => {
      const body = ids.map((name) => `<p id="${name}">${name}</p>`).join('');
      const found = idsOn(preview(Object.fromEntries(slugs.map((name) => [name, body]))));
      return new Set(found).size === found.length;
    }),
    { numRuns: 50 },
  );
});

it('works on what the sanitiser writes', () => {
  const body = sanitiseBody(
    '<p>See<sup><a href="#fn:1" id="fnref:1">1</a></sup></p><ol><li id="fn:1">Note <a href="#fnref:1">back</a></li></ol>',
    'https://www.courier.example/a',
  );
  const prefixed = withOwnIds(body.ok ? body.html : '', 'a-1');
  expect(prefixed.match(/(?: id="|href="#)[^"]*/g)).toEqual(['href="#a-1.fn:1', ' id="a-1.fnref:1', ' id="a-1.fn:1', 'href="#a-1.fnref:1']);
});
