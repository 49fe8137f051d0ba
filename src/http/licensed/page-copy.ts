// Reads the articles of an admitted page and makes their renditions, a few megabytes of bodies at a time: a page of a hundred headlines reads
// the bodies of a hundred articles, which may be long.
import type { ArticleFacts } from '../../domain/articles/article-metadata.ts';
import { withdrawalStubOf } from '../../domain/feeds/withdrawal-entry.ts';
import type { Granted } from '../../domain/partners/ledger.ts';
import type { LicenceSnapshot } from '../../domain/partners/licence.ts';
import type { CandidatePage } from '../../domain/pulls/candidates.ts';
import { BODY_BYTES } from '../../domain/values/limits.ts';
import type { WithdrawnArticle } from '../../domain/withdrawals/withdrawal.ts';
import { renditionsOf } from '../../feeds/licensed/compose-feed.ts';
import type { LicensedFeed } from '../../feeds/licensed-writers.ts';
import type { Pull } from './pull.ts';

/** Bodies in memory at once. A page of ordinary articles is one batch, and so one read of KV. */
const BATCH_BYTES = 4_000_000;

export interface Admittance {
  granted: readonly Granted[];
  withdrawn: readonly WithdrawnArticle[];
  snapshot: LicenceSnapshot;
}

type Copy = Pick<LicensedFeed, 'renditions' | 'stubs'>;
type Candidates = Pick<CandidatePage, 'candidates' | 'positions'>;

/** In the order of `granted` and of `withdrawn`. */
export async function copyOf(pull: Pull, page: Candidates, { granted, withdrawn, snapshot }: Admittance): Promise<Copy> {
  const { source, publisher } = pull;
  const renditions = [];
  for (const batch of batchesOf(granted, page)) {
    const articles = await source.articles(batch.map(({ facts }) => facts));
    const grants = batch.map(({ one }) => one);
    renditions.push(...renditionsOf(grants, articles, snapshot, publisher));
  }
  const versions = withdrawn.length === 0 ? [] : await source.withdrawn(withdrawn);
  const stubs = withdrawn.flatMap((one, index) => {
    const version = versions[index];
    return version === undefined ? [] : [withdrawalStubOf(version, one, publisher)];
  });
  return { renditions, stubs };
}

interface Wanted {
  one: Granted;
  facts: ArticleFacts;
  /** Approximate size of its body. */
  bytes: number;
}

function* batchesOf(granted: readonly Granted[], { candidates, positions }: Candidates): Generator<Wanted[]> {
  const indexes = new Map(candidates.map(({ slug }, index) => [slug, index]));
  let batch: Wanted[] = [];
  let sum = 0;
  for (const one of granted) {
    const index = indexes.get(one.slug) ?? -1;
    const facts = candidates[index];
    if (facts === undefined) throw new Error(`${one.slug} was granted and is not in the list`);
    const bytes = positions[index]?.size.full ?? BODY_BYTES;
    if (batch.length > 0 && sum + bytes > BATCH_BYTES) {
      yield batch;
      batch = [];
      sum = 0;
    }
    batch.push({ one, facts, bytes });
    sum += bytes;
  }
  if (batch.length > 0) yield batch;
}
