// The vocabularies that our XML feeds speak, each under the prefix readers look for and with its exact URI (feeds.md X8).

export const ATOM_NAMESPACE = 'http://www.w3.org/2005/Atom';

/** Media RSS ends with a slash; readers compare the string. */
export const NAMESPACES = {
  atom: ATOM_NAMESPACE,
  content: 'http://purl.org/rss/1.0/modules/content/',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  media: 'http://search.yahoo.com/mrss/',
  fh: 'http://purl.org/syndication/history/1.0',
  at: 'http://purl.org/atompub/tombstones/1.0',
  /** Ours. No address: a namespace is a name, and a host in it would have to stay the project's for ever. */
  ts: 'urn:tearsheet:feed',
} as const;

export type OwnPrefix = keyof typeof NAMESPACES;

/** Prefixes that an extension may use for these vocabularies and for no other. */
export const RESERVED_NAMESPACES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(NAMESPACES),
  ['creativeCommons', 'http://backend.userland.com/creativeCommonsRssModule'],
  ['sy', 'http://purl.org/rss/1.0/modules/syndication/'],
]);
