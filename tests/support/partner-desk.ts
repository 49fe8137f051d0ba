// The partners of the small desk of desk-server.ts: stores what is put, and checks agreements with the checks of the real one.
import { type Agreement, type AgreementVersion, agreementSchema } from '../../src/domain/agreements/agreement.ts';
import { objectionsToAgreement } from '../../src/domain/agreements/agreement-rules.ts';
import { noticeExamples } from '../../src/domain/partners/notice-examples.ts';
import { publisherSchema } from '../../src/domain/publisher/publisher.ts';
import { canonicalJson } from '../../src/domain/values/canonical-json.ts';
import type { Instant } from '../../src/domain/values/instant.ts';
import { type Answer, problem, type Request } from './desk-answers.ts';
import { type DeskServer, NOW } from './desk-server.ts';
import { objectionsOf } from './objections.ts';

type Fields = Record<string, unknown>;

export interface PartnerDesk {
  partners: Map<string, Fields>;
  /** Versions, oldest first, by `partner/agreement`. */
  agreements: Map<string, AgreementVersion[]>;
  keys: Map<string, Fields>;
  users: Map<string, Fields>;
  /** Answers to GET below a partner, by the last part of the URL. */
  records: Map<string, Answer>;
}

/** Adds partners to a desk that has none. `listed`: what the list of partners answers instead of them. */
export function withPartners(desk: DeskServer, listed?: object[]): PartnerDesk {
  const kept: PartnerDesk = { partners: new Map(), agreements: new Map(), keys: new Map(), users: new Map(), records: new Map() };
  desk.sabotage = (request) =>
    request.path.startsWith('/desk/partners') ? (answerListed(request, listed) ?? answer(desk, kept, request)) : undefined;
  return kept;
}

function answerListed({ path }: Request, listed: object[] | undefined): Answer | undefined {
  return listed !== undefined && /^\/desk\/partners(?:\?|$)/.test(path) ? ok({ partners: listed }) : undefined;
}

function answer(desk: DeskServer, kept: PartnerDesk, request: Request): Answer {
  const url = new URL(request.path, 'http://desk');
  const [id, area, name, part] = url.pathname.split('/').slice(3);
  const dryRun = url.searchParams.get('dryRun') === 'true';
  const sent = request.body === '' ? {} : (JSON.parse(request.body) as Fields);
  if (id === undefined)
    return ok({ partners: [...kept.partners.values()].map((partner) => ({ id: partner['id'], name: partner['name'] })) });
  if (request.method === 'PUT' && area === undefined) return putPartner(desk, kept, { request, id, sent, dryRun });
  const partner = kept.partners.get(id);
  if (partner === undefined) return problem('not-found', { detail: 'There is no partner of this name.' });
  if (area === undefined) return { ...ok(partner), etag: stateTag(partner) };
  if (area === 'standing' && request.method === 'GET') return { ...ok({ standing: 'good' }), etag: '"good"' };
  if (area === 'standing' && request.headers['if-match'] !== '"good"') return problem('precondition-failed');
  if (area === 'standing') return ok({ outcome: 'changed', before: { standing: 'good' }, ...sent });
  if (area === 'agreements' && name === undefined) return ok({ agreements: [...kept.agreements.values()].flatMap(summaryOf) });
  if (area === 'agreements') return agreement(desk, kept, { request, address: `${id}/${name}`, part, sent, dryRun });
  if (area === 'users') return user(kept, { request, id, name, sent }, part);
  if (area === 'keys') return key(kept, { request, id, name, sent });
  return kept.records.get(area) ?? problem('not-found');
}

interface PartnerCall {
  request: Request;
  id: string;
  sent: Fields;
  dryRun: boolean;
}

/** A new name asks for an acceptance of every agreement. */
function putPartner(desk: DeskServer, kept: PartnerDesk, { request, id, sent, dryRun }: PartnerCall): Answer {
  const standing = kept.partners.get(id);
  const partner = { id, ...sent, created: NOW, standing: 'good' };
  const outcome = standing === undefined ? 'created' : canonicalJson(standing) === canonicalJson(partner) ? 'unchanged' : 'changed';
  if (outcome === 'changed' && request.headers['if-match'] !== stateTag(standing ?? {})) return problem('precondition-failed');
  if (!dryRun) kept.partners.set(id, partner);
  const isRenamed = standing !== undefined && standing['name'] !== sent['name'];
  const agreed = [...kept.agreements]
    .filter(([address]) => isRenamed && address.startsWith(`${id}/`))
    .map(([, versions]) => versions.at(-1));
  const pending = { state: 'pending', due: '2026-11-30T09:00:00.000Z' };
  const notices = agreed.flatMap((one) => (one === undefined ? [] : noticesOf(desk, one, String(sent['name']))));
  return ok({
    outcome,
    partner,
    ...(dryRun ? { notices } : {}),
    acceptances: agreed.map((one) => ({ agreement: one?.id, reference: one?.terms.reference, acceptance: pending })),
  });
}

function noticesOf({ publisher }: DeskServer, { id, terms }: AgreementVersion, name: string): Fields[] {
  return noticeExamples(terms, name, { publisher: publisherSchema.parse(publisher), origin: 'http://localhost' }, NOW as Instant).map(
    (notice) => ({ agreement: id, ...notice }),
  );
}

function stateTag({ name, contact }: Fields): string {
  return `"${Buffer.from(`${name} ${contact ?? ''}`).toString('hex')}"`;
}

interface AgreementCall {
  request: Request;
  address: string;
  part: string | undefined;
  sent: Fields;
  dryRun: boolean;
}

