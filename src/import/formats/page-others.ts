// Parts of a page that belong to other articles, to pictures or to comments: whoever signs there, and what is dated there, is not this article's. Pure.
import { attribute, type Element, type Parent } from './html-tree.ts';

const OTHERS =
  /comment|(?:image|photo|picture|media|figure|wp)[_-]{0,2}(?:caption|credit|author|byline|meta)|(?:^|[\s_-])(?:related|sidebar|recommended|recommendations?|trending|popular|teasers?|promos?|recirc(?:ulation)?|most-read|more-stories|more-by|more-from|summary-item)(?:[\s_-]|$)/i;
const OTHER_ELEMENTS = new Set(['aside', 'nav']);
/** Whoever took a picture is named below it. */
const CAPTION = 'figcaption';
const ANCESTORS = 8;

/** `inAside`: an aside may also be the box with the article's own byline and date. */
export function isOfOthers(element: Element, inAside = true): boolean {
  let depth = 0;
  for (let node: Parent | null = element; node !== null && depth < ANCESTORS; depth += 1) {
    if ('attrs' in node && node.tagName !== 'body' && node.tagName !== 'html')
      if ((inAside && OTHER_ELEMENTS.has(node.tagName)) || node.tagName === CAPTION || isCalledOthers(node)) return true;
    node = 'parentNode' in node ? node.parentNode : null;
  }
  return false;
}

/** A class of an article may name its subjects, such as "tag-trending". */
function isCalledOthers(element: Element): boolean {
  const names = element.tagName === 'article' ? ['id', 'itemprop'] : ['class', 'id', 'itemprop'];
  return OTHERS.test(names.map((name) => attribute(element, name) ?? '').join(' '));
}
