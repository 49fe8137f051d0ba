// Sanitises the body of a parsed draft, so that what the Catalogue stores is safe to show anywhere.

import type { SanitisedChanges, SanitisedDraft } from '../../domain/articles/command.ts';
import type { Draft, DraftChanges } from '../../domain/articles/draft.ts';
import { BODY_BYTES } from '../../domain/values/limits.ts';
import type { Objection } from '../../domain/values/objection.ts';
import { sanitiseBody } from '../../markup/sanitise.ts';
import { excerptOf } from '../../markup/text.ts';

/** A length that feed readers show whole. */
const EXCERPT_CHARS = 300;

/** Pointers of objections are relative to the draft or the changes; the caller knows where in the request those are. */
type Sanitised<T> = { ok: true; draft: T } | { ok: false; objections: Objection[] };

/** `siteUrl` resolves relative URLs in the body if the draft names no page of its own. */
export function sanitiseDraft(draft: Draft, siteUrl: string): Sanitised<SanitisedDraft> {
  const body = storableBody(draft.bodyHtml, draft.url ?? siteUrl);
  return body.ok ? { ok: true, draft: { ...draft, bodyHtml: body.html, excerpt: excerptOf(body.html, EXCERPT_CHARS) } } : body;
}

export function sanitiseChanges(changes: DraftChanges, siteUrl: string): Sanitised<SanitisedChanges> {
  const { bodyHtml, ...rest } = changes;
  if (bodyHtml === undefined) return { ok: true, draft: rest };
  const body = storableBody(bodyHtml, changes.url ?? siteUrl);
  return body.ok ? { ok: true, draft: { ...rest, bodyHtml: body.html, excerpt: excerptOf(body.html, EXCERPT_CHARS) } } : body;
}

/** The body as it is stored, which must be within the limit too, so that it can be sent back: `&` becomes five characters, and URLs become
 *  absolute. */
function storableBody(bodyHtml: string, base: string): { ok: true; html: string } | { ok: false; objections: Objection[] } {
  const body = sanitiseBody(bodyHtml, base);
  if (!body.ok) return { ok: false, objections: [{ pointer: '/bodyHtml', detail: body.objection }] };
  const bytes = new TextEncoder().encode(body.html).byteLength;
  if (bytes <= BODY_BYTES) return body;
  const detail = `must be at most ${BODY_BYTES} bytes as it is stored, with characters escaped and addresses absolute; it comes to ${bytes}`;
  return { ok: false, objections: [{ pointer: '/bodyHtml', detail }] };
}
