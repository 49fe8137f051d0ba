// Finds the article among the nodes of a page's JSON-LD, and puts nodes in the place of the references to them. Pure.
import { attribute, elementsIn, firstIn, type Parent, textOf } from './html-tree.ts';
import { listIn, type Members, membersOf, namesIn, textIn } from './unknown-json.ts';

const ARTICLE =
  /^(?:https?:\/\/schema\.org\/|schema:)?(?:(?:report|analysis|background|opinion|review|reportage|askpublic)?newsarticle|article|blogposting|liveblogposting|advertisercontentarticle|scholarlyarticle|techarticle|socialmediaposting)$/i;
const MOST_NODES = 5_000;

/** Nodes about the page as a whole, which state what the article lacks. */
const PAGE = /^(?:https?:\/\/schema\.org\/|schema:)?(?:(?:medical|item)?webpage|claimreview|review|report)$/i;
const OF_PAGES = ['author', 'datePublished', 'dateCreated', 'expires', 'keywords'];
const MOST_HEADINGS = 20;

/** Of several articles, teasers among them, the one that has the page's title; otherwise the first. */
export function articleIn(page: Parent): Members | undefined {
  const nodes = nodesOf([...elementsIn(page, 'script')].flatMap(jsonIn));
  const articles = nodes.filter((node) => typesOf(node).some((type) => ARTICLE.test(type)));
  const titles = titlesIn(page);
  const article =
    articles.find((node) => titles.some((title) => isTitle(textIn(node['headline']) ?? textIn(node['name']), title))) ?? articles[0];
  const pages = nodes.filter((node) => typesOf(node).some((type) => PAGE.test(type)));
  return article === undefined && pages.length === 0 ? undefined : withFieldsOf(pages, article ?? {}, nodes);
}

function withFieldsOf(pages: readonly Members[], article: Members, nodes: readonly Members[]): Members {
  const whole = resolved(article, nodes);
  for (const page of pages.map((node) => resolved(node, nodes)))
    for (const field of OF_PAGES)
      if (isEmpty(whole[field]) && !(field === 'author' && isOrganisation(page[field]))) whole[field] = page[field];
  return whole;
}

function isEmpty(value: unknown): boolean {
  return listIn(value).every((entry) => textIn(entry) === undefined && Object.keys(membersOf(entry) ?? {}).length === 0);
}

/** The site signs its pages. */
function isOrganisation(value: unknown): boolean {
  return listIn(value).some((entry) => typesOf(membersOf(entry) ?? {}).some((type) => /Organization$/.test(type)));
}

function titlesIn(page: Parent): string[] {
  const title = firstIn(page, 'title');
  const headings = [...elementsIn(page, 'h1')].slice(0, MOST_HEADINGS);
  return [...(title === undefined ? [] : [title]), ...headings].map((element) => folded(textOf(element)));
}

function isTitle(headline: string | undefined, title: string): boolean {
  return headline !== undefined && headline !== '' && title.startsWith(folded(headline).slice(0, 60));
}

function folded(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function typesOf(node: Members): string[] {
  return listIn(node['@type']).flatMap((type) => textIn(type) ?? []);
}

function jsonIn(script: Parameters<typeof attribute>[0]): unknown[] {
  if (!/^application\/ld\+json\b/i.test(attribute(script, 'type')?.trim() ?? '')) return [];
  const text = script.childNodes.map((node) => ('value' in node ? node.value : '')).join('');
  return listIn(parsed(text));
}

/** Sites leave line breaks in texts and wrap the script in a comment. */
function parsed(text: string): unknown {
  const bare = text.replace(/^\s*(?:\/\/\s*)?(?:<!\[CDATA\[|<!--)|(?:\/\/\s*)?(?:\]\]>|-->)\s*$/g, '').trim();
  const clean = bare.replace(/\p{Cc}+/gu, ' ').replace(/;$/, '');
  // The last attempt is for a comma behind the last member, and for quotation marks that a template has escaped.
  const plain = clean
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/,(?=\s{0,50}[}\]])/g, '');
  for (const attempt of [bare, clean, plain]) {
    try {
      return JSON.parse(attempt);
    } catch {}
  }
  return undefined;
}

/** All nodes that can be the article or that it can refer to: those at the top, in `@graph`, and the main entity of a page. */
function nodesOf(values: readonly unknown[]): Members[] {
  const nodes: Members[] = [];
  const waiting = [...values].reverse();
  while (waiting.length > 0 && nodes.length < MOST_NODES) {
    const value = waiting.pop();
    if (Array.isArray(value)) waiting.push(...value.slice(0, MOST_NODES).reverse());
    const node = membersOf(value);
    if (node === undefined) continue;
    nodes.push(node);
    waiting.push(...[...listIn(node['@graph']), ...listIn(node['mainEntity']), ...listIn(node['hasPart'])].reverse());
  }
  return nodes;
}

/** The article with the nodes that its members refer to by `@id`. One step: nothing that we read is further away. */
function resolved(article: Members, nodes: readonly Members[]): Members {
  const byId = new Map<string, Members>();
  for (const node of nodes) {
    const id = textIn(node['@id']);
    if (id !== undefined && Object.keys(node).length > 1 && !byId.has(id)) byId.set(id, node);
  }
  const target = (value: unknown): unknown => {
    const members = membersOf(value);
    const id = textIn(members?.['@id']);
    return id === undefined || namesIn(value).length > 0 ? value : (byId.get(id) ?? value);
  };
  const entries = Object.entries(article).map(([name, value]) => [name, Array.isArray(value) ? value.map(target) : target(value)] as const);
  return Object.fromEntries(entries);
}
