// Sanitises the body of a parsed draft, so that what the Catalogue stores is safe to show anywhere.

import type { SanitisedChanges, SanitisedDraft } from '../../domain/articles/command.ts';
import type { Draft, DraftChanges } from '../../domain/articles/draft.ts';
import { BODY_BYTES } from '../../domain/values/limits.ts';
import type { Objection } from '../../domain/values/objection.ts';
import type { EmbedChange } from '../../markup/embeds/changes.ts';
import { type SanitisedBody, sanitiseBody } from '../../markup/sanitise.ts';
import { excerptOf } from '../../markup/text.ts';

/** A length that feed readers show whole. */
const EXCERPT_CHARS = 300;

/** Pointers of objections are relative to the draft or the changes; the caller knows where in the request those are. */
type Sanitised<T> = { ok: true; draft: T; embeds: EmbedChange[] } | { ok: false; objections: Objection[] };

/** `page` is the address of the article's page, which resolves relative URLs in the body. */
export function sanitiseDraft(draft: Draft, page: string): Sanitised<SanitisedDraft> {
  const body = storableBody(draft.bodyHtml, page);
  if (!body.ok) return body;
  return { ok: true, draft: { ...draft, bodyHtml: body.html, excerpt: excerptOf(body.html, EXCERPT_CHARS) }, embeds: body.changes };
}

export function sanitiseChanges(changes: DraftChanges, page: string): Sanitised<SanitisedChanges> {
  const { bodyHtml, ...rest } = changes;
  if (bodyHtml === undefined) return { ok: true, draft: rest, embeds: [] };
  const body = storableBody(bodyHtml, page);
  if (!body.ok) return body;
  return { ok: true, draft: { ...rest, bodyHtml: body.html, excerpt: excerptOf(body.html, EXCERPT_CHARS) }, embeds: body.changes };
}

/** The body as it is stored, which must be within the limit too, so that it can be sent back: `&` becomes five characters, and URLs become
 *  absolute. */
function storableBody(bodyHtml: string, base: string): Exclude<SanitisedBody, { ok: false }> | { ok: false; objections: Objection[] } {
  const body = sanitiseBody(bodyHtml, base);
  if (!body.ok) return { ok: false, objections: [{ pointer: '/bodyHtml', detail: body.objection }] };
  const bytes = new TextEncoder().encode(body.html).byteLength;
  if (bytes <= BODY_BYTES) return body;
  const detail = `must be at most ${BODY_BYTES} bytes as it is stored, with characters escaped and addresses absolute; it comes to ${bytes}`;
  return { ok: false, objections: [{ pointer: '/bodyHtml', detail }] };
}

/** The members of an answer that list the changed embeds: each change once, at most `LISTED_CHANGES`. Absent if nothing changed. */
export function embedsMember(embeds: readonly EmbedChange[]): { embeds?: EmbedChange[]; moreEmbeds?: number } {
  const listed = [...new Map(embeds.map((change) => [JSON.stringify(change), change])).values()];
  if (listed.length === 0) return {};
  const more = listed.length - LISTED_CHANGES;
  return { embeds: listed.slice(0, LISTED_CHANGES), ...(more > 0 ? { moreEmbeds: more } : {}) };
}

const LISTED_CHANGES = 50;
