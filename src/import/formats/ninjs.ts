// IPTC ninjs 1.x to 3.x: one item, an array, or `{"items": […]}`. Pure. Accepts the camelCase of 3.x and the lower case of 2.x and 1.x.
import { canonicalJson } from '../../domain/values/canonical-json.ts';
import { type Findings, findEach } from '../import-findings.ts';
import type { ReadingOptions } from '../imported-article.ts';
import { isDraftStatus } from '../instructions/draft-words.ts';
import { emptyFound, type Found } from '../partial-article.ts';
import { signBy } from '../sign-article.ts';
import { statedDate } from '../stated-date.ts';
import type { When } from '../text/dates.ts';
import { language } from '../text/language.ts';
import { addressId, idSlug } from '../text/slug.ts';
import { fillFromHtml } from './html-body.ts';
import { plainTextOf } from './html-tree.ts';
import { itemMembers, type JsonItem } from './json-items.ts';
import { picturesIn } from './ninjs-images.ts';
import { either } from './ninjs-members.ts';
import { bodyTree, chooseBody, chooseText, type NinjsText, ninjsTexts } from './ninjs-text.ts';
import { leavesIn } from './other-members.ts';
import { countIn, listIn, type Members, membersOf, namesIn, textIn, wordsIn } from './unknown-json.ts';

/** `name` identifies an item without an identifier. `isOnly`: the source has no other item. */
export function readNinjs(
  items: readonly JsonItem[],
  { name, isOnly }: { name: string; isOnly: boolean },
  options: ReadingOptions,
): Findings {
  const remarks: string[] = [];
  const findings = findEach(items, (placed) => {
    const { index, line } = placed;
    const item = itemMembers(placed);
    const leftOut = leaveOut(item);
    if (leftOut === undefined) return foundIn(item, { line, fallback: isOnly ? name : `${name}#${index + 1}` }, options);
    remarks.push(`Left out ${textIn(item['uri']) ?? `item ${index + 1}`}: ${leftOut}.`);
    return undefined;
  });
  return { ...findings, remarks, leftOut: remarks.length };
}

function leaveOut(item: Members): string | undefined {
  const status = textIn(either(item, 'pubStatus'))?.replace(/^stat:/, '') ?? 'usable';
  // A cancellation must reach a person, and what is withheld comes in held: it may be released later.
  if (/^(?:cancell?ed|withheld)$/.test(status)) return undefined;
  if (status !== 'usable') return `its pubStatus is ${status}`;
  const profile = textIn(item['profile']);
  if (isDraftStatus(profile)) return `its profile is ${profile}`;
  const type = textIn(item['type']) ?? 'text';
  return ['text', 'composite'].includes(type) ? undefined : `its type is ${type}`;
}

const PARTIAL = 'Its source says that it is only a part of the item.';

function foundIn(item: Members, place: { line: number; fallback: string }, options: ReadingOptions): Found {
  const { publisher, now } = options;
  const calendar = { timeZone: publisher.timeZone, now };
  const uri = textIn(item['uri']);
  const id = uri ?? textIn(item['guid']) ?? altId(item) ?? place.fallback;
  const found = emptyFound({
    line: place.line,
    source: canonicalJson(item),
    sourceId: addressId(id),
    slugs: [textIn(item['slug']), idSlug(id)],
  });
  const when = (name: string) => statedDate(textIn(either(item, name)), calendar, found);
  if (found.sourceId !== (uri ?? place.fallback)) found.formerId = uri ?? place.fallback;
  found.sourceVersion = versionOf(item, when('versionCreated'));
  found.uri = uri;
  found.otherIds = [textIn(item['guid']), textIn(item['url']), altId(item)];
  found.url = textIn(either(item, 'canonicalUrl')) ?? textIn(item['url']);
  found.located = textIn(item['located']) ?? onlyPlace(item);
  found.language = language(textIn(item['language']));
  found.published = when('firstPublished') ?? when('firstCreated') ?? when('contentCreated') ?? when('versionCreated');
  found.created = when('firstCreated');
  found.expires = when('expires')?.instant;
  found.urgency = countIn(item['urgency']);
  if (/^(?:partial|incomplete)$/i.test(textIn(either(item, 'representationType')) ?? '')) found.remarks.push(PARTIAL);
  found.edNotes.push(...namesIn(either(item, 'edNote')));
  found.images.push(...picturesIn(item['associations']));
  fillSubjects(item, found);
  fillSigners(item, found, options);
  fillOwner(item, found);
  fillTexts(item, found, options);
  fillSaid(item, found);
  return found;
}

/** A whole number, or the instant of the version. */
function versionOf(item: Members, created: When | undefined): string | undefined {
  const version = textIn(item['version']);
  return version !== undefined && /^\d{1,12}$/.test(version) ? version : created?.instant;
}

function altId(item: Members): string | undefined {
  return listIn(either(item, 'altIds'))
    .map((entry) => textIn(membersOf(entry)?.['value']) ?? textIn(entry))
    .find((value) => value !== undefined);
}

/** Of several places none is known to be the dateline. */
function onlyPlace(item: Members): string | undefined {
  const places = namesIn(item['places'] ?? item['place']);
  return places.length === 1 ? places[0] : undefined;
}

