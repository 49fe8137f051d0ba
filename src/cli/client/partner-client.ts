// The desk's addresses below /desk/partners (src/reference) as the command line calls them.

import type { Acceptance } from '../../domain/agreements/acceptance.ts';
import type { AgreementVersion } from '../../domain/agreements/agreement.ts';
import type { Form } from '../../domain/agreements/choices.ts';
import type { ArticleFacts } from '../../domain/articles/article-metadata.ts';
import type { Grant } from '../../domain/entitlement/entitlement.ts';
import type { Standing } from '../../domain/entitlement/standing.ts';
import type { AgreementPage, AgreementWritten, ForeseenAcceptance } from '../../domain/partners/agreement-write.ts';
import type { References } from '../../domain/partners/holders.ts';
import type { KeyPage, ListedKey, PartnerKey } from '../../domain/partners/key.ts';
import type { ListedDelivery } from '../../domain/partners/ledger.ts';
import type { NoticeExample } from '../../domain/partners/notice-examples.ts';
import type { Partner } from '../../domain/partners/partner.ts';
import type { ListedPartner } from '../../domain/partners/partner-summary.ts';
import type { PortalUser } from '../../domain/partners/portal-user.ts';
import type { QuotaState } from '../../domain/partners/quota.ts';
import type { AgreementQuota, UsageRow } from '../../domain/partners/usage.ts';
import type { KeyMode } from '../../domain/values/credential-prefixes.ts';
import type { PartnerWithdrawal } from '../../domain/withdrawals/withdrawal.ts';
import type { Connection } from './connection.ts';
import { type AuditRow, allPages, queryOf } from './desk-client.ts';
import { ask, open } from './http.ts';

export interface PartnerAnswer {
  outcome: 'created' | 'changed' | 'unchanged';
  partner: Partner;
  /** Notices that the partner would still have to accept, under the name that was sent. */
  acceptances: ForeseenAcceptance[];
  /** What the notices of these agreements look like; in a dry run's answer about a known partner. */
  notices?: (NoticeExample & { agreement: string })[];
}

export interface AgreementAnswer extends Omit<AgreementWritten, 'kind'> {
  outcome: AgreementWritten['kind'];
  /** What the notice looks like; in a dry run's answer. */
  notices?: NoticeExample[];
}

export interface KeyRequest {
  mode: KeyMode;
  name?: string;
  agreement?: string;
  scopes?: string[];
  cidrs?: string[];
  expires?: string;
}

export interface IssuedKey extends PartnerKey {
  /** The key itself, which only this answer contains. */
  key: string;
  caution?: string;
}

export interface UserRequest {
  name: string;
  email: string;
  agreements?: string[];
  rights?: string[];
}

export interface StandingAnswer {
  outcome: 'changed' | 'unchanged';
  before: { standing: Standing; reason?: string };
  standing: Standing;
  reason?: string;
}

export type PreviewRow = Pick<ArticleFacts, 'slug' | 'version' | 'headline' | 'source' | 'firstPublished' | 'versionCreated'> &
  ({ outcome: 'granted'; grant: Grant; words?: string } | { outcome: 'refused'; reason: string; words: string }) & {
    /** Under the current agreement, when another one is tried. */
    before?: Form | 'nothing';
  };

export interface Preview {
  agreement: { id: string; version: number; reference: string };
  acceptance: Acceptance;
  quota?: QuotaState;
  articles: PreviewRow[];
  next?: string;
}

export interface Usage {
  by: string;
  rows: UsageRow[];
  /** There are more than fit one answer. */
  more?: true;
  quotas: AgreementQuota[];
}

export type Query = Record<string, string | number | boolean | undefined>;

export type PartnerDesk = ReturnType<typeof partnerClient>;

