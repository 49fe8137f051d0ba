// The namespaces of our XML feeds, each with the prefix that feed readers look for and its exact URI.

export const ATOM_NAMESPACE = 'http://www.w3.org/2005/Atom';

/** Readers compare these strings exactly. The URI of Media RSS ends with a slash. */
export const NAMESPACES = {
  atom: ATOM_NAMESPACE,
  content: 'http://purl.org/rss/1.0/modules/content/',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  media: 'http://search.yahoo.com/mrss/',
  fh: 'http://purl.org/syndication/history/1.0',
  at: 'http://purl.org/atompub/tombstones/1.0',
  /** Our own namespace. It is not a URL, because its host would have to belong to the project for ever. */
  ts: 'urn:tearsheet:feed',
} as const;

export type OwnPrefix = keyof typeof NAMESPACES;

/** Prefixes that extensions may use for these namespaces only. */
export const RESERVED_NAMESPACES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(NAMESPACES),
  ['creativeCommons', 'http://backend.userland.com/creativeCommonsRssModule'],
  ['sy', 'http://purl.org/rss/1.0/modules/syndication/'],
]);
