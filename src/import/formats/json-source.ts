// Distinguishes JSON Feed from ninjs, and reads their items some at a time. Pure.

import type { Findings } from '../import-findings.ts';
import { type ReadingOptions, Unreadable } from '../imported-article.ts';
import type { TextChunks } from '../text/source-text.ts';
import { type JsonItem, jsonDocumentOf } from './json-items.ts';
import { readNinjs } from './ninjs.ts';
import { type RepeatedIds, readTwice, repeatedIds } from './repeated-ids.ts';
import { listIn, type Members, membersOf, textIn } from './unknown-json.ts';

/** Names under which programs answer with several items. */
const LISTS = ['items', 'item', '_items'];

/** What the first pass finds out about a list. */
interface Survey {
  first: unknown;
  hasNinjs: boolean;
  ids: RepeatedIds;
}

/** Yields what was found, some items at a time. Throws `Unreadable`, with the line, if it is no JSON or neither of the two. */
export async function* readJsonSource(chunks: TextChunks, name: string, options: ReadingOptions): AsyncGenerator<Findings> {
  const surveys = new Map<string, Survey>();
  const document = await jsonDocumentOf(chunks, LISTS, (item, list) => survey(item, list, surveys));
  const members = membersOf(document.value);
  const isFeed = /jsonfeed\.org\/version/i.test(textIn(members?.['version']) ?? '');
  if (document.list === undefined) {
    if (members === undefined || isFeed || !isNinjs(members)) throw unknownShape(members);
    return yield readNinjs([{ index: 0, line: 1, value: members, isTooLong: false }], { name, isOnly: true }, options);
  }
  const { ids, hasNinjs, first } = surveys.get(document.list) ?? noSurvey(undefined);
  const feed = isFeed ? members : undefined;
  if (feed === undefined && !hasNinjs) throw unknownShape(membersOf(first));
  const isOnly = document.count === 1;
  // Loaded for a feed only, because the readers of XML come with it.
  const readFeed = feed === undefined ? undefined : (await import('./feed.ts')).readJsonFeed;
  const read = (items: readonly JsonItem[]) =>
    feed === undefined || readFeed === undefined ? readNinjs(items, { name, isOnly }, options) : readFeed(feed, items, name, options);
  yield* readTwice(document.items, { ids, idsOf }, read, options);
}

function survey(item: JsonItem, list: string, surveys: Map<string, Survey>): void {
  const known = surveys.get(list) ?? noSurvey(item.value);
  surveys.set(list, known);
  known.hasNinjs ||= isNinjs(membersOf(item.value) ?? {});
  known.ids.add(idsOf(item));
}

function noSurvey(first: unknown): Survey {
  return { first, hasNinjs: false, ids: repeatedIds() };
}

const IDS = new Set(['id', 'url', 'external_url', 'uri', 'guid', 'altids']);

/** By one of these the item is identified. */
function idsOf({ value }: JsonItem): string[] {
  const named = Object.entries(membersOf(value) ?? {}).filter(([name]) => IDS.has(name.toLowerCase()));
  return named.flatMap(([, entry]) => listIn(entry).flatMap((one) => textIn(membersOf(one)?.['value']) ?? textIn(one) ?? []));
}

/** Whether it has a member that only ninjs has, or an identifier with a text. */
function isNinjs(document: Members): boolean {
  const names = Object.keys(document).map((name) => name.toLowerCase());
  if (names.some((name) => NINJS.has(name) || /^(?:body|headline)_[a-z]/.test(name))) return true;
  return (names.includes('uri') || names.includes('guid')) && names.some((name) => ['type', 'headline', 'title'].includes(name));
}

const NINJS = new Set(['headlines', 'bodies', 'pubstatus', 'versioncreated', 'description_text', 'infosources']);

function unknownShape(first: Members | undefined): Unreadable {
  const isWordPress = membersOf(first?.['content'])?.['rendered'] !== undefined;
  const what = isWordPress ? 'the JSON of the WordPress REST API' : 'JSON of no known kind';
  return new Unreadable(`is ${what}: only ninjs and JSON Feed are read`);
}
