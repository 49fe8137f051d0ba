// The parts of /docs, which are rendered when the static files are made (src/cli/assets). The Worker puts them into a page, and puts the reader's own
// addresses in place of those of the examples. Pure.

/** Where the Worker finds the parts among its static files. */
export const DOCS_FILE = '/reference/docs.json';

/** The origin in every example and sample until the Worker puts its own there. */
export const EXAMPLE_ORIGIN = 'https://feeds.example.com';

/** The page for everybody, and the one for people of a partner. */
export type DocsPlace = 'public' | 'portal';

export interface DocsPart {
  /** Which pages have it. */
  places: readonly DocsPlace[];
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

/** Returns the parts as one HTML text, with the reader's own values. No value needs an escape: all are made of letters, digits and `:/.-[]`. */
export function docsHtml({ parts }: Pick<DocsFile, 'parts'>, values: DocsValues, place: DocsPlace): string {
  const shown = parts.filter(({ places }) => places.includes(place));
  const contents = `<nav class="docs-contents" aria-label="Documentation"><details><summary>Contents</summary>${shown.map((part) => part.contents).join('')}</details></nav>`;
  const html = `<div class="docs">${contents}<div class="docs-text">${shown.map((part) => part.html).join('')}</div></div>`;
  return withLinks(html, place)
    .replaceAll(EXAMPLE_ORIGIN, values.origin)
    .replaceAll('{{origin}}', values.origin)
    .replaceAll('{{agreement}}', values.agreement)
    .replaceAll('{{slug}}', values.slug);
}

/** Links to what the portal leaves out lead to the whole. */
function withLinks(html: string, place: DocsPlace): string {
  if (place === 'public') return html;
  const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  return html.replace(/href="#([^"]+)"/g, (link, id: string) => (ids.has(id) ? link : `href="/docs#${id}"`));
}
