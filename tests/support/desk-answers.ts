// The requests to the small desk of desk-server.ts and its answers, in the shapes of src/reference.
import type { IncomingMessage } from 'node:http';
import type { Article } from '../../src/domain/articles/article.ts';
import type { Outcome, Refusal } from '../../src/domain/articles/change.ts';
import { draftSchema } from '../../src/domain/articles/draft.ts';
import type { ResolvedDraft } from '../../src/domain/articles/draft-rules.ts';
import type { replaceWithdrawal } from '../../src/domain/articles/lifecycle.ts';
import { PROBLEM_TYPES, type ProblemName } from '../../src/domain/problems/problem.ts';
import type { Publisher } from '../../src/domain/publisher/publisher.ts';
import type { DividedAgreement } from '../../src/domain/publisher/term-merge.ts';
import { canonicalJson } from '../../src/domain/values/canonical-json.ts';
import type { Objection } from '../../src/domain/values/objection.ts';
import { present } from '../../src/domain/values/present.ts';
import { codeFor, type TermInput } from '../../src/domain/values/term.ts';
import { objectionsOf } from './objections.ts';

export interface Request {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface Answer {
  status: number;
  body?: unknown;
  /** Overrides JSON. */
  text?: string;
  type?: string;
  etag?: string;
  location?: string;
}

export function refused(refusal: Refusal): Answer {
  if (refusal.reason === 'objections') return problem('invalid-content', { objections: refusal.objections });
  if (refusal.reason === 'withdrawn') return problem('article-withdrawn');
  if (refusal.reason === 'embargo-after-publication') return problem('embargo-fixed');
  return problem(refusal.reason);
}

/** What is left of several changes that are stored at once. */
export function lastOf(result: ReturnType<typeof replaceWithdrawal>): Outcome {
  return result.kind === 'changed' ? { kind: 'changed', change: result.changes[1] } : result;
}

export function problem(
  name: ProblemName,
  more: { detail?: string; objections?: Objection[]; agreements?: string[]; dividedAgreements?: DividedAgreement[]; more?: number } = {},
): Answer {
  const { status, title } = PROBLEM_TYPES[name];
  return { status, body: { type: `http://desk/problems/${name}`, title, status, ...more } };
}

export const AUDITED = {
  at: '2026-11-23T09:00:00.000Z',
  who: 'bootstrap',
  action: 'article.publish',
  subject: 'harbour-strike',
  after: '1',
};

/** Why an article may not be overwritten. */
export function blockedBy(headers: IncomingMessage['headers'], current: Article): Answer | undefined {
  const detail = `Version ${current.version} stands.`;
  const { 'if-match': match, 'if-none-match': none } = headers;
  if (none !== '*' && match === undefined) return problem('precondition-required', { detail });
  return match === tagOf(current) ? undefined : problem('precondition-failed', { detail });
}

export function tagged(body: Article | Publisher): Answer {
  return { status: 200, body, etag: tagOf(body) };
}

export function tagOf(value: Article | Publisher): string {
  return 'version' in value ? `"${value.slug}-${value.version}"` : `"p${canonicalJson(value).length}"`;
}

export const OPML = `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>Feeds</title></head><body>
<outline text="Everything" title="Everything" type="rss" xmlUrl="http://desk/feeds/all.rss" htmlUrl="http://desk/feeds/all"/>
<outline text="Sections"><outline text="World &amp; beyond" type="rss" xmlUrl="http://desk/feeds/sections/world.rss"/></outline>
</body></opml>`;

/** Two partners on two pages of the list, both of whom have to accept every notice. */
export function planOf(publisher: Publisher, path: string) {
  const partner = path.includes('cursor=') ? 'lake-post' : 'harbour-gazette';
  const acceptance = { state: 'pending', due: '2026-11-30T09:00:00.000Z' };
  const acceptances = [{ partner, agreement: 'main', reference: 'HG-2026-4', acceptance }];
  return { outcome: 'updated', publisher, acceptances, ...(path.includes('cursor=') ? {} : { next: partner }) };
}

/** An export in lines, for a restore. */
export function exportOf(articles: readonly Article[], at: string): string {
  const lines = [{ tearsheet: 'export', schema: 1, at }, ...articles, { tearsheet: 'end', records: articles.length }];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** As a line of many names an article. */
export function briefOf({ outcome, article, remark }: { outcome: string; article: Article; remark?: object }) {
  const { slug, version, pubStatus, embargoedUntil } = article;
  return present({ remark, outcome, slug, version, pubStatus, embargoedUntil, etag: tagOf(article) });
}

/** An `import` command, as far as it is read here. Its flags are read as those of a query. */
export interface SentImport {
  slug: string;
  collection: string;
  sourceId: string;
  movedFrom?: string;
  sourceHash: string;
  article: unknown;
  corrections: string[];
  force: boolean;
  hold: boolean;
  unfiled: boolean;
  dryRun: boolean;
}

export interface StoredImport {
  collection: string;
  slug: string;
  hash: string;
  version: number;
}

/** The list of sources, by their id. */
export function sourcesOf(stored: Map<string, StoredImport>, articles: Map<string, Article[]>, query: URLSearchParams): Answer {
  const sources = [...stored].map(([sourceId, { collection, slug, hash }]) => {
    const { headline = '', uri = '' } = articles.get(slug)?.at(-1) ?? {};
    return { collection, sourceId, sourceHash: hash, slug, headline, uri };
  });
  const isAsked = ({ collection, sourceHash }: { collection: string; sourceHash: string }) =>
    collection === (query.get('collection') ?? collection) && sourceHash === (query.get('hash') ?? sourceHash);
  return { status: 200, body: { sources: sources.filter(isAsked) } };
}

export function versionsOf(versions: readonly Article[]): Answer {
  const lines = versions.map(({ version, versionCreated }) => ({ version, action: 'publish', at: versionCreated, who: 'bootstrap' }));
  return { status: 200, body: { versions: lines } };
}

/** As the Catalogue resolves the sections and terms of a draft. */
export function resolveDraft(sent: unknown, publisher: Publisher): ResolvedDraft | { objections: Objection[] } {
  const parsed = draftSchema.safeParse(sent);
  if (!parsed.success) return { objections: objectionsOf(parsed.error, draftSchema) };
  const draft = parsed.data;
  const known = new Map(publisher.sections.map((section) => [section.code, section]));
  const unknown = draft.sections.findIndex((code) => !known.has(code));
  if (unknown >= 0) return { objections: [{ pointer: `/sections/${unknown}`, detail: 'is not a section of the publisher' }] };
  const terms = (inputs: readonly TermInput[]) => inputs.map(({ code, name }) => ({ code: code ?? codeFor(name), name }));
  return {
    ...draft,
    by: { names: terms(draft.by.names), desks: terms(draft.by.desks), contact: draft.by.contact },
    sections: draft.sections.map((code) => ({ code, name: known.get(code)?.name ?? code })),
    subjects: terms(draft.subjects),
    excerpt: draft.bodyHtml.replace(/<[^>]*>/g, '').slice(0, 200),
  };
}
