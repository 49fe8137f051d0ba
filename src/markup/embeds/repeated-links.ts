// A player that waits for consent is followed by itself, in what was <noscript>. The second link to it is left out. Pure.
import type { ElementContent } from 'hast';
import { isBlank } from '../../domain/values/text.ts';
import type { RewriteContext } from './changes.ts';

/** Leaves out a link of an embed that follows one to the same address, if there is neither text nor a picture between them. */
export function withoutRepeatedLinks(nodes: readonly ElementContent[], links: RewriteContext['links']): ElementContent[] {
  let previous: string | undefined;
  const kept = (node: ElementContent): ElementContent[] => {
    const address = links.get(node);
    const repeats = address !== undefined && address === previous;
    if (address !== undefined || shows(node)) previous = address;
    if (address !== undefined || node.type !== 'element') return repeats ? [] : [node];
    return [{ ...node, children: node.children.flatMap(kept) }];
  };
  return nodes.flatMap(kept);
}

function shows(node: ElementContent): boolean {
  return node.type === 'text' ? !isBlank(node.value) : node.type === 'element' && node.tagName === 'img';
}
