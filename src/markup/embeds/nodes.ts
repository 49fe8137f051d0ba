// Queries on the nodes of an embed. Recursive: the parser has bounded the depth. Pure.
import type { Element, ElementContent, Properties } from 'hast';
import { isBlank } from '../../domain/values/text.ts';

export function elementOf(tagName: string, properties: Properties = {}, children: ElementContent[] = []): Element {
  return { type: 'element', tagName, properties, children };
}

export function isNamed(tagName: string): (node: ElementContent) => node is Element {
  return (node): node is Element => node.type === 'element' && node.tagName === tagName;
}

/** Returns the outermost elements of these names, in order. */
export function elementsNamed(nodes: readonly ElementContent[], ...tagNames: string[]): Element[] {
  return nodes.flatMap((node): Element[] => {
    if (node.type !== 'element') return [];
    return tagNames.includes(node.tagName) ? [node] : elementsNamed(node.children, ...tagNames);
  });
}

export function linksIn(nodes: readonly ElementContent[]): unknown[] {
  return elementsNamed(nodes, 'a').map(({ properties: { href } }) => href);
}

export function firstPicture(nodes: readonly ElementContent[]): unknown {
  return elementsNamed(nodes, 'img')
    .map(({ properties: { src } }) => src)
    .find((src) => src !== undefined);
}

export function saysSomething(nodes: readonly ElementContent[]): boolean {
  return nodes.some((node) => {
    if (node.type === 'text') return !isBlank(node.value);
    return node.type === 'element' && (node.tagName === 'img' || saysSomething(node.children));
  });
}

export function textWithin(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textWithin).join('') : '';
}
