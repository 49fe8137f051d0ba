// What public feeds and pages contain of copy whose source is not the publisher. Partners get what their agreements grant. Pure.
import { agencyOf } from './agency-names.ts';
import { isOwnSource } from './own-copy.ts';
import type { Publisher, ThirdPartyContent } from './publisher.ts';

type Settings = Pick<Publisher, 'name' | 'formerNames' | 'thirdPartyContent'>;

/** In force if the settings name nothing else, as those of older programs do. */
export const DEFAULT_THIRD_PARTY = { default: 'summary', sources: [] } satisfies {
  default: ThirdPartyContent;
  sources: { name: string; content: ThirdPartyContent }[];
};

/** The strictest first. */
const ORDER: readonly ThirdPartyContent[] = ['none', 'summary', 'full'];

/** Returns the setting for copy from another source; `undefined` for the publisher's own copy. Copy is the publisher's own only if its source is a
 *  name of the publisher. Case does not matter. An entry of this very name counts first, and then the strictest of those with other names of the same
 *  agency. */
export function thirdPartyContentOf(publisher: Settings, source: string): ThirdPartyContent | undefined {
  if (isOwnSource(publisher, source)) return undefined;
  const wanted = source.toLowerCase();
  const { sources, default: otherwise } = publisher.thirdPartyContent;
  const named = sources.find(({ name }) => name.toLowerCase() === wanted)?.content;
  if (named !== undefined) return named;
  const agency = agencyOf(source);
  const contents = agency === undefined ? [] : sources.filter(({ name }) => agencyOf(name) === agency).map(({ content }) => content);
  return ORDER.find((content) => contents.includes(content)) ?? otherwise;
}

/** Tells whether copy from the source is in no public document. */
export function isUnlistedSource(publisher: Settings, source: string): boolean {
  return thirdPartyContentOf(publisher, source) === 'none';
}

/** Returns what is public of copy from another source, which is never more than of the publisher's own; `undefined` for own copy. */
export function publicOfThirdParty(publisher: Settings & Pick<Publisher, 'publicContent'>, source: string): ThirdPartyContent | undefined {
  const content = thirdPartyContentOf(publisher, source);
  return content === 'full' ? publisher.publicContent : content;
}
