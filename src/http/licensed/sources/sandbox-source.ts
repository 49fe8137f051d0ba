// Copy for test keys: the synthetic articles in the partner's own object, and nothing of the Catalogue.
import type { Context } from 'hono';
import type { Article } from '../../../domain/articles/article.ts';
import type { ArticleFacts } from '../../../domain/articles/article-metadata.ts';
import type { CopySize } from '../../../domain/articles/copy-size.ts';
import { headlineTest } from '../../../domain/articles/headline-words.ts';
import { type WithdrawnVersion, withdrawnVersionOf } from '../../../domain/feeds/withdrawal-entry.ts';
import type { Credential } from '../../../domain/partners/key.ts';
import type { LicenceSnapshot } from '../../../domain/partners/licence.ts';
import type { Publisher } from '../../../domain/publisher/publisher.ts';
import {
  type CandidatePage,
  type CandidatePosition,
  type Filters,
  START_OF_ARTICLES,
  type WithdrawnCandidate,
} from '../../../domain/pulls/candidates.ts';
import type { WindowQuery } from '../../../domain/pulls/change-window.ts';
import type { SandboxCandidates } from '../../../objects/partner/calls/sandbox.ts';
import type { AppEnv } from '../../bindings.ts';
import type { PartnerStub } from '../../isolate/stubs.ts';
import { partnerUnavailable } from '../../responses/problem.ts';
import { admitKey, askPartner } from '../partner-call.ts';
import { type ArticleSource, type PageQuery, seesEmbargoed } from './article-source.ts';

export function sandboxSource(context: Context<AppEnv>, { timeZone }: Pick<Publisher, 'timeZone'>): ArticleSource {
  async function ask<T>(call: (partner: PartnerStub, credential: Credential) => Promise<T>): Promise<T> {
    await admitKey(context);
    return askPartner(context, call);
  }
  const all = () => ask((partner, credential) => partner.sandboxCandidates(credential, timeZone));

  /** There are few articles, so each part of the list is a slice of the whole, and a position is an index into it. */
  async function candidates(snapshot: LicenceSnapshot, { filters, limit, before }: PageQuery): Promise<CandidatePage> {
    const { epoch, head, ...listed } = await all();
    const everything = measured(listed);
    const start = before === undefined || before.withdrawn ? START_OF_ARTICLES.article : before.article;
    const withdrawals = everything.filter(({ facts: one }) => isListed(one, filters)).map(withdrawnOf);
    const seen = everything.filter(
      ({ facts: one }) =>
        one.pubStatus === 'usable' && (one.firstPublished !== undefined || seesEmbargoed(snapshot)) && passes(one, filters),
    );
    const page = seen.slice(start, start + limit);
    const positionAfter = (index: number): CandidatePosition => ({ publishedMs: 0, article: start + index + 1 });
    return {
      epoch,
      head,
      candidates: page.map(({ facts: one }) => one),
      positions: page.map(({ size }, index) => ({ position: positionAfter(index), size })),
      withdrawn: before === undefined || before.withdrawn ? withdrawals.slice(before?.article) : [],
      ...(start + limit < seen.length ? { next: positionAfter(limit - 1) } : {}),
    };
  }

  async function facts(slug: string): Promise<ArticleFacts | undefined> {
    const { candidates: everything } = await all();
    return everything.find((one) => one.slug === slug);
  }

  function articles(wanted: readonly ArticleFacts[]): Promise<Article[]> {
    const versions = wanted.map(({ slug, version }) => ({ slug, version }));
    return ask((partner, credential) => partner.sandboxArticles(credential, versions));
  }

  async function withdrawn(wanted: readonly { slug: string; version: number }[]): Promise<WithdrawnVersion[]> {
    const versions = wanted.map(({ slug, version }) => ({ slug, version }));
    const found = await ask((partner, credential) => partner.sandboxArticles(credential, versions));
    if (found.length < wanted.length) throw partnerUnavailable();
    return found.map(withdrawnVersionOf);
  }

  return {
    candidates,
    facts,
    articles,
    withdrawn,
    changes: ({ from }: WindowQuery) => ask((partner, credential) => partner.sandboxWindow(credential, from, timeZone)),
  };
}

interface Measured {
  facts: ArticleFacts;
  size: CopySize;
  stubSize: number;
}

function measured({ candidates, sizes, stubSizes }: Pick<SandboxCandidates, 'candidates' | 'sizes' | 'stubSizes'>): Measured[] {
  return candidates.flatMap((facts, index) => {
    const [size, stubSize] = [sizes[index], stubSizes[index]];
    return size === undefined || stubSize === undefined ? [] : [{ facts, size, stubSize }];
  });
}

function isListed(facts: ArticleFacts, { since, ...filters }: Filters): boolean {
  const { withdrawal } = facts;
  return withdrawal !== undefined && (since === undefined || withdrawal.at >= since) && passes(facts, filters);
}

function withdrawnOf({ facts, stubSize }: Measured, index: number): WithdrawnCandidate {
  const { slug, version, withdrawal, versionCreated } = facts;
  return {
    slug,
    version,
    at: withdrawal?.at ?? versionCreated,
    position: { publishedMs: 0, article: index + 1, withdrawn: true },
    bytes: stubSize,
  };
}

function passes(facts: ArticleFacts, { section, subject, language, since, words }: Filters): boolean {
  const isLanguage = language === undefined || facts.language === language || facts.language.startsWith(`${language}-`);
  const isLate = since === undefined || (facts.firstPublished ?? facts.embargoedUntil ?? since) >= since;
  return (
    (section === undefined || facts.sections.includes(section)) &&
    (subject === undefined || facts.subjects.includes(subject)) &&
    isLanguage &&
    isLate &&
    (words === undefined || headlineTest(words)(facts.headline))
  );
}
