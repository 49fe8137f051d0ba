// Distinguishes JSON Feed from ninjs, and finds the line on which each item starts. Pure.

import type { Findings } from '../import-findings.ts';
import { type ReadingOptions, Unreadable } from '../imported-article.ts';
import { refuseDeepText } from '../text/nesting.ts';
import { lineAt } from '../text/source-text.ts';
import { readJsonFeed } from './feed.ts';
import { readNinjs } from './ninjs.ts';
import { type Members, membersOf, textIn } from './unknown-json.ts';

/** Names under which programs answer with several items. */
const LISTS = ['items', 'item', '_items'];

/** Throws `Unreadable`, with the line, if it is no JSON or neither of the two. */
export function readJson(text: string, name: string, options: ReadingOptions): Findings {
  const value = parsed(text);
  const document = membersOf(value);
  const list = LISTS.find((name) => Array.isArray(document?.[name]));
  const items = Array.isArray(value) ? value : list === undefined ? undefined : document?.[list];
  const isFeed = /jsonfeed\.org\/version/i.test(textIn(document?.['version']) ?? '');
  if (Array.isArray(items)) {
    const lines = itemLines(text, document === undefined ? 1 : 2, list);
    if (isFeed && document !== undefined) return readJsonFeed(document, items, lines, name, options);
    if (!items.some((item) => isNinjs(membersOf(item) ?? {}))) throw unknownShape(items);
    return readNinjs(items, lines, name, options);
  }
  if (document === undefined || isFeed || !isNinjs(document)) throw unknownShape([value]);
  return readNinjs([document], [1], name, options);
}

/** Whether it has a member that only ninjs has, or an identifier with a text. */
function isNinjs(document: Members): boolean {
  const names = Object.keys(document).map((name) => name.toLowerCase());
  if (names.some((name) => NINJS.has(name) || /^(?:body|headline)_[a-z]/.test(name))) return true;
  return (names.includes('uri') || names.includes('guid')) && names.some((name) => ['type', 'headline', 'title'].includes(name));
}

const NINJS = new Set(['headlines', 'bodies', 'pubstatus', 'versioncreated', 'description_text', 'infosources']);

function unknownShape(items: readonly unknown[]): Unreadable {
  const [first] = items.map(membersOf);
  const isWordPress = membersOf(first?.['content'])?.['rendered'] !== undefined;
  const what = isWordPress ? 'the JSON of the WordPress REST API' : 'JSON of no known kind';
  return new Unreadable(`is ${what}: only ninjs and JSON Feed are read`);
}

function parsed(text: string): unknown {
  refuseDeepText(text, 'JSON');
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const line = /line (\d+)/.exec(message)?.[1];
    const position = /position (\d+)/.exec(message)?.[1];
    const at = line !== undefined ? Number(line) : lineAt(text, position === undefined ? Number.POSITIVE_INFINITY : Number(position));
    throw new Unreadable(`is not well-formed JSON: ${message}`, at);
  }
}

/** Lines on which the members of the list of items start: at depth 1 of an array, at depth 2 under a member of an object. JSON is valid
 *  here. */
function itemLines(text: string, depthOfItems: 1 | 2, list = 'items'): number[] {
  const lines: number[] = [];
  let depth = 0;
  let line = 1;
  let key = '';
  let inItems = depthOfItems === 1;
  let expecting = false;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{},\n]|[^\s"[\]{},:]+/g)) {
    if (token === '\n') {
      line += 1;
      continue;
    }
    if (expecting && depth === depthOfItems && inItems && token !== ']') lines.push(line);
    expecting = false;
    if (depth === 1 && token.startsWith('"')) key = token;
    if (token === '[' || token === '{') {
      depth += 1;
      if (depthOfItems === 2 && depth === 2) inItems = token === '[' && key === `"${list}"`;
      expecting = token === '[' && depth === depthOfItems;
    } else if (token === ']' || token === '}') depth -= 1;
    else if (token === ',') expecting = depth === depthOfItems;
  }
  return lines;
}
