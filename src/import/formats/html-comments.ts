// Comments of HTML, which no reader of the page sees. Pure.
import type { Found } from '../partial-article.ts';
import { nodesIn, type Parent } from './html-tree.ts';

const MOST_COMMENTS = 100;
const COMMENT_CHARS = 300;

/** Desks write to each other in comments. Those of WordPress's editor and of browsers are for programs. */
export function sayComments(root: Parent, found: Found): void {
  let count = 0;
  for (const node of nodesIn(root)) {
    if (node.nodeName !== '#comment' || !('data' in node)) continue;
    const text = node.data.trim();
    if (text.length > COMMENT_CHARS || /^(?:\/?wp:|\[if|<|$)/.test(text)) continue;
    found.said.push({ field: 'comment', text, isProse: true });
    count += 1;
    if (count === MOST_COMMENTS) return;
  }
}
