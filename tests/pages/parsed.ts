// A page as a browser's parser sees it: elements, attributes and text, for assertions on structure and never on markup.
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document;

export interface Found {
  tag: string;
  attributes: Readonly<Record<string, string>>;
  /** All text in it, white space folded. */
  text: string;
  /** As it stands, for hashes. */
  rawText: string;
  /** Elements in it, in document order. */
  inner: Found[];
}

export function parsePage(html: string): Found[] {
  return elementsIn(parse(html));
}

function elementsIn(node: Node): Found[] {
  const children = 'childNodes' in node ? node.childNodes : [];
  return children.flatMap((child) => ('tagName' in child ? [found(child), ...elementsIn(child)] : []));
}

function found(element: Element): Found {
  const rawText = textOf(element);
  return {
    tag: element.tagName,
    attributes: Object.fromEntries(element.attrs.map(({ name, value }) => [name, value])),
    text: rawText.replace(/\s+/g, ' ').trim(),
    rawText,
    get inner() {
      return elementsIn(element);
    },
  };
}

function textOf(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

export function withTag(page: readonly Found[], tag: string): Found[] {
  return page.filter((element) => element.tag === tag);
}

/** The only element of its kind; an error where there are none or several. */
export function theOne(page: readonly Found[], tag: string, attributes: Record<string, string> = {}): Found {
  const matching = withTag(page, tag).filter((element) =>
    Object.entries(attributes).every(([name, value]) => element.attributes[name] === value),
  );
  const [only] = matching;
  if (only === undefined || matching.length > 1) throw new Error(`${matching.length} elements <${tag}> ${JSON.stringify(attributes)}`);
  return only;
}

export function linkTo(page: readonly Found[], href: string): Found | undefined {
  return withTag(page, 'a').find((link) => link.attributes['href'] === href);
}

/** Scripts that a browser runs: JSON-LD is data, which no policy concerns. */
export function scriptsOf(page: readonly Found[]): Found[] {
  return withTag(page, 'script').filter(({ attributes }) => attributes['type'] !== 'application/ld+json');
}
