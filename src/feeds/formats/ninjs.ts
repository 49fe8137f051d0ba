// IPTC ninjs 3.1: one item of licensed copy, and a page of them. Pure. No clock. The schema allows no member of our own, so all there is to
// say stands in its words.
import type { Image } from '../../domain/articles/article.ts';
import { stubTitle } from '../../domain/articles/stub-title.ts';
import type { FeedSite } from '../../domain/feeds/feed-document.ts';
import type { WithdrawalStub } from '../../domain/feeds/withdrawal-entry.ts';
import type { Rendition } from '../../domain/renditions/rendition.ts';
import { cleanText } from '../../domain/values/text.ts';
import { addressesOf, type LicensedFeed, noticeLine, signers, summaryOf } from '../licensed/document.ts';
import { onOrigin } from './addresses.ts';
import { jsonText } from './json-text.ts';
import { editorsNote } from './ninjs-note.ts';
import { uriOf } from './uri.ts';

/** What one item is valid against. */
export const NINJS_SCHEMA = 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#';

const STANDARD = { name: 'ninjs', version: '3.1', schema: NINJS_SCHEMA };

/** `linkedRights` leads to the agreement as we write it, in no standard's rights language. */
const RIGHTS_LANGUAGE = 'urn:tearsheet:agreement';

/** A ninjs item: members as the schema names them; `undefined` ones are not written. */
export type NinjsItem = Record<string, unknown> & { uri: string; copyrightNotice: string };

/** One item a line, like JSON Feed. `next` is there only while there is more. */
export function writeNinjs(feed: LicensedFeed, site: FeedSite): string {
  const items = [...feed.stubs.map((stub) => canceledItem(stub, feed, site)), ...feed.renditions.map((one) => ninjsItem(one, site))].map(
    jsonText,
  );
  const { next } = addressesOf(feed);
  const tail = next === undefined ? '}' : `,${jsonText({ next: onOrigin(next, site) }).slice(1)}`;
  return `{"items":[${items.length === 0 ? '' : `\n${items.join(',\n')}\n`}]${tail}\n`;
}

/** `canceled` is the standard's word for what must not be used any more; its note says what to do. */
function canceledItem(stub: WithdrawalStub, { agreementPath }: LicensedFeed, site: FeedSite): NinjsItem {
  const { article, note, deadline, acknowledgementPath } = stub;
  const duty = `Remove every copy by ${deadline} and acknowledge it: POST ${onOrigin(acknowledgementPath, site)}`;
  return {
    uri: uriOf(article.uri),
    type: 'text',
    standard: STANDARD,
    representationType: 'partial',
    version: String(article.version),
    versionCreated: article.versionCreated,
    firstCreated: article.firstCreated,
    language: article.language,
    pubStatus: 'canceled',
    edNote: `${note}\n${duty}`,
    headlines: [{ role: 'main', contentType: 'text/plain', value: cleanText(stubTitle(note)) }],
    bodies: [{ role: 'main', contentType: 'text/html', value: stub.html }],
    copyrightHolder: article.copyrightHolder,
    copyrightNotice: stub.rights,
    rightsInfo: rightsInfoOf(agreementPath, site),
    altIds: [{ role: 'slug', value: article.slug }],
  };
}

/** The text of one item alone, as an article's address answers it. */
export function writeNinjsItem(rendition: Rendition, site: FeedSite): string {
  return `${jsonText(ninjsItem(rendition, site))}\n`;
}

