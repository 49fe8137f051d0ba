// The parts of /docs, which are rendered when the static files are made (src/cli/assets). The Worker puts them into a page, and puts the reader's own
// addresses in place of those of the examples. Pure.

/** Where the Worker finds the parts among its static files. */
export const DOCS_FILE = '/reference/docs.json';

/** The origin in every example and sample until the Worker puts its own there. */
export const EXAMPLE_ORIGIN = 'https://feeds.example.com';

/** The page for everybody, and the two for people of a partner. */
export type DocsPlace = 'public' | 'portal' | 'portal-objects';

interface PortalPage {
  path: string;
  title: string;
  /** Of the field that the script adds. */
  search: string;
  other: 'portal' | 'portal-objects';
}

/** Each has what the other one lacks, and they link to each other. */
export const PORTAL_PAGES: Readonly<Record<'portal' | 'portal-objects', PortalPage>> = {
  portal: { path: '/portal/docs', title: 'Guides and endpoints', search: 'Search guides and endpoints', other: 'portal-objects' },
  'portal-objects': {
    path: '/portal/docs/objects',
    title: 'Conventions, objects and errors',
    search: 'Search conventions, objects and errors',
    other: 'portal',
  },
};

export interface DocsPart {
  /** Which pages have it. */
  places: readonly DocsPlace[];
  /** Its title as an entry of a list of contents, as HTML. */
  title: string;
  /** Its entries in the list of contents, as HTML. */
  contents: string;
  html: string;
}

export interface DocsFile {
  style: string;
  script: string;
  parts: readonly DocsPart[];
}

/** What samples name as the reader's own. */
export interface DocsValues {
  /** Scheme and authority without a trailing slash. */
  origin: string;
  /** Id of an agreement. */
  agreement: string;
  /** Slug of an article that the reader may pull. */
  slug: string;
}

type Parts = Pick<DocsFile, 'parts'>;

/** Returns the parts as one HTML text, with the reader's own values. No value needs an escape: all are made of letters, digits and `:/.-[]`. `query`, such as
 *  `?agreement=main`, is that of the links between the two pages at the portal. */
export function docsHtml(file: Parts, values: DocsValues, place: DocsPlace, query = ''): string {
  const shown = partsAt(file, place);
  const search = place === 'public' ? 'Search the documentation' : PORTAL_PAGES[place].search;
  const lists = [...shown.map((part) => part.contents), otherContents(file, place, query)].join('');
  const contents = `<nav class="docs-contents" aria-label="Documentation" data-search="${search}"><details><summary>Contents</summary>${lists}</details></nav>`;
  const html = `<div class="docs">${contents}<div class="docs-text">${shown.map((part) => part.html).join('')}</div></div>`;
  return withLinks(html, file, place, query)
    .replaceAll(EXAMPLE_ORIGIN, values.origin)
    .replaceAll('{{origin}}', values.origin)
    .replaceAll('{{agreement}}', values.agreement)
    .replaceAll('{{slug}}', values.slug);
}

function partsAt({ parts }: Parts, place: DocsPlace): DocsPart[] {
  return parts.filter(({ places }) => places.includes(place));
}

/** The other page at the portal, with the titles of its chapters. */
function otherContents(file: Parts, place: DocsPlace, query: string): string {
  if (place === 'public') return '';
  const { other } = PORTAL_PAGES[place];
  const titles = partsAt(file, other).map(({ title }) => title);
  return `<ul class="docs-other"><li><a href="${PORTAL_PAGES[other].path}${query}">${PORTAL_PAGES[other].title}</a>${titles.join('')}</li></ul>`;
}

/** At the portal, links to what the page leaves out lead to the other page, or else to the whole. A type of error is explained on the other page too. */
function withLinks(html: string, file: Parts, place: DocsPlace, query: string): string {
  if (place === 'public') return html;
  const { other } = PORTAL_PAGES[place];
  const address = `${PORTAL_PAGES[other].path}${query}`;
  const here = idsIn(html);
  const there = idsIn(
    partsAt(file, other)
      .map((part) => part.html)
      .join(''),
  );
  return html.replace(/href="(#|\/problems\/)([^"]+)"/g, (link, kind: string, name: string) => {
    const id = kind === '#' ? name : `error-${name}`;
    if (here.has(id)) return link;
    if (there.has(id)) return `href="${address}#${id}"`;
    return kind === '#' ? `href="/docs#${id}"` : link;
  });
}

function idsIn(html: string): Set<string> {
  return new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id));
}
