// Rewrites the tree before it is filtered: makes addresses absolute, gives lazily loaded pictures their real source, and turns embeds into text and links.

import type { Element, ElementContent, Properties } from 'hast';
import { latePattern } from '../domain/values/late-pattern.ts';
import { legalText } from '../domain/values/text.ts';
import { absoluteUrl, imageCandidates, LINK_SCHEMES, largestOf, srcsetOf } from './addresses.ts';
import { note, type RewriteContext } from './embeds/changes.ts';
import { EMBEDS, isPlayerChrome, leaveOutButton, linkToBareAddress, linkToPlayer, noteEmptyBox } from './embeds/embeds.ts';
import { fallbackOf } from './embeds/fallback.ts';
import { withoutDrawnFormulas } from './embeds/formula.ts';
import { elementsNamed } from './embeds/nodes.ts';
import { isCounterPicture, isUnwanted } from './embeds/unwanted.ts';
import { RENAMED, SCHEMA } from './vocabulary.ts';

type Rewriting = (element: Element, context: RewriteContext) => ElementContent[];

const REWRITINGS: Readonly<Record<string, Rewriting>> = {
  ...EMBEDS,
  a: rewriteLink,
  blockquote: rewriteQuotation,
  'amp-anim': rewriteImage,
  'amp-img': rewriteImage,
  img: rewriteImage,
  pre: rewritePreformatted,
  q: rewriteQuotation,
};

/** Rewrites nodes and their descendants. The recursion is safe, because the parser bounds the depth. */
export function rewrite(nodes: readonly ElementContent[], context: RewriteContext): ElementContent[] {
  return withoutDrawnFormulas(nodes).flatMap((node): ElementContent[] => {
    if (node.type === 'text') return [{ type: 'text', value: legalText(node.value) }];
    if (node.type !== 'element') return [];
    if (node.tagName === 'picture') return withPlaces(node, rewrite(imagesOf(node, context.base), context), context);
    const children = WHOLE.has(node.tagName) ? node.children : rewrite(fallbackOf(node), context);
    const element: Element = { ...node, properties: legalProperties(node, context), children };
    const rewriting = Object.hasOwn(REWRITINGS, element.tagName) ? REWRITINGS[element.tagName] : undefined;
    if (isPlayerChrome(element)) return withPlaces(node, [], context);
    const rewritten = leaveOutButton(element, context) ?? playerIn(element, context) ?? rewriting?.(element, context);
    if (rewritten === undefined) noteEmptyBox(element, context);
    if (rewritten !== undefined) return withPlaces(node, rewritten, context);
    const named = { ...element, tagName: renamed(element.tagName) };
    return ALLOWED.has(named.tagName) ? [named] : withPlaces(node, [withoutId(named)], context);
  });
}

function playerIn(element: Element, context: RewriteContext): ElementContent[] | undefined {
  return element.tagName === 'img' ? undefined : (linkToPlayer(element, context) ?? linkToBareAddress(element, context));
}

/** Elements whose own rewriting reads what is in them. */
const WHOLE: ReadonlySet<string> = new Set(['math', 'svg']);

const ALLOWED: ReadonlySet<string> = new Set(SCHEMA.tagNames);

/** An element that is replaced by its content loses its id. */
function withoutId(element: Element): Element {
  const { id: _, ...properties } = element.properties;
  return { ...element, properties };
}

function renamed(tagName: string): string {
  return (Object.hasOwn(RENAMED, tagName) && RENAMED[tagName]) || tagName;
}

/** The parser has resolved character references, so `&#x0B;` is now a code point that XML forbids. */
function legalProperties(element: Element, { freeIds }: RewriteContext): Properties {
  const { id: _, ...properties } = element.properties;
  const legal = Object.entries(properties).map(([name, value]) => [name, typeof value === 'string' ? legalText(value) : value]);
  const id = anchorOf(element);
  return id !== undefined && freeIds.delete(id) ? { ...Object.fromEntries(legal), id } : Object.fromEntries(legal);
}

/** A link without a usable address is replaced by its content, or by a span if it has an id that other links lead to. */
function rewriteLink(element: Element, { base, ids }: RewriteContext): ElementContent[] {
  const fragment = element.properties['href'];
  if (typeof fragment === 'string' && fragment.startsWith('#') && ids.has(decoded(fragment.slice(1)))) return [element];
  const href = absoluteUrl(element.properties['href'], base, LINK_SCHEMES);
  if (href !== undefined) return [{ ...element, properties: { ...element.properties, href } }];
  const id = element.properties['id'];
  return id === undefined ? element.children : [{ ...element, tagName: 'span', properties: { id } }];
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** Puts an empty span before what took the place of an element, for each id in the element that a link leads to and that would be lost. */
function withPlaces(replaced: Element, nodes: ElementContent[], { targets }: RewriteContext): ElementContent[] {
  if (targets.size === 0) return nodes;
  const kept = idsIn(nodes);
  const lost = [...idsIn([replaced])].filter((id) => targets.has(id) && !kept.has(id));
  return [...lost.map((id): Element => ({ type: 'element', tagName: 'span', properties: { id }, children: [] })), ...nodes];
}

/** Removes the id of an element that is not the first to have it. */
export function withoutRepeatedIds(nodes: readonly ElementContent[], found: Set<unknown> = new Set()): ElementContent[] {
  return nodes.map((node) => {
    if (node.type !== 'element') return node;
    const { id, ...others } = node.properties;
    const properties = id !== undefined && found.has(id) ? others : node.properties;
    found.add(id);
    return { ...node, properties, children: withoutRepeatedIds(node.children, found) };
  });
}

/** The ids among `ids` that links in a tree lead to. */
export function targetsIn(nodes: readonly ElementContent[], ids: ReadonlySet<string>): Set<string> {
  const links = elementsNamed(nodes, 'a').map(({ properties: { href } }) => href);
  const fragments = links.flatMap((href) => (typeof href === 'string' && href.startsWith('#') ? [decoded(href.slice(1))] : []));
  return new Set(fragments.filter((id) => ids.has(id)));
}

/** The valid ids in a tree: letters first, no white space, at most 100 characters. Each is given to one element only. */
export function idsIn(nodes: readonly ElementContent[]): Set<string> {
  const ids = new Set<string>();
  const waiting: ElementContent[] = [...nodes];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type !== 'element') continue;
    const id = anchorOf(node);
    if (id !== undefined && ID().test(id)) ids.add(id);
    // Not spread: a call takes no hundred thousand arguments.
    for (const child of node.children) waiting.push(child);
  }
  return ids;
}