export function ninjsItem(rendition: Rendition, site: FeedSite): NinjsItem {
  const { article, form, embargo, until, images } = rendition;
  const names = signers(article).map(cleanText);
  return {
    uri: uriOf(article.uri),
    type: 'text',
    standard: STANDARD,
    representationType: form === 'full' ? 'full' : 'partial',
    profile: form,
    version: String(article.version),
    versionCreated: article.versionCreated,
    firstCreated: article.firstCreated,
    language: article.language,
    pubStatus: article.pubStatus,
    embargoedUntil: embargo?.until,
    expires: until,
    urgency: article.urgency,
    edNote: editorsNote(rendition),
    headlines: [{ role: 'main', contentType: 'text/plain', value: cleanText(article.headline) }],
    descriptions: descriptionsOf(rendition),
    bodies: [{ role: 'main', contentType: 'text/html', value: rendition.bodyHtml }],
    by: names.length === 0 ? undefined : names.join(', '),
    located: article.located,
    subjects: subjectsOf(rendition, site),
    infoSources: [sourceOf(rendition)],
    ...rightsOf(rendition, site),
    altIds: [
      { role: 'slug', value: article.slug },
      { role: 'receipt', value: onOrigin(rendition.receiptPath, site) },
    ],
    renditions: [{ name: 'canonical', href: uriOf(article.url), contentType: 'text/html' }],
    associations: images.length === 0 ? undefined : images.map((image, index) => pictureOf(image, index, rendition, site)),
  };
}

/** The notice word for word, as it stands in the body. */
function rightsOf({ article, notice, usageTerms, agreementPath }: Rendition, site: FeedSite) {
  return {
    copyrightHolder: article.copyrightHolder,
    copyrightNotice: notice.text,
    usageTerms,
    rightsInfo: rightsInfoOf(agreementPath, site),
  };
}

function rightsInfoOf(agreementPath: string, site: FeedSite) {
  return { langId: RIGHTS_LANGUAGE, linkedRights: uriOf(onOrigin(agreementPath, site)) };
}

/** It may be shown alone, so it ends with the notice. */
function descriptionsOf(rendition: Rendition) {
  const summary = summaryOf(rendition);
  if (summary === undefined) return undefined;
  return [{ role: 'summary', contentType: 'text/plain', value: `${summary} ${noticeLine(rendition.notice)}` }];
}

function subjectsOf({ article: { sections, subjects } }: Rendition, site: FeedSite) {
  return [
    ...sections.map(({ code, name }) => ({ name, rel: 'section', uri: `${site.origin}/feeds/sections/${code}`, literal: code })),
    ...subjects.map(({ code, name }) => ({ name, rel: 'subject', uri: `${site.origin}/feeds/subjects/${code}`, literal: code })),
  ];
}

/** With the address of the feed it was taken from, where that is known. */
function sourceOf({ article: { source, sourceFeed }, ownCopy }: Rendition) {
  const url = ownCopy ? undefined : sourceFeed?.url;
  return { name: source, role: 'source', uri: url === undefined ? undefined : uriOf(url) };
}

/** Its `by` is the credit line; ninjs has no other place for one. */
function pictureOf(image: Image, index: number, { article, notice, agreementPath, usageTerms }: Rendition, site: FeedSite) {
  const { url, alt, caption, credit, source, mediaType, widthPixels, heightPixels, sizeBytes } = image;
  const descriptions = [
    ...(caption === undefined ? [] : [{ role: 'caption', value: caption }]),
    ...(alt === undefined ? [] : [{ role: 'alt', value: alt }]),
  ];
  return {
    name: index === 0 ? 'lead' : `picture-${index + 1}`,
    rel: index === 0 ? 'lead' : 'picture',
    uri: uriOf(url),
    type: 'picture',
    language: article.language,
    descriptions: descriptions.length === 0 ? undefined : descriptions,
    by: credit ?? source,
    copyrightHolder: source,
    copyrightNotice: pictureNotice(source === article.source, descriptions.length > 0, notice.rights),
    usageTerms,
    rightsInfo: rightsInfoOf(agreementPath, site),
    renditions: [
      { name: 'original', href: uriOf(url), contentType: mediaType, width: widthPixels, height: heightPixels, sizeInBytes: sizeBytes },
    ],
  };
}

/** What the article's line says of its own source holds for that source's pictures. Of others there is no notice, but the caption is copy of the
 *  article, and may be taken from here alone. */
function pictureNotice(isOfSameSource: boolean, isCaptioned: boolean, rights: string): string | undefined {
  if (isOfSameSource) return rights;
  return isCaptioned ? `Caption: ${rights}` : undefined;
}
