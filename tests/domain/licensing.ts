// Agreements, grants and renditions for the tests of licensed copy, and a body as a browser reads it.
import { type DefaultTreeAdapterMap, parse, serialize } from 'parse5';
import { type Agreement, type AgreementInput, type AgreementVersion, agreementSchema } from '../../src/domain/agreements/agreement.ts';
import { objectionsToAgreement } from '../../src/domain/agreements/agreement-rules.ts';
import type { Article } from '../../src/domain/articles/article.ts';
import { factsOf } from '../../src/domain/articles/article-metadata.ts';
import { decide, type Grant, type Situation } from '../../src/domain/entitlement/entitlement.ts';
import type { Use } from '../../src/domain/entitlement/licensed-use.ts';
import type { Publisher } from '../../src/domain/publisher/publisher.ts';
import { templateOf } from '../../src/domain/renditions/notice.ts';
import { type Rendition, renditionOf } from '../../src/domain/renditions/rendition.ts';
import type { Instant } from '../../src/domain/values/instant.ts';
import { objectionsOf } from '../support/objections.ts';
import { HOUR_MS, later, NOON, PUBLISHER } from './newsroom.ts';

/** What an agreement cannot do without. */
export const LEAST: AgreementInput = {
  reference: 'TH-2026-014',
  validFrom: '2026-01-01T00:00:00Z',
  form: 'full',
  channels: ['web'],
  domains: ['harbour-gazette.example'],
};

export const HOUSE_LINE = '© 2026 The Tarn Herald. All rights reserved.';

export const PULL: Use = { embargoed: false };

export function terms(change: Partial<AgreementInput> = {}): Agreement {
  return agreementSchema.parse({ ...LEAST, ...change });
}

/** The schema's objections as `pointer detail` lines. */
export function objectionsTo(agreement: unknown): string[] {
  const parsed = agreementSchema.safeParse(agreement);
  return parsed.success ? [] : objectionsOf(parsed.error, agreementSchema).map(({ pointer, detail }) => `${pointer} ${detail}`);
}

export function pointersTo(change: Record<string, unknown>): string[] {
  return objectionsTo({ ...LEAST, ...change }).map((line) => line.split(' ')[0] ?? '');
}

/** Pointers of what the publisher's settings object to. */
export function houseObjections(change: Partial<AgreementInput>, publisher: Publisher = PUBLISHER, partnerName?: string): string[] {
  return objectionsToAgreement(terms(change), publisher, partnerName).map(({ pointer }) => pointer);
}

export function versionOf(agreement: Agreement): AgreementVersion {
  return { id: 'harbour', version: 3, made: '2026-01-01T00:00:00.000Z', sha256: '0'.repeat(64), terms: agreement };
}

export function situation(change: Partial<AgreementInput> = {}, also: Partial<Situation> = {}): Situation {
  return {
    terms: terms(change),
    standing: 'good',
    acceptance: 'accepted',
    publisher: PUBLISHER,
    made: '2026-01-01T00:00:00.000Z',
    ...also,
  };
}

/** The grant, or a failed test. */
export function grantOf(article: Article, standing: Situation, use: Use = PULL, now: Instant = later(NOON, HOUR_MS)): Grant {
  const decision = decide(standing, factsOf(article), use, now);
  if (decision.kind !== 'grant') throw new Error(`expected a grant and got ${JSON.stringify(decision)}`);
  return decision.grant;
}

interface Pulled {
  partner?: string;
  publisher?: Publisher;
  also?: Partial<Situation>;
  use?: Use;
  now?: Instant;
}

/** The article as the agreement lets it be seen. */
export function pull(
  article: Article,
  change: Partial<AgreementInput> = {},
  { partner, publisher = PUBLISHER, also, use, now }: Pulled = {},
): Rendition {
  const standing = situation(change, { publisher, ...also });
  return rendered(article, grantOf(article, standing, use, now), standing.terms, partner, publisher);
}

export function rendered(
  article: Article,
  grant: Grant,
  agreement: Agreement,
  partner = 'Harbour Gazette',
  publisher: Publisher = PUBLISHER,
): Rendition {
  const template = templateOf(agreement, partner, publisher);
  return renditionOf(article, grant, { agreement: versionOf(agreement), template, publisher });
}

type Node = DefaultTreeAdapterMap['childNode'];

/** What stands at the root of a body as a browser reads it, each as HTML; text outside of an element as itself. */
export function rootOf(html: string): string[] {
  const document = parse(`<!DOCTYPE html><body>${html}`);
  const page = document.childNodes.find((node) => node.nodeName === 'html');
  const body = childrenOf(page).find((node) => node.nodeName === 'body');
  return childrenOf(body).map((node) => {
    const holder = parse('<!DOCTYPE html>');
    holder.childNodes = [node];
    return serialize(holder);
  });
}

function childrenOf(node: Node | undefined): Node[] {
  return node !== undefined && 'childNodes' in node ? node.childNodes : [];
}

/** What a reader sees of it. */
export function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
