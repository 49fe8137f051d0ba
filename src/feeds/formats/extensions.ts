// Extensions: elements of other vocabularies in XML feeds, and members of other vendors in JSON Feed. Pure.
// An extension that would break a subscriber's parser throws.
import type { FeedEntry, FeedExtensions, XmlExtension } from '../../domain/feeds/feed-document.ts';
import { NAMESPACES, type OwnPrefix, RESERVED_NAMESPACES } from '../xml/namespaces.ts';
import { type Attributes, element, escapeText, lines } from '../xml/xml.ts';

/** Elements that the writers write themselves, and `dc:date`, which Miniflux would take for the date of publication. */
const OWN_ELEMENTS: ReadonlySet<string> = new Set([
  'content:encoded',
  'dc:creator',
  'dc:date',
  'dc:rights',
  'dc:source',
  'dcterms:license',
  'dcterms:modified',
  'dcterms:rightsHolder',
  'dcterms:valid',
  'fh:archive',
  'fh:complete',
  'at:deleted-entry',
]);

const NAME = /^[A-Za-z_][A-Za-z0-9_.-]*$/;

interface Extended {
  extensions?: FeedExtensions;
  entries: readonly FeedEntry[];
}

/** Returns the namespace declarations of the root: the format's own, then those of all extensions in document order. Throws if one prefix would stand
 *  for two namespaces. */
export function namespaceAttributes(document: Extended, own: readonly OwnPrefix[]): Attributes {
  const declared = new Map<string, string>(own.map((prefix) => [prefix, NAMESPACES[prefix]]));
  for (const { extensions } of [document, ...document.entries]) declareAll(extensions?.xml ?? [], declared);
  return Object.fromEntries([...declared].map(([prefix, namespace]) => [`xmlns:${prefix}`, namespace]));
}

function declareAll(extensions: readonly XmlExtension[], declared: Map<string, string>): void {
  for (const { prefix, namespace, content } of extensions) {
    const known = RESERVED_NAMESPACES.get(prefix) ?? declared.get(prefix) ?? namespace;
    if (known !== namespace) throw new Error(`prefix ${prefix} stands for ${known}, so it cannot stand for ${namespace}`);
    if (!NAME.test(prefix) || /^xml/i.test(prefix) || namespace === '') throw new Error(`no prefix can be bound like this: ${prefix}`);
    declared.set(prefix, namespace);
    if (Array.isArray(content)) declareAll(content, declared);
  }
}

/** Returns the extension elements of an entry or of the feed. Throws for an element that the writer writes itself: a second `self` link, for example,
 *  would move subscribers to another address. */
export function xmlExtensions(extensions: FeedExtensions | undefined): string {
  const elements = extensions?.xml ?? [];
  elements.forEach(refuseOwn);
  return lines(elements.map(extensionElement));
}

function refuseOwn({ namespace, name }: XmlExtension): void {
  const own = Object.entries(NAMESPACES).find(([, uri]) => uri === namespace)?.[0];
  if (own === 'atom' || OWN_ELEMENTS.has(`${own}:${name}`)) throw new Error(`${own}:${name} is the writer's to say`);
}

function extensionElement({ prefix, name, attributes = {}, content = '' }: XmlExtension): string {
  for (const part of [name, ...Object.keys(attributes)]) {
    if (!NAME.test(part) || part === 'xmlns') throw new Error(`no XML name: ${part}`);
  }
  return element(`${prefix}:${name}`, attributes, Array.isArray(content) ? content.map(extensionElement).join('') : escapeText(content));
}

/** JSON Feed 1.1, Extensions: an underscore, a letter, no dot. */
const JSON_NAME = /^_[A-Za-z][^.]*$/;

/** Returns the extension members of an item or of the feed. Throws for a name that JSON Feed does not allow, and for our own. */
export function jsonExtensions(extensions: FeedExtensions | undefined): Record<string, unknown> {
  const members = extensions?.json ?? {};
  for (const name of Object.keys(members)) {
    if (!JSON_NAME.test(name) || name === '_tearsheet') throw new Error(`no name for an extension of JSON Feed: ${name}`);
  }
  return members;
}
