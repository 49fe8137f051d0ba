// What the sanitiser changed or left out beyond tidying, so that an editor can be told. Pure.

import type { ElementContent } from 'hast';

export type Became = 'link' | 'picture' | 'text' | 'nothing';

export interface EmbedChange {
  /** Name of the element as it was sent: `iframe`, `lite-youtube`, `svg`. */
  element: string;
  /** What readers see in its place. */
  became: Became;
  /** Where the link leads or the picture is, or what was left out. Absent where there is no address. */
  address?: string;
}

/** Where an element is rewritten. */
export interface RewriteContext {
  /** Relative addresses are resolved against it. */
  base: URL;
  /** The ids of the text's own elements: a link to one of them leads within the text, wherever that is shown. */
  ids: ReadonlySet<string>;
  /** Those of them that a link in the text leads to. */
  targets: ReadonlySet<string>;
  /** Those of them that no element has been given yet. */
  freeIds: Set<string>;
  /** The text was stored before, perhaps by an older program: pictures that are left out today stay, because receipts count on the text. */
  isStored: boolean;
  /** Changes are added to it. */
  changes: EmbedChange[];
  /** The links that took the place of embeds, with their addresses. */
  links: Map<ElementContent, string>;
}

/** A change like the last is the same again, in <noscript>. */
export function note({ changes }: RewriteContext, element: string, became: Became, address?: string): void {
  const last = changes.at(-1);
  if (address !== undefined && last?.element === element && last.became === became && last.address === address) return;
  changes.push(address === undefined ? { element, became } : { element, became, address });
}
