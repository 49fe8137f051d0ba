// Reads the articles of a page that was admitted and makes its renditions, a few megabytes of bodies at a time: a page of a hundred headlines
// may be of a hundred long articles, whose bodies are read and not written.
import type { Article } from '../../domain/articles/article.ts';
import type { ArticleFacts } from '../../domain/articles/article-metadata.ts';
import type { Granted } from '../../domain/partners/ledger.ts';
import type { LicenceSnapshot } from '../../domain/partners/licence.ts';
import type { SizedPage } from '../../domain/pulls/page-size.ts';
import { BODY_BYTES } from '../../domain/values/limits.ts';
import type { WithdrawnArticle } from '../../domain/withdrawals/withdrawal.ts';
import { renditionsOf, stubsOf } from '../../feeds/licensed/compose-feed.ts';
import type { LicensedFeed } from '../../feeds/licensed-writers.ts';
import type { Pull } from './pull.ts';

/** Bodies in memory at once. A page of ordinary articles is one batch, and so one read of KV. */
const BATCH_BYTES = 4_000_000;

export interface Admittance {
  granted: readonly Granted[];
  withdrawn: readonly WithdrawnArticle[];
  snapshot: LicenceSnapshot;
}

type Copy = { renditions: LicensedFeed['renditions'][number][]; stubs: LicensedFeed['stubs'][number][] };

interface Wanted {
  facts: ArticleFacts;
  /** Approximate size of its body. */
  bytes: number;
  write(articles: readonly Article[]): void;
}

/** In the order of `granted` and of `withdrawn`. */
export async function copyOf(pull: Pull, page: SizedPage, { granted, withdrawn, snapshot }: Admittance): Promise<Copy> {
  const { source, publisher } = pull;
  const copy: Copy = { renditions: [], stubs: [] };
  const wanted: Wanted[] = [
    ...withdrawn.map((one) => ({
      facts: factsOf(page.withdrawn, one.slug),
      bytes: BODY_BYTES,
      write: (articles: readonly Article[]) => copy.stubs.push(...stubsOf([one], articles, publisher)),
    })),
    ...granted.map((one) => ({
      facts: factsOf(page.candidates, one.slug),
      bytes: page.places[page.candidates.findIndex(({ slug }) => slug === one.slug)]?.size.full ?? BODY_BYTES,
      write: (articles: readonly Article[]) => copy.renditions.push(...renditionsOf([one], articles, snapshot, publisher)),
    })),
  ];
  for (const batch of batchesOf(wanted)) {
    const articles = await source.articles(batch.map(({ facts }) => facts));
    for (const { write } of batch) write(articles);
  }
  return copy;
}

function factsOf(listed: readonly ArticleFacts[], slug: string): ArticleFacts {
  const facts = listed.find((one) => one.slug === slug);
  if (facts === undefined) throw new Error(`${slug} was granted and is not in the list`);
  return facts;
}

function* batchesOf(wanted: readonly Wanted[]): Generator<Wanted[]> {
  let batch: Wanted[] = [];
  let bytes = 0;
  for (const one of wanted) {
    if (batch.length > 0 && bytes + one.bytes > BATCH_BYTES) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(one);
    bytes += one.bytes;
  }
  if (batch.length > 0) yield batch;
}
