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
  if (/^<\?xml\b/i.test(start) || /^<(?:rss|feed|rdf:RDF|atom:feed)\b/i.test(first)) return 'xml';
  const promised = formatByEnding(name) ?? BY_MEDIA_TYPE.find(([pattern]) => mediaType !== undefined && pattern.test(mediaType))?.[1];
  if (promised === 'json' || ((promised === undefined || promised === 'wire') && isJson(start, text))) return 'json';
  if (promised !== undefined && promised !== 'wire') return promised;
  if (/^---[ \t]*\n\s*[\w-]+[ \t]*:/.test(start)) return 'markdown';
  if (/^<(?:article|body|div|h[1-6]|head|header|main|meta|p|section|title)\b[^>]*>/i.test(start)) return 'html';
  return 'wire';
}

/** Searches by index, because a regular expression would try every way to divide a row of comments. */
function afterComments(start: string): string {
  let at = 0;
  while (start.startsWith('<!--', at)) {
    const end = start.indexOf('-->', at);
    if (end === -1) return start;
    at = end + 3;
    while (/\s/.test(start[at] ?? '')) at += 1;
  }
  return start.slice(at);
}

/** A wire story may open with a bracket: only what parses is JSON. */
function isJson(start: string, text: string): boolean {
  if (!/^[[{]\s*["{\]}]/.test(start)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