/** HTML 4 wrote the target of a link as `name` of an <a>. */
function anchorOf({ tagName, properties: { id, name } }: Element): string | undefined {
  const anchor = id ?? (tagName === 'a' ? name : undefined);
  return typeof anchor === 'string' ? anchor : undefined;
}

const ID = latePattern(String.raw`^[\p{L}_][\p{L}\p{N}_:.-]{0,99}$`, 'u');

function rewriteQuotation(element: Element, { base }: RewriteContext): ElementContent[] {
  const { cite, ...others } = element.properties;
  const url = absoluteUrl(cite, base);
  return [{ ...element, properties: url === undefined ? others : { ...others, cite: url } }];
}

/** Attributes in which lazy-loading scripts keep the real address; `src` then has a placeholder. */
const LAZY_SOURCES = ['dataSrc', 'dataOriginal', 'dataLazySrc'];
const LAZY_SRCSETS = ['dataSrcset', 'dataLazySrcset', 'srcSet'];

function rewriteImage({ properties, ...element }: Element, context: RewriteContext): ElementContent[] {
  const { base } = context;
  const candidates = LAZY_SRCSETS.map((name) => imageCandidates(properties[name], base)).find((found) => found.length > 0) ?? [];
  const sources = [...LAZY_SOURCES.map((name) => lazyUrl(properties[name], base)), absoluteUrl(properties['src'], base)];
  const src = sources.find((url) => url !== undefined) ?? largestOf(candidates);
  const isCounter =
    src !== undefined && !context.isStored && (isUnwanted(src) || (candidates.length === 0 && isCounterPicture(properties)));
  if (src === undefined || isCounter) {
    note(context, element.tagName, 'nothing', src);
    return [];
  }
  return [{ ...element, tagName: 'img', children: [], properties: imageProperties(properties, src, srcsetOf(candidates)) }];
}

/** Returns `undefined` for JSON, because some scripts keep their settings in the same attribute. */
function lazyUrl(value: unknown, base: URL): string | undefined {
  return typeof value === 'string' && !/^\s*[[{]/.test(value) ? absoluteUrl(value, base) : undefined;
}

/** `sizes` is kept only with `srcset`. A width such as `100%` is invalid and breaks feed readers that reserve the space. */
function imageProperties(properties: Properties, src: string, srcset: string | undefined): Properties {
  const { srcSet: _, sizes, width, height, ...others } = properties;
  return {
    alt: '',
    ...others,
    src,
    ...(srcset !== undefined && { srcSet: srcset, ...(sizes !== undefined && { sizes }) }),
    ...(isPixels(width) && { width }),
    ...(isPixels(height) && { height }),
  };
}

/** A larger size is wrong, or is meant to push the text below out of sight. */
const MAX_PIXELS = 100_000;

function isPixels(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0 && Number(value) <= MAX_PIXELS;
}

/** Feed readers support `img` but not `picture`. The `img` is kept, with the addresses of the first `source` if it has none of its own. */
function imagesOf(picture: Element, base: URL): Element[] {
  const sources = childrenNamed(picture, 'source').map(({ properties }) => properties['srcSet'] ?? properties['dataSrcset']);
  const dataSrcset = sources.find((srcset) => imageCandidates(srcset, base).length > 0);
  return childrenNamed(picture, 'img').map((image) => {
    const lacksSource = absoluteUrl(image.properties['src'], base) === undefined && dataSrcset !== undefined;
    return lacksSource ? { ...image, properties: { dataSrcset, ...image.properties } } : image;
  });
}

function childrenNamed(element: Element, tagName: string): Element[] {
  return element.children.filter((child): child is Element => child.type === 'element' && child.tagName === tagName);
}

/** A parser drops one line break after <pre> (HTML Standard, "in body"), so text with several would become shorter with each pass. */
function rewritePreformatted(element: Element): ElementContent[] {
  const [first, ...rest] = element.children;
  if (first?.type !== 'text') return [element];
  return [{ ...element, children: [{ type: 'text', value: first.value.replace(/^\n+/, '') }, ...rest] }];
}
