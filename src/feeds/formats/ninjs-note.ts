// The `edNote` of a ninjs item: what the partner's desk must know before it uses the item. Pure.
import { correctionTitle } from '../../domain/articles/correction-title.ts';
import type { Grant } from '../../domain/entitlement/entitlement.ts';
import type { Rendition } from '../../domain/renditions/rendition.ts';

const LIMITS: Readonly<Record<NonNullable<Grant['limited']>, string>> = {
  acceptance: 'Headline only until the changed notice is accepted.',
  probation: 'No more than a summary while on probation.',
  quota: 'Headline only: the quota of this period is used up.',
};

/** Returns the notes, one per line; `undefined` if there are none. */
export function editorsNote(rendition: Rendition): string | undefined {
  const { embargo, corrections, limited, ownCopy, article, credit } = rendition;
  const lines = [
    embargo?.stamp,
    ...corrections.map((correction) => `${correctionTitle(correction)} (${correction.at.slice(0, 10)}): ${correction.note}`),
    limited === undefined ? undefined : LIMITS[limited],
    ownCopy || article.licence === undefined ? undefined : `Licence of the holder: ${article.licence.url}`,
    credit.canonicalRequired ? `The page must name ${article.url} as its canonical address.` : undefined,
    credit.robots === 'noindex' ? 'The page must be kept out of search engines (robots: noindex).' : undefined,
  ].filter((line) => line !== undefined);
  return lines.length === 0 ? undefined : lines.join('\n');
}
