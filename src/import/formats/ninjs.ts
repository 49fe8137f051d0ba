// IPTC ninjs 1.x to 3.x: one item, an array, or `{"items": […]}`. Pure. Accepts the camelCase of 3.x and the lower case of 2.x and 1.x.
import { canonicalJson } from '../../domain/values/canonical-json.ts';
import { type Findings, findEach } from '../import-findings.ts';
import { type ReadingOptions, Unreadable } from '../imported-article.ts';
import { emptyFound, type Found } from '../partial-article.ts';
import { readSigners } from '../text/byline.ts';
import { whenOf } from '../text/dates.ts';
import { language } from '../text/language.ts';
import { idSlug } from '../text/slug.ts';
import { fillFromHtml } from './html-body.ts';
import { parsePiece, plainTextOf } from './html-tree.ts';
import { picturesIn } from './ninjs-images.ts';
import { either, valueIn } from './ninjs-members.ts';
import { countIn, listIn, type Members, membersOf, namesIn, textIn } from './unknown-json.ts';
import { blocksOf, htmlOf } from './wire-blocks.ts';

/** `lines` are those of the items; `name` identifies an item without a `uri`. */
export function readNinjs(items: readonly unknown[], lines: readonly number[], name: string, options: ReadingOptions): Findings {
  const remarks: string[] = [];
  const placed = items.map((value, index) => ({ value, index, line: lines[index] ?? 1 }));
  const findings = findEach(placed, ({ value, index, line }) => {
    const item = membersOf(value);
    if (item === undefined) throw new Unreadable('the item is not an object');
    const leftOut = leaveOut(item);
    if (leftOut === undefined) return foundIn(item, { line, fallback: items.length === 1 ? name : `${name}#${index + 1}` }, options);
    remarks.push(`Left out ${textIn(item['uri']) ?? `item ${index + 1}`}: ${leftOut}.`);
    return undefined;
  });
  return { ...findings, remarks };
}

/** A withdrawal must reach a person, so it is a fault and not a remark. */
function leaveOut(item: Members): string | undefined {
  const status = textIn(either(item, 'pubStatus'))?.replace(/^stat:/, '') ?? 'usable';
  if (/^cancell?ed$/.test(status)) {
    throw new Unreadable(
      `its source has withdrawn ${textIn(item['uri']) ?? 'this item'} (pubStatus ${status}): withdraw it at the desk if it was imported before`,
    );
  }
  if (status !== 'usable') return `its pubStatus is ${status}`;
  const type = textIn(item['type']) ?? 'text';
  return ['text', 'composite'].includes(type) ? undefined : `its type is ${type}`;
}

function foundIn(item: Members, place: { line: number; fallback: string }, options: ReadingOptions): Found {
  const { publisher, now } = options;
  const when = (name: string) => whenOf(textIn(either(item, name)) ?? '', { timeZone: publisher.timeZone, now });
  const uri = textIn(item['uri']);
  const found = emptyFound({
    line: place.line,
    source: canonicalJson(item),
    sourceId: uri ?? place.fallback,
    slugs: [textIn(item['slug']), idSlug(uri ?? place.fallback)],
  });
  found.headline = valueIn(item, 'headlines', 'headline') ?? textIn(item['title']);
  const description = valueIn(item, 'descriptions', 'description_text', /summary|standfirst/i) ?? textIn(item['description_html']);
  found.standfirst = description === undefined ? undefined : plainTextOf(description);
  found.uri = uri;
  found.url = textIn(either(item, 'canonicalUrl')) ?? textIn(item['url']);
  found.located = textIn(item['located']);
  found.language = language(textIn(item['language']));
  found.categories.push(...namesIn(item['subjects'] ?? item['subject']));
  found.published = when('firstPublished') ?? when('firstCreated') ?? when('contentCreated') ?? when('versionCreated');
  found.created = when('firstCreated');
  found.expires = when('expires')?.instant;
  found.urgency = countIn(item['urgency']);
  found.edNotes.push(...namesIn(either(item, 'edNote')));
  found.images.push(...picturesIn(item['associations']));
  fillEmbargo(item, found, options);
  fillSigners(item, found, options);
  fillOwner(item, found);
  fillFromHtml(parsePiece(bodyIn(item)), found, options);
  return found;
}

function fillEmbargo(item: Members, found: Found, { publisher, now }: ReadingOptions): void {
  const value = either(item, 'embargoedUntil') ?? item['embargoed'];
  if (value === undefined || value === null) return;
  const when = whenOf(textIn(value) ?? '', { timeZone: publisher.timeZone, now });
  found.embargoedUntil = when?.hasHour ? when.instant : 'unread';
}

const WRITES = /author|creat|writ|byline|report|contributor/i;

/** `by` is the byline as printed. Most people listed are subjects of the story: only those with a writer's role sign it. */
function fillSigners(item: Members, found: Found, { publisher }: ReadingOptions): void {
  const signers = { names: found.names, desks: found.desks, unread: [] };
  const by = textIn(item['by']);
  if (by !== undefined) readSigners(by, signers, publisher);
  if (by !== undefined) return;
  for (const person of [...listIn(item['people'] ?? item['person']), ...listIn(either(item, 'infoSources'))].map(membersOf)) {
    const roles = [person?.['role'], person?.['rel'], ...listIn(person?.['roles'])].flatMap(namesIn);
    if (person !== undefined && roles.some((role) => WRITES.test(role)))
      for (const name of namesIn(person)) readSigners(name, signers, publisher);
  }
}

function fillOwner(item: Members, found: Found): void {
  const sources = listIn(either(item, 'infoSources'))
    .map(membersOf)
    .filter((entry) => !WRITES.test(textIn(entry?.['role']) ?? ''));
  found.holder = textIn(either(item, 'copyrightHolder'));
  found.notice = textIn(either(item, 'copyrightNotice'));
  found.copySource = textIn(item['source']) ?? found.holder ?? sources.flatMap(namesIn)[0] ?? namesIn(item['provider'])[0];
  const licence = textIn(either(membersOf(either(item, 'rightsInfo')) ?? {}, 'linkedRights'));
  if (licence !== undefined) found.licence = { url: licence };
  const terms = textIn(either(item, 'usageTerms'));
  if (terms !== undefined) found.edNotes.push(`Usage terms: ${terms}`);
}

function bodyIn(item: Members): string {
  const bodies = listIn(item['bodies']).map(membersOf);
  const typed = (pattern: RegExp) =>
    bodies.find((body) => pattern.test(textIn(either(body ?? {}, 'contentType')) ?? '') && textIn(body?.['value']) !== undefined);
  const html = textIn(typed(/html/i)?.['value']) ?? textIn(item['body_html']) ?? textIn(item['body_xhtml']);
  if (html !== undefined) return html;
  const plain = textIn((typed(/plain|^$/i) ?? bodies[0])?.['value']) ?? textIn(item['body_text']) ?? '';
  return /<(?:p|div|h\d|ul|br)\b[^>]*>/i.test(plain) ? plain : htmlOf(blocksOf(plain, () => 'text'));
}
