// Distinguishes JSON Feed from ninjs, and finds the line on which each item starts. Pure.

import type { Findings } from '../import-findings.ts';
import { type ReadingOptions, Unreadable } from '../imported-article.ts';
import { lineAt } from '../text/source-text.ts';
import { readJsonFeed } from './feed.ts';
import { readNinjs } from './ninjs.ts';
import { membersOf, textIn } from './unknown-json.ts';

/** Throws `Unreadable`, with the line, if it is no JSON or neither of the two. */
export function readJson(text: string, name: string, options: ReadingOptions): Findings {
  const value = parsed(text);
  const document = membersOf(value);
  const items = Array.isArray(value) ? value : document?.['items'];
  const isFeed = /jsonfeed\.org\/version/i.test(textIn(document?.['version']) ?? '');
  if (Array.isArray(items)) {
    const lines = itemLines(text, document === undefined ? 1 : 2);
    return isFeed && document !== undefined ? readJsonFeed(document, items, lines, name, options) : readNinjs(items, lines, name, options);
  }
  if (document === undefined || isFeed || !isNinjs(document)) throw new Unreadable('is JSON that is neither ninjs nor JSON Feed');
  return readNinjs([document], [1], name, options);
}

function isNinjs(document: object): boolean {
  return ['uri', 'headlines', 'headline', 'bodies', 'body_html', 'body_text'].some((name) => name in document);
}

function parsed(text: string): unknown {
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

/** Lines on which the members of the list of items start: at depth 1 of an array, at depth 2 under "items" of an object. JSON is valid
 *  here. */
function itemLines(text: string, depthOfItems: 1 | 2): number[] {
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
      if (depthOfItems === 2 && depth === 2) inItems = token === '[' && key === '"items"';
      expecting = token === '[' && depth === depthOfItems;
    } else if (token === ']' || token === '}') depth -= 1;
    else if (token === ',') expecting = depth === depthOfItems;
  }
  return lines;
}
