// The part of a page that is its article. Pure, except that it changes the page: what is not the article is removed from it.
import {
  aroundOf,
  attribute,
  type Element,
  elementsIn,
  isElement,
  isInLink,
  type Node,
  type Parent,
  removeAll,
  shortTextOf,
  textOf,
} from './html-tree.ts';
import { EMPTY, isMenu, isMenuCell, linkShare, removeChrome, sizesIn, type TextSize } from './page-chrome.ts';
import { allLines, foldedText } from './page-lines.ts';
import { readableParts } from './readable-parts.ts';

export interface MainContent {
  root: Parent;
  /** Texts within the page that are not part of the article, and that are not links: one of them may hold an instruction. */
  leftOut: string[];
  /** The same, of parts beside the article. */
  outside: string[];
  /** The same, of parts that only Readability took for none. */
  dropped: string[];
  /** Of a page that does not say where its article is: what the box with the headline and the paragraphs was chosen from. */
  whole?: Parent;
}

/** Pages with less text are a few lines, in which nothing can be weighed against anything. */
const WEIGHED_CHARS = 600;

type Sizes = ReadonlyMap<Node, TextSize>;

/** `headline`: of the article, as far as it is known. */
export function mainContentOf(page: Parent, headline?: string): MainContent {
  const body = [...elementsIn(page, 'body')][0] ?? page;
  const isWeighed = plainChars(body, sizesIn(body)) >= WEIGHED_CHARS;
  const leftOut = removeChrome(body, !isWeighed);
  const sizes = sizesIn(body);
  const named = namedContainer(body, sizes);
  const parts = isWeighed ? readableParts(page) : undefined;
  if (parts !== undefined) {
    const all = keptChars(parts, body);
    const within = named === undefined ? 0 : keptChars(parts, named);
    const root = named !== undefined && within > all * 0.5 ? named : body;
    if (keptChars(parts, root) > plainChars(root, sizes) * (root === body ? 0.1 : 0.4))
      return {
        root,
        outside: textsOutside(body, root, sizes),
        dropped: keepOnly(root, parts, sizes, titleIn(root, headline)),
        leftOut: [...leftOut, ...removeChrome(root, true)],
      };
  }
  const story = named === undefined ? storyIn(body, sizes, headline) : undefined;
  const root = named ?? story ?? body;
  const outside = textsOutside(body, root, sizes);
  leftOut.push(...removeChrome(root, true));
  if (named === undefined) removeAll(root, (node) => isElement(node) && isMenuOfPage(node, sizes));
  return story === undefined ? { root, leftOut, outside, dropped: [] } : { root, leftOut, outside: [], dropped: outside, whole: body };
}

function isMenuOfPage(element: Element, sizes: Sizes): boolean {
  const size = sizes.get(element) ?? EMPTY;
  return isMenu(element, size) || isMenuCell(element, size, sizes);
}

/** The element that the page itself marks as the article. Of several, teasers among them, the one with the most text that is no link. */
function namedContainer(body: Parent, sizes: Sizes): Element | undefined {
  const elements = [...elementsIn(body)];
  const marked = [
    elements.filter((element) => element.tagName !== 'meta' && /\barticlebody\b/i.test(attribute(element, 'itemprop') ?? '')),
    elements.filter(({ tagName }) => tagName === 'article'),
    elements.filter((element) => element.tagName === 'main' || attribute(element, 'role') === 'main'),
  ];
  for (const candidates of marked) {
    const best = largest(candidates, sizes);
    if (best !== undefined && plainChars(best, sizes) > 0 && isMost(best, candidates, sizes)) return best;
  }
  return undefined;
}

function largest(candidates: readonly Element[], sizes: Sizes): Element | undefined {
  let best: Element | undefined;
  for (const candidate of candidates) if (best === undefined || plainChars(candidate, sizes) > plainChars(best, sizes)) best = candidate;
  return best;
}

/** One of many boxes of the same size is not the article: each paragraph may be marked by itself, and a page of teasers has none. */
function isMost(best: Element, candidates: readonly Element[], sizes: Sizes): boolean {
  const all = candidates.reduce((sum, candidate) => sum + plainChars(candidate, sizes), 0);
  return candidates.length < 4 || plainChars(best, sizes) > all * 0.4;
}

function plainChars(parent: Parent, sizes: Sizes): number {
  const { chars, linked } = sizes.get(parent) ?? EMPTY;
  return chars - linked;
}

