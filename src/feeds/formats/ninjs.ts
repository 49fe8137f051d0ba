// Writes IPTC ninjs 3.1: one item of licensed copy, or a page of items. Pure. No clock. The schema allows no extensions, so everything is written
// in its own members.
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

/** Schema of one item. */
export const NINJS_SCHEMA = 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#';

const STANDARD = { name: 'ninjs', version: '3.1', schema: NINJS_SCHEMA };

/** Identifies the format of the agreement at `linkedRights`, which is our own and not a standard rights language. */
const RIGHTS_LANGUAGE = 'urn:tearsheet:agreement';

/** A ninjs item with the members of the schema. Members that are `undefined` are not written. */
export type NinjsItem = Record<string, unknown> & { uri: string; copyrightNotice: string };

/** Writes each item on a line of its own, like JSON Feed. `next` is present only if there is another page. */
export function writeNinjs(feed: LicensedFeed, site: FeedSite): string {
  const items = [...feed.stubs.map((stub) => canceledItem(stub, feed, site)), ...feed.renditions.map((one) => ninjsItem(one, site))].map(
    jsonText,
  );
  const { next } = addressesOf(feed);
  const tail = next === undefined ? '}' : `,${jsonText({ next: onOrigin(next, site) }).slice(1)}`;
  return `{"items":[${items.length === 0 ? '' : `\n${items.join(',\n')}\n`}]${tail}\n`;
}

/** The item of a withdrawn article. `canceled` means that it must no longer be used (ninjs), and `edNote` says what to do. */
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

/** Writes one item alone, for the address of an article. */
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

/** `copyrightNotice` is the notice word for word, as in the body. */
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

/** The summary ends with the notice, because it may be shown alone. */
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

/** `uri` is the address of the feed that the copy was taken from, if it is known. */
function sourceOf({ article: { source, sourceFeed }, ownCopy }: Rendition) {
  const url = ownCopy ? undefined : sourceFeed?.url;
  return { name: source, role: 'source', uri: url === undefined ? undefined : uriOf(url) };
}

/** `by` of a picture is its credit line, because ninjs has no other member for it. */
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

/** A picture of the article's source has the article's rights line. A picture of another source has no notice of ours. But its caption is copy of the
 *  article and may be used alone, so the rights line is given for the caption. */
function pictureNotice(isOfSameSource: boolean, isCaptioned: boolean, rights: string): string | undefined {
  if (isOfSameSource) return rights;
  return isCaptioned ? `Caption: ${rights}` : undefined;
}
