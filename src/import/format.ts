// The format of a source: its first characters say more than its name, and its name more than its media type. Pure.

export type Format = 'wire' | 'markdown' | 'html' | 'xml' | 'json';

const BY_ENDING: Readonly<Record<string, Format>> = {
  txt: 'wire',
  text: 'wire',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  xml: 'xml',
  rss: 'xml',
  atom: 'xml',
  rdf: 'xml',
  wxr: 'xml',
  json: 'json',
  ninjs: 'json',
  jsonfeed: 'json',
};

const BY_MEDIA_TYPE: readonly (readonly [RegExp, Format])[] = [
  [/^text\/markdown\b/i, 'markdown'],
  [/^(?:text\/html|application\/xhtml\+xml)\b/i, 'html'],
  [/^application\/(?:[\w.-]+\+)?json\b/i, 'json'],
  [/^(?:text|application)\/(?:[\w.-]+\+)?xml\b/i, 'xml'],
];

/** The format that a file's ending names; `undefined` for endings that no copy has. */
export function formatByEnding(name: string): Format | undefined {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(BY_ENDING, ending) ? BY_ENDING[ending] : undefined;
}

export function formatOf(text: string, name: string, mediaType?: string): Format {
  const start = text.slice(0, 4_000).trimStart();
  const first = afterComments(start);
  if (/^(?:<!doctype html|<html\b)/i.test(first)) return 'html';
  if (/^<\?xml\b[\s\S]*?\?>\s*(?:<!doctype html|<html\b)/i.test(start)) return 'html';
  if (/^<(?:\?xml\b|!doctype\s+(?!html\b))/i.test(start) || isOtherTag(first, text) || /^<(?:rss|feed|rdf:RDF|atom:feed)\b/i.test(first))
    return 'xml';
  const promised = formatByEnding(name) ?? BY_MEDIA_TYPE.find(([pattern]) => mediaType !== undefined && pattern.test(mediaType))?.[1];
  if (promised === 'json' || ((promised === undefined || promised === 'wire') && isJson(start, text))) return 'json';
  if (promised !== undefined && promised !== 'wire') return promised;
  if (FRONT_MATTER.test(first) || /^\{\s*"[^"\n]{1,80}"\s*:/.test(start)) return 'markdown';
  if (/^<[a-z!]/i.test(first) && !isBracketedName(first, text)) return 'html';
  return 'wire';
}

/** YAML, TOML or JSON before the text. Dashes may also be a rule. */
const FRONT_MATTER = /^(?:---[ \t]*\n\s*["']?[\w-]+["']?[ \t]*:|---(?:json|toml|yaml)[ \t]*\n|\+\+\+[ \t]*\n|;;;[ \t]*\n)/;

export function hasFrontMatter(text: string): boolean {
  return FRONT_MATTER.test(afterComments(text.slice(0, 4_000).trimStart()));
}

const HTML =
  'a abbr acronym address applet area article aside audio b base bdi bdo big blockquote body br button canvas caption center cite code col data dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label li link main map mark math menu meta meter nav noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp script search section select small source span strike strong style sub summary sup table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr';
const HTML_NAMES: ReadonlySet<string> = new Set(HTML.split(' '));

/** "<BRNF LIQUIDATING TRUST> SETS PAYOUT": wires write the names of companies so. A tag has attributes with values, or is closed further on. */
function isBracketedName(first: string, text: string): boolean {
  const [, name] = /^<([A-Z][\w.&'-]*)(?:[ \t]+[\w.,&'()-]+){0,12}[ \t]*>/.exec(first) ?? [];
  return name !== undefined && !text.includes(`</${name}`) && !VOID.has(name.toLowerCase());
}

/** Elements without an end. */
const VOID = new Set('area base br col embed hr img input link meta param source track wbr p li dd dt'.split(' '));

/** An element that is neither HTML nor a custom element: XML without a declaration. */
function isOtherTag(first: string, text: string): boolean {
  const [tag = '', named] = /^<([a-z_][\w:.-]*)(?=[\s/>])[^>]*>/i.exec(first) ?? [];
  const name = named?.toLowerCase();
  // DocBook and JATS have articles and sections, too.
  if (/\sxmlns\s*=\s*["'](?!http:\/\/www\.w3\.org\/(?:1999\/xhtml|2000\/svg|1998\/))|\s(?:article-type|dtd-version)\s*=/i.test(tag))
    return true;
  return name !== undefined && !HTML_NAMES.has(name) && !name.includes('-') && !isBracketedName(first, text);
}

/** JSON front matter is followed by text. */
function endsInText(text: string): boolean {
  return !/[\]}]\s*$/.test(text.slice(-200)) && /\n\}[ \t]*\n/.test(text);
}

/** Searches by index, because a regular expression would try every way to divide a row of comments. */
export function afterComments(start: string): string {
  let at = 0;
  while (start.startsWith('<!--', at)) {
    const end = start.indexOf('-->', at);
    if (end === -1) return start;
    at = end + 3;
    while (/\s/.test(start[at] ?? '')) at += 1;
  }
  return start.slice(at);
}

/** A wire story may open with a bracket: only what parses is JSON, and what opens with the name of a member. */
function isJson(start: string, text: string): boolean {
  if (/^[[\s]{0,9}\{\s*"[^"\n]{1,80}"\s*:/.test(start)) return !endsInText(text);
  if (!/^[[{]\s*["{\]}]/.test(start)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
