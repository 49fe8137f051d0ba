// What a page says about itself as schema.org NewsArticle in JSON-LD. Pure. A script that is no JSON is ignored.

import type { ReadingOptions } from '../imported-article.ts';
import type { Found } from '../partial-article.ts';
import { readSigners } from '../text/byline.ts';
import { whenOf } from '../text/dates.ts';
import { attribute, elementsIn, type Parent } from './html-tree.ts';
import { countIn, listIn, type Members, membersOf, namesIn, textIn, wordsIn } from './unknown-json.ts';

const ARTICLE = /^(?:(?:report|analysis|background|opinion|review)?newsarticle|article|blogposting|reportagenewsarticle|liveblogposting)$/i;

export function fillFromJsonLd(page: Parent, found: Found, options: ReadingOptions): void {
  const article = articleIn(page);
  if (article === undefined) return;
  const { publisher, now } = options;
  const calendar = { timeZone: publisher.timeZone, now };
  const when = (value: unknown) => whenOf(textIn(value) ?? '', calendar);
  found.headline ??= textIn(article['headline']) ?? textIn(article['name']);
  found.standfirst ??= textIn(article['description']);
  for (const name of namesIn(article['author'])) readSigners(name, { names: found.names, desks: found.desks, unread: [] }, publisher);
  found.published ??= when(article['datePublished']);
  found.created ??= when(article['dateCreated']);
  found.expires ??= when(article['expires'])?.instant;
  found.categories.push(...namesIn(article['articleSection']));
  found.subjects.push(...wordsIn(article['keywords']), ...namesIn(article['about']));
  found.located ??= namesIn(article['dateline'])[0] ?? namesIn(article['locationCreated'])[0];
  found.corrections.push(...namesIn(article['correction']).filter((text) => !/^https?:/.test(text)));
  found.images.push(...listIn(article['image']).flatMap(imageIn));
  fillOwner(article, found);
}

function fillOwner(article: Members, found: Found): void {
  const holder = namesIn(article['copyrightHolder'])[0];
  found.copySource ??= namesIn(article['sourceOrganization'])[0];
  if (holder !== undefined && found.copySource !== undefined) found.holder ??= holder;
  found.copySource ??= holder ?? namesIn(article['publisher'])[0];
  found.notice ??= textIn(article['copyrightNotice']);
  const licence = textIn(article['license']) ?? textIn(membersOf(article['license'])?.['url']);
  if (licence !== undefined) found.licence ??= { url: licence };
}

function imageIn(value: unknown): Found['images'] {
  const image = membersOf(value);
  const url = textIn(value) ?? textIn(image?.['url']) ?? textIn(image?.['contentUrl']);
  if (url === undefined) return [];
  const credit = textIn(image?.['creditText']) ?? namesIn(image?.['creator'])[0];
  const size = { widthPixels: countIn(image?.['width']), heightPixels: countIn(image?.['height']) };
  return [{ url, caption: textIn(image?.['caption']), credit, source: namesIn(image?.['copyrightHolder'])[0], ...size }];
}

function articleIn(page: Parent): Members | undefined {
  for (const script of elementsIn(page, 'script')) {
    if (!/^application\/ld\+json\b/i.test(attribute(script, 'type')?.trim() ?? '')) continue;
    const text = script.childNodes.map((node) => ('value' in node ? node.value : '')).join('');
    const article = articleAmong(parsed(text));
    if (article !== undefined) return article;
  }
  return undefined;
}

function articleAmong(value: unknown): Members | undefined {
  for (const entry of listIn(value)) {
    const members = membersOf(entry);
    if (namesIn(members?.['@type']).some((type) => ARTICLE.test(type))) return members;
    const inner =
      members === undefined
        ? undefined
        : listIn(members['@graph'])
            .map(membersOf)
            .find((node) => namesIn(node?.['@type']).some((type) => ARTICLE.test(type)));
    if (inner !== undefined) return inner;
  }
  return undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
