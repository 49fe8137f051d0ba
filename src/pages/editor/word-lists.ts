// Lists of Microsoft Word, whose items are paragraphs that say their level by a style and have their number or bullet as text.
import { RENAMED_STYLE } from './quiet-html.ts';

const LEVEL = /mso-list:\s*\S+\s+level(\d+)/i;
const MARKER = `[${RENAMED_STYLE}*="mso-list:Ignore" i]`;
/** `o` alone is a bullet. */
const NUMBER = /^[([]?(?:\d+|[a-z]{1,5})[.)\]]/i;

interface OpenList {
  element: Element;
  /** Word may leave out levels. */
  level: number;
}

/** Makes lists of them, in place. */
export function makeWordLists(pasted: Element): void {
  let lists: OpenList[] = [];
  for (const line of pasted.querySelectorAll(`p[${RENAMED_STYLE}]`)) {
    const level = LEVEL.exec(line.getAttribute(RENAMED_STYLE) ?? '')?.[1];
    if (level === undefined) continue;
    const isSameList = line.previousElementSibling !== null && line.previousElementSibling === lists[0]?.element;
    lists = listsFor(line, Number(level), isSameList ? lists : []);
    const item = line.ownerDocument.createElement('li');
    lists.at(-1)?.element.append(item);
    item.append(line);
  }
}

/** The lists in which the item is, outermost first: those of the item before it, and perhaps a new one. */
function listsFor(line: Element, level: number, before: readonly OpenList[]): OpenList[] {
  const kind = kindOf(line);
  const lists = before.filter((list) => list.level < level || (list.level === level && list.element.localName === kind));
  if (lists.at(-1)?.level === level) return lists;
  const element = line.ownerDocument.createElement(kind);
  const around = lists.at(-1)?.element.lastElementChild;
  if (around === undefined || around === null) line.before(element);
  else around.append(element);
  return [...lists, { element, level }];
}

function kindOf(line: Element): 'ol' | 'ul' {
  const marker = line.querySelector(MARKER);
  const text = marker?.textContent?.trim() ?? '';
  marker?.remove();
  return NUMBER.test(text) ? 'ol' : 'ul';
}
