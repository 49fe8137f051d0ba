// Rewrites the tree before it is filtered: makes addresses absolute, gives lazily loaded pictures their real source, and turns embeds into links.
import type { Element, ElementContent, Properties } from 'hast';
import { legalText } from '../domain/values/text.ts';
import { absoluteUrl, imageCandidates, LINK_SCHEMES, largestOf, srcsetOf } from './addresses.ts';
import { RENAMED } from './vocabulary.ts';

type Rewriting = (element: Element, base: URL) => ElementContent[];

const REWRITINGS: Readonly<Record<string, Rewriting>> = {
  a: rewriteLink,
  audio: linkToEmbed,
  blockquote: rewriteQuotation,
  embed: linkToEmbed,
  iframe: linkToEmbed,
  img: rewriteImage,
  pre: rewritePreformatted,
  q: rewriteQuotation,
  video: linkToEmbed,
};

/** Rewrites nodes and their descendants. The recursion is safe, because the parser bounds the depth. */
export function rewrite(nodes: readonly ElementContent[], base: URL): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return [{ type: 'text', value: legalText(node.value) }];
    if (node.type !== 'element') return [];
    if (node.tagName === 'picture') return rewrite(imagesOf(node, base), base);
    const element: Element = { ...node, properties: legalProperties(node.properties), children: rewrite(node.children, base) };
    const rewriting = Object.hasOwn(REWRITINGS, element.tagName) ? REWRITINGS[element.tagName] : undefined;
    return rewriting?.(element, base) ?? [{ ...element, tagName: renamed(element.tagName) }];
  });
}

function renamed(tagName: string): string {
  return (Object.hasOwn(RENAMED, tagName) && RENAMED[tagName]) || tagName;
}

/** The parser has resolved character references, so `&#x0B;` is now a code point that XML forbids. */
function legalProperties(properties: Properties): Properties {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [name, typeof value === 'string' ? legalText(value) : value]),
  );
}

/** A link without a usable address is replaced by its content. */
function rewriteLink(element: Element, base: URL): ElementContent[] {
  const href = absoluteUrl(element.properties['href'], base, LINK_SCHEMES);
  return href === undefined ? element.children : [{ ...element, properties: { ...element.properties, href } }];
}

function rewriteQuotation(element: Element, base: URL): ElementContent[] {
  const { cite, ...others } = element.properties;
  const url = absoluteUrl(cite, base);
  return [{ ...element, properties: url === undefined ? others : { ...others, cite: url } }];
}

/** Attributes in which lazy-loading scripts keep the real address; `src` then has a placeholder. */
const LAZY_SOURCES = ['dataSrc', 'dataOriginal', 'dataLazySrc'];
const LAZY_SRCSETS = ['dataSrcset', 'dataLazySrcset', 'srcSet'];

function rewriteImage({ properties, ...element }: Element, base: URL): ElementContent[] {
  const candidates = LAZY_SRCSETS.map((name) => imageCandidates(properties[name], base)).find((found) => found.length > 0) ?? [];
  const sources = [...LAZY_SOURCES.map((name) => lazyUrl(properties[name], base)), absoluteUrl(properties['src'], base)];
  const src = sources.find((url) => url !== undefined) ?? largestOf(candidates);
  return src === undefined ? [] : [{ ...element, properties: imageProperties(properties, src, srcsetOf(candidates)) }];
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

/** Feed readers run no players, so a player becomes a link to it. The text of the link is the title of the player or its host. */
function linkToEmbed(element: Element, base: URL): ElementContent[] {
  const { src, dataSrc, title } = element.properties;
  const sources = childrenNamed(element, 'source').map(({ properties }) => properties['src']);
  const href = [src, dataSrc, ...sources].map((value) => absoluteUrl(value, base, ['https:'])).find((url) => url !== undefined);
  if (href === undefined) return [];
  const label = typeof title === 'string' && title.trim() !== '' ? title.trim() : new URL(href).hostname;
  return [{ type: 'element', tagName: 'p', properties: {}, children: [linkTo(href, label)] }];
}

function linkTo(href: string, label: string): Element {
  return { type: 'element', tagName: 'a', properties: { href }, children: [{ type: 'text', value: label }] };
}

/** A parser drops one line break after <pre> (HTML Standard, "in body"), so text with several would become shorter with each pass. */
function rewritePreformatted(element: Element): ElementContent[] {
  const [first, ...rest] = element.children;
  if (first?.type !== 'text') return [element];
  return [{ ...element, children: [{ type: 'text', value: first.value.replace(/^\n+/, '') }, ...rest] }];
}
