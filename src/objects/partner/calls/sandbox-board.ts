// Puts together what people see of the sandbox at the portal.
import { factsOf } from '../../../domain/articles/article-metadata.ts';
import { blockReason } from '../../../domain/entitlement/entitlement.ts';
import type { ListedSandboxArticle, SandboxArticle, SandboxBoard } from '../../../domain/pulls/sandbox-watch.ts';
import { toInstant } from '../../../domain/values/instant.ts';
import { present } from '../../../domain/values/present.ts';
import { withdrawalId } from '../../../domain/withdrawals/withdrawal-id.ts';
import { hasReceived } from '../records/ledger.ts';
import * as sandbox from '../records/sandbox.ts';
import * as watch from '../records/sandbox-watch.ts';
import type { Permitted } from './permitted.ts';

export function boardOf(sql: SqlStorage, asked: Permitted, nowMs: number): SandboxBoard {
  const current = new Map(sandbox.candidates(sql).map((article) => [article.slug, article]));
  const uses = Map.groupBy(watch.usesOfLastVersions(sql), ({ slug }) => slug);
  const withdrawals = new Map(watch.withdrawalsOf(sql).map((withdrawal) => [withdrawal.id, withdrawal]));
  const articles = [...watch.lastVersions(sql)].flatMap(([slug, last]): ListedSandboxArticle[] => {
    const article = current.get(slug);
    if (article === undefined) return [];
    const withdrawal = withdrawals.get(withdrawalId(slug, last.version));
    return [present({ facts: factsOf(article), last, uses: uses.get(slug) ?? [], withdrawal })];
  });
  const latest = watch.latestUses(sql);
  const holders = [...articles.flatMap((one) => one.uses), ...latest].map(({ keyId }) => keyId);
  return {
    ...about(sql, asked, [...holders, ...articles.flatMap(({ last }) => last.holder ?? [])], nowMs),
    articles,
    used: sandbox.used(sql),
    state: sandbox.stateOf(sql),
    testKeys: watch.countTestKeys(sql, asked.person.agreements, nowMs),
    latest,
  };
}

/** `undefined`: there is no such article. */
export function articleOf(sql: SqlStorage, asked: Permitted, slug: string, nowMs: number): SandboxArticle | undefined {
  const current = sandbox.get(sql, slug);
  if (current === undefined) return undefined;
  const uses = watch.usesOf(sql, slug);
  const { versions, isCut } = watch.versionsOf(sql, slug);
  const holders = [...uses.map(({ keyId }) => keyId), ...versions.flatMap(({ holder }) => holder ?? [])];
  return {
    ...about(sql, asked, holders, nowMs),
    facts: factsOf(current),
    versions,
    isCut,
    uses,
    withdrawals: watch.withdrawalsOf(sql, slug),
    isReceived: hasReceived(sql, 'test', slug),
  };
}

function about(sql: SqlStorage, { caller, person }: Permitted, holders: readonly string[], nowMs: number) {
  const { agreement, partner } = caller;
  const barred = blockReason({ terms: agreement.terms, standing: partner.standing }, toInstant(nowMs));
  return present({ agreement, barred, names: watch.namesOf(sql, holders, person.agreements) });
}
