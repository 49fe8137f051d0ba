// A drawing in SVG as its pictures and words. Pure.
import type { Element, ElementContent } from 'hast';
import { isBlank } from '../../domain/values/text.ts';
import { absoluteUrl } from '../addresses.ts';
import { note, type RewriteContext } from './changes.ts';
import { elementOf, elementsNamed, textWithin } from './nodes.ts';

/** A drawing's own pictures and words: its title, its description and its labels. A drawing that is marked as decoration says nothing. */
export function writeDrawing(element: Element, context: RewriteContext): ElementContent[] {
  const { ariaHidden, ariaLabel } = element.properties;
  const isHidden = String(ariaHidden) === 'true';
  const drawn = [typeof ariaLabel === 'string' ? ariaLabel : '', ...drawnWords(element)].map((text) => text.trim());
  const words = [...new Set(drawn)].filter((one) => !isBlank(one)).join(' · ');
  const pictures = picturesIn(element, isHidden ? '' : words, context);
  if (pictures.length > 0) return pictures;
  if (isHidden && words === '') return [];
  note(context, element.tagName, isHidden || words === '' ? 'nothing' : 'text');
  return isHidden || words === '' ? [] : [{ type: 'text', value: ` ${words} ` }];
}

/** The photographs of a drawing, each once. The first has the drawing's words as its text. */
function picturesIn(drawing: Element, alt: string, context: RewriteContext): Element[] {
  const images = elementsNamed(drawing.children, 'image', 'img');
  const addresses = images.map(({ properties: { href, xLinkHref, src } }) => absoluteUrl(href ?? xLinkHref ?? src, context.base));
  const distinct = [...new Set(addresses)].filter((address) => address !== undefined);
  for (const address of distinct) note(context, drawing.tagName, 'picture', address);
  return distinct.map((src, index) => elementOf('img', { src, alt: index === 0 ? alt : '' }));
}

const NOT_DRAWN: ReadonlySet<string> = new Set(['style', 'script', 'metadata']);

function drawnWords(node: ElementContent): string[] {
  if (node.type !== 'element') return [];
  if (['title', 'desc', 'text', 'foreignObject'].includes(node.tagName)) return [textWithin(node)];
  return NOT_DRAWN.has(node.tagName) ? [] : node.children.flatMap(drawnWords);
}