export function partnerClient(connection: Connection) {
  const get = <T extends object>(path: string, query: Query = {}) => ask<T>(connection, 'GET', `${path}${queryOf(query)}`);
  const send = <T extends object>(method: string, path: string, json: unknown, query: Query = {}, headers: Record<string, string> = {}) =>
    ask<T>(connection, method, `${path}${queryOf(query)}`, { json, headers });
  return {
    connection,
    list: (query: Query) => get<{ partners: ListedPartner[]; next?: string }>('/desk/partners', query),
    get: (id: string) => get<Partner>(pathOf(id)),
    /** `ifMatch` absent: creates the record. */
    put: (id: string, profile: { name: string; contact?: string }, ifMatch: string | undefined, dryRun: boolean) =>
      send<PartnerAnswer>('PUT', pathOf(id), profile, dryRunQuery({ dryRun }), conditionOf(ifMatch)),
    getStanding: (id: string) => get<{ standing: Standing; reason?: string }>(`${pathOf(id)}/standing`),
    putStanding: (id: string, wanted: { standing: string; reason?: string | undefined }, ifMatch: string, dryRun: boolean) =>
      send<StandingAnswer>('PUT', `${pathOf(id)}/standing`, wanted, dryRunQuery({ dryRun }), conditionOf(ifMatch)),
    /** Reads all pages. */
    listAgreements: async (id: string) => {
      const pages = await allPages((cursor) => get<AgreementPage>(`${pathOf(id)}/agreements`, { cursor }));
      return { body: { agreements: pages.flatMap(({ agreements }) => agreements) } };
    },
    getAgreement: (id: string, agreement: string, version?: number) =>
      get<AgreementVersion>(`${agreementPath(id, agreement)}${version === undefined ? '' : `/versions/${version}`}`),
    putAgreement: (id: string, agreement: string, terms: unknown, ifMatch: string | undefined, dryRun: boolean) =>
      send<AgreementAnswer>('PUT', agreementPath(id, agreement), terms, dryRunQuery({ dryRun }), conditionOf(ifMatch)),
    endAgreement: (id: string, agreement: string, at: string | undefined, dryRun: boolean) =>
      send<AgreementAnswer>('POST', `${agreementPath(id, agreement)}/end`, { at }, dryRunQuery({ dryRun })),
    /** Reads all pages. */
    listKeys: async (id: string) => {
      const pages = await allPages((cursor) => get<KeyPage<ListedKey> & { references?: References }>(`${pathOf(id)}/keys`, { cursor }));
      return { body: { keys: pages.flatMap(({ keys }) => keys), references: pages[0]?.references } };
    },
    issueKey: (id: string, wanted: KeyRequest) => send<IssuedKey>('POST', `${pathOf(id)}/keys`, wanted),
    rotateKey: (id: string, key: string, overlapHours: number | undefined) =>
      send<IssuedKey>('POST', `${keyPath(id, key)}/rotation`, { overlapHours }),
    revokeKey: (id: string, key: string) => open(connection, 'DELETE', keyPath(id, key)),
    listUsers: (id: string) => get<{ users: PortalUser[]; references?: References }>(`${pathOf(id)}/users`),
    addUser: (id: string, wanted: UserRequest) => send<PortalUser>('POST', `${pathOf(id)}/users`, wanted),
    /** Replaces everything that is sent. */
    changeUser: (id: string, user: string, wanted: UserRequest) => send<PortalUser>('PUT', userPath(id, user), wanted),
    revokeUser: (id: string, user: string) => open(connection, 'DELETE', userPath(id, user)),
    /** Only this answer has the link. */
    inviteUser: (id: string, user: string) => send<PortalUser & { url: string }>('POST', `${userPath(id, user)}/invitation`, undefined),
    withdrawInvitation: (id: string, user: string) => open(connection, 'DELETE', `${userPath(id, user)}/invitation`),
    preview: (id: string, query: Query) => get<Preview>(`${pathOf(id)}/preview`, query),
    tryPreview: (id: string, terms: unknown, query: Query) => send<Preview>('POST', `${pathOf(id)}/preview`, terms, query),
    ledger: (id: string, query: Query) =>
      get<{ rows: (ListedDelivery & { keyName?: string })[]; next?: string }>(`${pathOf(id)}/ledger`, query),
    usage: (id: string, query: Query) => get<Usage>(`${pathOf(id)}/usage`, query),
    /** Returns CSV as text. */
    usageCsv: (id: string, query: Query) =>
      open(connection, 'GET', `${pathOf(id)}/usage${queryOf({ ...query, format: 'csv' })}`, { headers: { accept: 'text/csv' } }),
    withdrawals: (id: string, query: Query) => get<{ withdrawals: PartnerWithdrawal[]; next?: string }>(`${pathOf(id)}/withdrawals`, query),
    audit: (id: string, query: Query) => get<{ entries: AuditRow[]; next?: string }>(`${pathOf(id)}/audit`, query),
  };
}

function pathOf(id: string): string {
  return `/desk/partners/${encodeURIComponent(id)}`;
}

function agreementPath(id: string, agreement: string): string {
  return `${pathOf(id)}/agreements/${encodeURIComponent(agreement)}`;
}

function keyPath(id: string, key: string): string {
  return `${pathOf(id)}/keys/${encodeURIComponent(key)}`;
}

function userPath(id: string, user: string): string {
  return `${pathOf(id)}/users/${encodeURIComponent(user)}`;
}

/** Without a tag the request creates. */
function conditionOf(ifMatch: string | undefined): Record<string, string> {
  return ifMatch === undefined ? { 'if-none-match': '*' } : { 'if-match': ifMatch };
}

/** Leaves a flag out that is not set. */
function dryRunQuery({ dryRun }: { dryRun: boolean }): Query {
  return dryRun ? { dryRun } : {};
}
