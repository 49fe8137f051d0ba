// What must not be in public text, whatever the format: template tags, shortcodes and the words of players. Asked after every reader. Changes the `Found`
// it is given.
import {
  type Element,
  elementsIn,
  innerHtml,
  isBlock,
  isElement,
  type Node,
  nodesIn,
  parsePiece,
  removeAll,
  textOf,
} from './formats/html-tree.ts';
import type { Found } from './partial-article.ts';
import { isPlayerWords, mayHavePlayerWords } from './player-words.ts';
import { removedRemark, type Stripped, withoutShortcodes } from './shortcodes.ts';
import { withoutTags } from './template-tags.ts';

const MAY_HAVE_TAGS = /\{[{%]|\{#\s|\[\/?[a-z][\w-]*(?:[\s=][^[\]]{0,2000})?\/?\]/i;

export function tidyText(found: Found): void {
  const removed: string[] = [];
  const plain = (text: string | undefined) => {
    if (text === undefined || !MAY_HAVE_TAGS.test(text)) return text;
    const bare = bareText(text);
    removed.push(...bare.removed);
    return bare.removed.length === 0 ? text : bare.text.replace(/\s+/g, ' ').trim() || undefined;
  };
  found.headline = plain(found.headline);
  found.standfirst = plain(found.standfirst);
  // Plain text was escaped with references for brackets and braces.
  const hasTags = /&#(?:91|123);/.test(found.bodyHtml) || MAY_HAVE_TAGS.test(found.bodyHtml);
  if (hasTags || mayHavePlayerWords(found.bodyHtml)) tidyBody(found, hasTags, removed);
  // A part of the text, which was counted with it.
  found.opening = found.opening === undefined ? undefined : bareText(found.opening).text;
  const remark = removedRemark(removed);
  if (remark !== undefined) found.remarks.push(remark);
}

function bareText(text: string): Stripped {
  const tags = withoutTags(text);
  const shortcodes = withoutShortcodes(tags.text, false);
  return { text: shortcodes.text, removed: [...tags.removed, ...shortcodes.removed] };
}

const CODE = new Set(['code', 'pre', 'kbd', 'samp', 'tt', 'textarea']);

function tidyBody(found: Found, hasTags: boolean, removed: string[]): void {
  const root = parsePiece(found.bodyHtml);
  const touched = new Set<Node>();
  const count = removed.length;
  if (hasTags) {
    for (const node of nodesIn(root)) {
      if (!('value' in node) || node.nodeName !== '#text' || !MAY_HAVE_TAGS.test(node.value) || isCode(node.parentNode)) continue;
      const bare = bareText(node.value);
      if (bare.text === node.value) continue;
      removed.push(...bare.removed);
      node.value = bare.text;
      if (node.parentNode !== null) touched.add(node.parentNode);
    }
  }
  const chrome = new Set<Element>();
  for (const element of elementsIn(root)) if (isBlock(element) && isPlayerWords(textOf(element))) chrome.add(element);
  removed.push(...[...chrome].map((element) => `"${textOf(element).slice(0, 60)}"`));
  if (removed.length === count) return;
  removeAll(root, (node) => isElement(node) && (chrome.has(node) || (touched.has(node) && isEmpty(node))));
  found.bodyHtml = innerHtml(root);
}

function isCode(parent: Node | null): boolean {
  for (let node = parent; node !== null; node = 'parentNode' in node ? node.parentNode : null)
    if (isElement(node) && CODE.has(node.tagName)) return true;
  return false;
}

function isEmpty(element: Element): boolean {
  return textOf(element) === '' && elementsIn(element, 'img', 'video', 'audio', 'iframe', 'hr', 'table').next().done === true;
}
