// What the head of a page says in <meta>, <link> and microdata. Pure.
import { NAME_CHARS } from '../../domain/values/limits.ts';
import { addNotice } from '../collect-notes.ts';
import type { ReadingOptions } from '../imported-article.ts';
import type { Found } from '../partial-article.ts';
import { language } from '../text/language.ts';
import { holderIn } from '../text/notices.ts';
import { attribute, type Element, elementsIn, firstIn, type Parent, textOf } from './html-tree.ts';

/** The values of each name, in small letters, in the order of the page. */
export type Metas = ReadonlyMap<string, readonly string[]>;

/** A page, the values of its <meta>, and its headline as far as it is known. */
export interface PageHead {
  page: Parent;
  metas: Metas;
  headline: string | undefined;
}

export function fillFromMeta(page: Parent, metas: Metas, found: Found, options: ReadingOptions): void {
  const first = (...names: string[]) => names.map((name) => metas.get(name)?.[0]).find((value) => value !== undefined);
  found.headline ??=
    first('og:title') ??
    itemIn(page, 'headline') ??
    first('twitter:title', 'parsely-title', 'dc.title', 'dc:title', 'dcterms.title', 'citation_title');
  found.standfirst ??= first('description', 'og:description', 'dc.description');
  const root = firstIn(page, 'html');
  found.language ??= language(root === undefined ? undefined : attribute(root, 'lang')) ?? language(first('og:locale'));
  const section = first('article:section', 'parsely-section') ?? itemIn(page, 'articlesection');
  if (section !== undefined && found.categories.length === 0) found.categories.push(section);
  const tags = [...(metas.get('article:tag') ?? []), ...(first('keywords', 'news_keywords')?.split(',') ?? [])];
  if (found.subjects.length === 0) found.subjects.push(...tags.map((tag) => tag.trim()).filter((tag) => tag !== ''));
  fillRights(page, found, options);
  const image = first('og:image:secure_url', 'og:image', 'twitter:image');
  const alt = first('og:image:alt');
  if (image !== undefined && found.images.length === 0) found.images.push({ url: image, ...(alt === undefined ? {} : { alt }) });
  const embargo = first('embargo', 'embargoed', 'embargoeduntil', 'embargo-until');
  if (embargo !== undefined) found.said.push({ field: 'embargo', text: embargo });
  for (const name of ['status', 'article:status', 'draft', 'ednote', 'editorial-note', 'instructions', ...CREDITS])
    for (const text of metas.get(name) ?? [])
      found.said.push(NAMES.has(name) ? { field: name, text, isProse: true } : { field: name, text });
}

/** Those that hold a name. A publication may be called "The Rough Draft". */
const NAMES = new Set('dc.publisher dcterms.publisher publisher provider dcterms.rightsholder twitter:creator'.split(' '));

/** Names under which pages say whose copy they have. */
const CREDITS =
  'source news_source contentsource content-source dc.source dc:source dc.publisher dcterms.publisher publisher provider agency credit dcterms.rightsholder original-source syndication-source cxenseparse:author twitter:creator'.split(
    ' ',
  );

function fillRights(page: Parent, found: Found, { publisher }: ReadingOptions): void {
  const rights = metaIn(page, 'copyright') ?? metaIn(page, 'dc.rights') ?? metaIn(page, 'rights');
  if (rights !== undefined)
    addNotice({ text: rights, holder: holderIn(rights.replace(/^(?:©|\(c\)|copyright)\s*/i, '')) }, found, publisher);
  const licence = linkIn(page, 'license');
  if (licence !== undefined) found.licence ??= { url: licence };
}

/** The first value of a property of microdata: in `content`, in `datetime` or as text. */
function itemIn(page: Parent, name: string): string | undefined {
  for (const element of elementsIn(page)) {
    if (attribute(element, 'itemprop')?.toLowerCase().split(/\s+/).includes(name) === true) {
      const value = propertyOf(element);
      if (value !== undefined) return value;
    }
  }
  return undefined;
}

/** The publisher that microdata names. */
export function publisherIn(page: Parent): string | undefined {
  const has = (element: Element, name: string) => attribute(element, 'itemprop')?.toLowerCase().split(/\s+/).includes(name) === true;
  for (const element of elementsIn(page)) {
    if (!has(element, 'publisher')) continue;
    const named = [...elementsIn(element)].find((inner) => has(inner, 'name')) ?? (element.childNodes.length === 0 ? element : undefined);
    const name = named === undefined ? undefined : propertyOf(named);
    if (name !== undefined && name.length <= NAME_CHARS && !/^https?:/i.test(name)) return name;
  }
  return undefined;
}

export function propertyOf(element: Element): string | undefined {
  const title = element.tagName === 'abbr' ? attribute(element, 'title') : undefined;
  return nonEmpty(attribute(element, 'content') ?? attribute(element, 'datetime') ?? title ?? textOf(element).slice(0, 1_000));
}

export function metaIn(page: Parent, name: string): string | undefined {
  return metasOf(page).get(name)?.[0];
}

/** RDFa allows several names in one attribute. */
export function metasOf(page: Parent): Map<string, string[]> {
  const metas = new Map<string, string[]>();
  for (const meta of elementsIn(page, 'meta')) {
    const value = nonEmpty(attribute(meta, 'content'));
    if (value === undefined) continue;
    const names = [attribute(meta, 'name')?.trim(), ...(attribute(meta, 'property')?.split(/\s+/).slice(0, MOST_NAMES) ?? [])];
    for (const name of new Set(names.map((each) => each?.toLowerCase())))
      if (name !== undefined && name !== '') metas.set(name, [...(metas.get(name) ?? []), value].slice(0, MOST_VALUES));
  }
  return metas;
}

/** Of one name. A page may have thousands. */
const MOST_VALUES = 100;
const MOST_NAMES = 10;

export function linkIn(page: Parent, rel: string): string | undefined {
  const link = [...elementsIn(page, 'link')].find((element) => attribute(element, 'rel')?.toLowerCase().split(/\s+/).includes(rel));
  return link === undefined ? undefined : nonEmpty(attribute(link, 'href'));
}

function nonEmpty(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === '' ? undefined : trimmed;
}
