// A parsed draft through the sanitiser: what the Catalogue stores is safe to show wherever it is shown.
import type { Objection } from '../domain/change.ts';
import type { SanitisedChanges, SanitisedDraft } from '../domain/command.ts';
import type { Draft, DraftChanges } from '../domain/draft.ts';
import { sanitiseBody } from '../markup/sanitise.ts';
import { excerptOf } from '../markup/text.ts';

/** A summary a reader shows whole; the standfirst of a story is shorter. */
const EXCERPT_CHARS = 300;

type Sanitised<T> = { ok: true; draft: T } | { ok: false; objections: Objection[] };

/** `siteUrl` resolves relative addresses in the body where the draft names no page of its own. */
export function sanitiseDraft(draft: Draft, siteUrl: string): Sanitised<SanitisedDraft> {
  const body = sanitiseBody(draft.bodyHtml, draft.url ?? siteUrl);
  if (!body.ok) return { ok: false, objections: [{ pointer: '/bodyHtml', detail: body.objection }] };
  return { ok: true, draft: { ...draft, bodyHtml: body.html, excerpt: excerptOf(body.html, EXCERPT_CHARS) } };
}

export function sanitiseChanges(changes: DraftChanges, siteUrl: string): Sanitised<SanitisedChanges> {
  const { bodyHtml, ...rest } = changes;
  if (bodyHtml === undefined) return { ok: true, draft: rest };
  const body = sanitiseBody(bodyHtml, changes.url ?? siteUrl);
  if (!body.ok) return { ok: false, objections: [{ pointer: '/changes/bodyHtml', detail: body.objection }] };
  return { ok: true, draft: { ...rest, bodyHtml: body.html, excerpt: excerptOf(body.html, EXCERPT_CHARS) } };
}