/** Texts beside an element within the body, those of menus excepted. */
function textsOutside(body: Parent, root: Parent, sizes: Sizes): string[] {
  const texts: string[] = [];
  for (let node: Parent = root; node !== body; ) {
    const parent = parentOf(node);
    if (parent === null) break;
    for (const sibling of parent.childNodes) {
      if (sibling === node || !isElement(sibling)) continue;
      const size = sizes.get(sibling) ?? EMPTY;
      if (size.chars > 0 && linkShare(size) < 0.5) texts.push(textOf(sibling));
    }
    node = parent;
  }
  return texts;
}

/** Of a page that marks no article: the smallest box that has both the headline and the paragraphs, at least four fifths of them. */
function storyIn(body: Parent, sizes: Sizes, headline = ''): Element | undefined {
  const wanted = foldedText(headline);
  const title = wanted === '' ? undefined : allLines(body).find(({ text, node }) => foldedText(text) === wanted && !isInLink(node));
  const paragraphs = [...elementsIn(body, 'p')];
  const byBox = new Map<Parent, number>();
  for (const paragraph of paragraphs) {
    const { parentNode } = paragraph;
    if (parentNode !== null) byBox.set(parentNode, (byBox.get(parentNode) ?? 0) + plainChars(paragraph, sizes));
  }
  const [box] = [...byBox].sort(([, one], [, other]) => other - one)[0] ?? [];
  if (title === undefined || box === undefined || !('parentNode' in title.node) || title.node.parentNode === null) return undefined;
  const aroundTitle = new Set(aroundOf(title.node.parentNode));
  const story = aroundOf(box).find((element) => aroundTitle.has(element) && !PARTS_OF_TABLES.has(element.tagName));
  if (story === undefined || story === body) return undefined;
  const chars = (all: readonly Element[]) => all.reduce((sum, paragraph) => sum + plainChars(paragraph, sizes), 0);
  return chars([...elementsIn(story, 'p')]) >= chars(paragraphs) * 0.8 ? story : undefined;
}

const HEADING_CHARS = 300;
const PARTS_OF_TABLES = new Set(['table', 'tbody', 'thead', 'tfoot', 'tr']);

/** Characters of the text that Readability kept within an element. */
function keptChars(parts: ReadonlySet<Parent>, root: Parent): number {
  let kept = 0;
  for (const element of elementsIn(root)) if (parts.has(element)) kept += ownChars(element);
  return kept;
}

function ownChars(element: Element): number {
  return element.childNodes.reduce((sum, node) => sum + (node.nodeName === '#text' && 'value' in node ? node.value.trim().length : 0), 0);
}

/** Elements that show something without text, in a part that is kept. Readability drops players that it does not know. */
const SHOWN = new Set('img picture source video audio track iframe embed object svg math script noscript br hr wbr'.split(' '));

/** `title`: Readability takes it out; it says where the text begins. */
function keepOnly(root: Parent, parts: ReadonlySet<Parent>, sizes: Sizes, title: Element | undefined): string[] {
  const inTitle = new Set<Parent>(title === undefined ? [] : [title, ...elementsIn(title)]);
  const around = new Set<Parent>([...inTitle, ...(title === undefined ? [] : aroundOf(title))]);
  for (const element of elementsIn(root)) {
    if (!parts.has(element)) continue;
    for (let node: Parent | null = element; node !== null && !around.has(node); node = parentOf(node)) around.add(node);
  }
  const leftOut: string[] = [];
  removeAll(root, (node) => {
    if (!isElement(node))
      return (
        node.nodeName === '#text' &&
        node.parentNode !== null &&
        node.parentNode !== root &&
        !parts.has(node.parentNode) &&
        !inTitle.has(node.parentNode)
      );
    if (around.has(node)) return false;
    if (SHOWN.has(node.tagName) && node.parentNode !== null && parts.has(node.parentNode)) return false;
    const size = sizes.get(node) ?? EMPTY;
    if (size.chars > 0 && linkShare(size) < 0.5) leftOut.push(textOf(node));
    return true;
  });
  return leftOut;
}

function titleIn(root: Parent, headline: string | undefined): Element | undefined {
  const wanted = foldedText(headline ?? '');
  return wanted === ''
    ? undefined
    : [...elementsIn(root, 'h1')].find((heading) => foldedText(shortTextOf(heading, HEADING_CHARS) ?? '') === wanted);
}

function parentOf(node: Parent): Parent | null {
  return 'parentNode' in node ? node.parentNode : null;
}