/** Schemes that do not say what an item is about. */
const NO_TOPIC = /genre|priority|urgency|distribution|destination|language|desk/i;

function fillSubjects(item: Members, found: Found): void {
  const subjects = listIn(item['subjects'] ?? item['subject']).filter(
    (entry) => !NO_TOPIC.test(textIn(membersOf(entry)?.['scheme']) ?? ''),
  );
  found.categories.push(...namesIn(item['services'] ?? item['service']), ...namesIn(subjects));
  found.subjects.push(...wordsIn(item['keywords']));
}

function fillTexts(item: Members, found: Found, options: ReadingOptions): void {
  const headlines = chooseText(ninjsTexts(item, 'headlines', 'headline'), ['main', 'headline', 'title', '']);
  const descriptions = chooseText(ninjsTexts(item, 'descriptions', 'description'), ['summary', 'standfirst', 'text', '', 'html']);
  const bodies = chooseBody(ninjsTexts(item, 'bodies', 'body'));
  const plain = (text: NinjsText | undefined) => (text === undefined ? undefined : plainTextOf(text.value));
  found.headline = plain(headlines.chosen) ?? textIn(item['title']);
  found.standfirst = plain(descriptions.chosen);
  for (const { field, value } of [...headlines.others, ...descriptions.others, ...bodies.others]) {
    found.said.push({ field, text: plainTextOf(value) });
  }
  if (bodies.others.length > 0)
    found.remarks.push(
      `Left out, because their roles are not those of the article: ${bodies.others.map(({ field }) => field).join(', ')}.`,
    );
  fillFromHtml(bodyTree(bodies.chosen, found.headline), found, options);
}

/** Members that are read above, or that say nothing in words. */
const READ = new Set(
  'uri guid version type mimetype versioncreated firstcreated firstpublished contentcreated embargoed embargoeduntil expires url canonicalurl language located slug subject subjects service services keywords place places person people infosources associations renditions by byline copyrightholder copyrightnotice source rightsinfo headlines bodies descriptions headline title altids standard authors profile representationtype'.split(
    ' ',
  ),
);

/** What the story is about, what else is planned about it, and how the house works. "Withdrawal" is the name of an event there, and a canceled event no kill. */
const ABOUT = new Set(
  'organisations organisation events event eventdetails plannedcoverage objects object trustindicators digitalsourcetype infosource charcount wordcount'.split(
    ' ',
  ),
);

/** What is said of a picture that goes with the article holds for the article. */
const OF_PICTURES = /^(?:ednote|embargoed|embargoeduntil)$/i;

/** What an editor may have written anywhere else: a note, a slug line, usage terms, a kicker. */
function fillSaid(item: Members, found: Found): void {
  const embargo = either(item, 'embargoedUntil') ?? item['embargoed'];
  if (embargo !== undefined && embargo !== null) found.said.push({ field: 'embargo', text: textIn(embargo) ?? String(embargo) });
  found.said.push(...leavesIn('rightsInfo', either(item, 'rightsInfo')).map((said) => ({ ...said, isProse: true as const })));
  found.said.push(...leavesIn('associations', item['associations']).filter(({ field }) => OF_PICTURES.test(field)));
  for (const [name, value] of Object.entries(item)) {
    const plain = name.toLowerCase();
    if (READ.has(plain) || ABOUT.has(plain) || /^(?:headline|body|description)_/.test(plain)) continue;
    found.said.push(...leavesIn(name, value));
  }
}

const WRITES = /author|creat|writ|byline|report|contributor/i;

/** `by`, or `byline` in 1.x, is the byline as printed. Most people listed are subjects of the story: only those with a writer's role sign it. */
function fillSigners(item: Members, found: Found, { publisher }: ReadingOptions): void {
  const by = [...namesIn(item['by']), ...namesIn(item['byline'])].map(plainTextOf)[0];
  if (by !== undefined) signBy(by, found, publisher);
  if (by !== undefined) return;
  for (const person of [...listIn(item['people'] ?? item['person']), ...listIn(infoSources(item)), ...listIn(item['authors'])].map(
    membersOf,
  )) {
    const roles = [person?.['role'], person?.['rel'], ...listIn(person?.['roles'])].flatMap(namesIn);
    if (person !== undefined && roles.some((role) => WRITES.test(role))) for (const name of namesIn(person)) signBy(name, found, publisher);
  }
}

/** In 1.x the name has no plural. */
function infoSources(item: Members): unknown {
  return either(item, 'infoSources') ?? item['infosource'];
}

function fillOwner(item: Members, found: Found): void {
  const sources = listIn(infoSources(item))
    .map(membersOf)
    .filter((entry) => !WRITES.test(textIn(entry?.['role']) ?? ''));
  found.holder = textIn(either(item, 'copyrightHolder'));
  found.notice = textIn(either(item, 'copyrightNotice'));
  const stated = textIn(item['source']) ?? found.holder ?? sources.flatMap(namesIn)[0] ?? namesIn(item['provider'])[0];
  if (stated !== undefined) found.copySource = stated;
  const licence = textIn(either(membersOf(either(item, 'rightsInfo')) ?? {}, 'linkedRights'));
  if (licence !== undefined) found.licence = { url: licence };
  const terms = textIn(either(item, 'usageTerms'));
  if (terms !== undefined) found.edNotes.push(`Usage terms: ${terms}`);
}