function agreement(desk: DeskServer, kept: PartnerDesk, { request, address, part, sent, dryRun }: AgreementCall): Answer {
  const versions = kept.agreements.get(address) ?? [];
  const before = versions.at(-1);
  if (request.method === 'GET') return before === undefined ? problem('not-found') : { ...ok(before), etag: tagOf(before) };
  if (part === 'end' && before === undefined) return problem('not-found');
  const parsed = agreementSchema.safeParse(part === 'end' ? { ...before?.terms, validUntil: sent['at'] ?? NOW } : sent);
  if (!parsed.success) return problem('invalid-content', { objections: objectionsOf(parsed.error, agreementSchema) });
  const publisher = publisherSchema.parse(desk.publisher);
  const objections = objectionsToAgreement(parsed.data, publisher);
  if (objections.length > 0) return problem('invalid-content', { objections });
  if (before !== undefined && canonicalJson(before.terms) === canonicalJson(parsed.data)) return written('unchanged', before, before);
  const { 'if-match': match } = request.headers;
  if (before !== undefined && part !== 'end' && match !== tagOf(before))
    return problem(match === undefined ? 'precondition-required' : 'precondition-failed');
  const next = { id: address.split('/')[1] ?? '', version: versions.length + 1, made: NOW, sha256: '0'.repeat(64), terms: parsed.data };
  if (!dryRun) kept.agreements.set(address, [...versions, next]);
  const partnerName = String(kept.partners.get(address.split('/')[0] ?? '')?.['name']);
  const notices =
    dryRun && part !== 'end'
      ? { notices: noticeExamples(parsed.data, partnerName, { publisher, origin: 'http://localhost' }, NOW as Instant) }
      : {};
  return written(before === undefined ? 'created' : 'changed', next, before, notices);
}

function written(outcome: string, made: AgreementVersion, before: AgreementVersion | undefined, more: Fields = {}): Answer {
  const isAsBefore = before === undefined || noticeOf(before.terms) === noticeOf(made.terms);
  const asked =
    made.terms.notice.acceptWithinHours === 0 ? { state: 'overdue', due: NOW } : { state: 'pending', due: '2026-11-30T09:00:00.000Z' };
  const acceptance = isAsBefore ? { state: 'accepted' } : asked;
  return { ...ok({ outcome, agreement: made, before, acceptance, ...waitingOf(made, before), ...more }), etag: tagOf(made) };
}

/** Terms that begin later are scheduled, and a later put replaces them. */
function waitingOf({ version, terms }: AgreementVersion, before: AgreementVersion | undefined): Fields {
  if (terms.validFrom > NOW && before !== undefined) return { pending: { until: terms.validFrom, meanwhile: before.version } };
  return before !== undefined && before.version < version && before.terms.validFrom > NOW ? { dropped: before.version } : {};
}

function noticeOf({ notice, credit }: Agreement): string {
  return canonicalJson({ notice, credit });
}

function summaryOf(versions: AgreementVersion[]): Fields[] {
  const acceptance = { state: 'accepted' };
  const [newest, older] = [versions.at(-1), versions.at(-2)];
  if (newest === undefined) return [];
  if (older === undefined || newest.terms.validFrom <= NOW) return [{ agreement: newest, acceptance, inForce: true }];
  return [{ agreement: older, acceptance, inForce: true, scheduled: { agreement: newest, acceptance } }];
}

function tagOf({ version }: AgreementVersion): string {
  return `"v${version}"`;
}

function user(kept: PartnerDesk, { request: { method }, id, name, sent }: KeyCall, part: string | undefined): Answer {
  if (method === 'GET') return ok({ users: [...kept.users.values()], references: referencesIn(kept) });
  if (method === 'DELETE') return part === 'invitation' || kept.users.delete(name ?? '') ? { status: 204 } : problem('not-found');
  const invitation = { sent: NOW, expires: '2026-12-01T09:00:00.000Z' };
  const like = name === undefined ? { id: 'u1', agreements: ['main'], rights: ['read'], created: NOW } : kept.users.get(name);
  const row = { ...like, ...sent, ...(part === 'invitation' ? { invitation } : {}) } as Fields;
  kept.users.set(String(row['id']), row);
  return ok(part === 'invitation' ? { ...row, url: `https://news.example/portal/invitations/tspi_p1_${id}_x` } : row);
}

interface KeyCall {
  request: Request;
  id: string;
  name: string | undefined;
  sent: Fields;
}

function key(kept: PartnerDesk, { request: { method }, id, name, sent }: KeyCall): Answer {
  if (method === 'GET') return ok({ keys: [...kept.keys.values()], references: referencesIn(kept) });
  if (method === 'DELETE') return kept.keys.delete(name ?? '') ? { status: 204 } : problem('not-found');
  const like = name === undefined ? { name: 'default', agreement: 'main', scopes: ['feed'], cidrs: [], ...sent } : kept.keys.get(name);
  if (like === undefined) return problem('not-found');
  const row = { ...like, id: `k${kept.keys.size + 1}`, created: NOW };
  kept.keys.set(row.id, row);
  const overlapMs = Number(sent['overlapHours'] ?? 168) * 3_600_000;
  if (name !== undefined) kept.keys.set(name, { ...like, expires: new Date(Date.parse(NOW) + overlapMs).toISOString() });
  return { status: 201, body: { ...row, key: `ts_${String(like['mode' as keyof typeof like])}_p1_${id}_secret_mac` } };
}

function ok(body: unknown): Answer {
  return { status: 200, body };
}

function referencesIn({ agreements }: PartnerDesk): Fields {
  return Object.fromEntries([...agreements.values()].flatMap((versions) => versions.map(({ id, terms }) => [id, terms.reference])));
}
