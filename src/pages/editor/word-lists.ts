// Lists of Microsoft Word, whose items are paragraphs that say their level by a style and have their number or bullet as text.
import { RENAMED_STYLE } from './quiet-html.ts';

const LEVEL = /mso-list:\s*\S+\s+level(\d+)/i;
const MARKER = `[${RENAMED_STYLE}*="mso-list:Ignore" i]`;
/** `o` alone is a bullet. */
const NUMBER = /^[([]?(?:\d+|[a-z]{1,5})[.)\]]/i;

/** Makes lists of them, in place. */
export function makeWordLists(pasted: Element): void {
  let lists: Element[] = [];
  for (const line of pasted.querySelectorAll(`p[${RENAMED_STYLE}]`)) {
    const level = LEVEL.exec(line.getAttribute(RENAMED_STYLE) ?? '')?.[1];
    if (level === undefined) continue;
    const isSameList = line.previousElementSibling !== null && line.previousElementSibling === lists[0];
    lists = listsFor(line, Number(level), isSameList ? lists : []);
    const item = line.ownerDocument.createElement('li');
    lists.at(-1)?.append(item);
    item.append(line);
  }
}

/** The lists in which the item is, outermost first: those of the item before it, and new ones. */
function listsFor(line: Element, level: number, before: readonly Element[]): Element[] {
  const kind = kindOf(line);
  // Word may leave out a level.
  const depth = Math.min(level, before.length + 1);
  const lists = before.slice(0, depth);
  if (lists.length === depth && lists.at(-1)?.localName !== kind) lists.pop();
  if (lists.length === depth) return lists;
  const list = line.ownerDocument.createElement(kind);
  const around = lists.at(-1)?.lastElementChild;
  if (around === undefined || around === null) line.before(list);
  else around.append(list);
  return [...lists, list];
}

function kindOf(line: Element): 'ol' | 'ul' {
  const marker = line.querySelector(MARKER);
  const text = marker?.textContent?.trim() ?? '';
  marker?.remove();
  return NUMBER.test(text) ? 'ol' : 'ul';
}
