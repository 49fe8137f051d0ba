// The content of a frame. A parser reads it as text; old pages and the code of charts put a picture or a table there. Pure.
import type { Element, ElementContent } from 'hast';
import { fromParse5 } from 'hast-util-from-parse5';
import { parseBody } from '../tree.ts';
import { elementsNamed } from './nodes.ts';

const FRAMES: ReadonlySet<string> = new Set(['iframe', 'amp-iframe']);

/** Returns the pictures and tables in a frame. Of any other element, returns its children. */
export function fallbackOf({ tagName, children }: Element): readonly ElementContent[] {
  if (!FRAMES.has(tagName)) return children;
  const [first] = children;
  if (first?.type !== 'text' || !/<(?:img|picture|table)\b/i.test(first.value)) return children.filter(({ type }) => type === 'element');
  const parsed = parseBody(first.value);
  const body = parsed.ok ? fromParse5(parsed.body) : undefined;
  return body?.type === 'element' ? elementsNamed(body.children, 'img', 'picture', 'table').map(withoutFrames) : [];
}

/** A frame within a frame is not parsed in turn, because the time would grow with the square of their number. */
function withoutFrames(element: Element): Element {
  const children = element.children.filter((node) => node.type !== 'element' || !FRAMES.has(node.tagName));
  return { ...element, children: children.map((node) => (node.type === 'element' ? withoutFrames(node) : node)) };
}
