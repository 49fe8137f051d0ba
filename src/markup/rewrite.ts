// The tree before it is filtered: addresses made absolute, pictures that load late given a real source, embeds turned into links.
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

/** Recursive: the parser has bounded the depth. */
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

/** Character references are resolved by now, so `&#x0B;` has become the code point that XML forbids. */
function legalProperties(properties: Properties): Properties {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [name, typeof value === 'string' ? legalText(value) : value]),
  );
}

/** A link that leads nowhere leaves its words. */
function rewriteLink(element: Element, base: URL): ElementContent[] {
  const href = absoluteUrl(element.properties['href'], base, LINK_SCHEMES);
  return href === undefined ? element.children : [{ ...element, properties: { ...element.properties, href } }];
}

function rewriteQuotation(element: Element, base: URL): ElementContent[] {
  const { cite, ...others } = element.properties;
  const url = absoluteUrl(cite, base);
  return [{ ...element, properties: url === undefined ? others : { ...others, cite: url } }];
}

/** Where scripts keep the real address until a picture is scrolled into view; `src` then holds a placeholder. */
const LATE_SOURCES = ['dataSrc', 'dataOriginal', 'dataLazySrc'];
const LATE_SRCSETS = ['dataSrcset', 'dataLazySrcset', 'srcSet'];

function rewriteImage({ properties, ...element }: Element, base: URL): ElementContent[] {
  const candidates = LATE_SRCSETS.map((name) => imageCandidates(properties[name], base)).find((found) => found.length > 0) ?? [];
  const sources = [...LATE_SOURCES.map((name) => lateUrl(properties[name], base)), absoluteUrl(properties['src'], base)];
  const src = sources.find((url) => url !== undefined) ?? largestOf(candidates);
  return src === undefined ? [] : [{ ...element, properties: imageProperties(properties, src, srcsetOf(candidates)) }];
}

/** Some scripts keep their settings in the same attribute, as JSON. */
function lateUrl(value: unknown, base: URL): string | undefined {
  return typeof value === 'string' && !/^\s*[[{]/.test(value) ? absoluteUrl(value, base) : undefined;
}

/** `srcset` and `sizes` go together. A width of `100%` was never valid and breaks readers that reserve the space. */
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

/** No picture is larger: a file that says so is wrong, or wants the words below it out of sight. */
const MAX_PIXELS = 100_000;

function isPixels(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0 && Number(value) <= MAX_PIXELS;
}

/** Feed readers know `img`, not `picture`: the image stays, with the first source's addresses if it has none of its own. */
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

/** A player that no feed reader may run becomes a link to it, named by its title or its host. */
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

/** HTML Standard, "in body": a parser drops one line break after <pre>, so text that begins with several would shrink each time. */
function rewritePreformatted(element: Element): ElementContent[] {
  const [first, ...rest] = element.children;
  if (first?.type !== 'text') return [element];
  return [{ ...element, children: [{ type: 'text', value: first.value.replace(/^\n+/, '') }, ...rest] }];
}
