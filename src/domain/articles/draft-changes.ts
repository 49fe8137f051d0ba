// Applies the fields that a correction replaces to the draft of the current article. Pure.
import type { SanitisedChanges, SanitisedDraft } from './command.ts';

/** An absent field keeps its value. `null` empties it, as leaving it out of the draft of a new article does. */
export function withChanges(draft: SanitisedDraft, changes: SanitisedChanges): SanitisedDraft {
  const { headline, bodyHtml, excerpt, sections, source, uri, guid, firstCreated, firstPublished, embargoedUntil } = changes;
  return {
    ...draft,
    headline: headline ?? draft.headline,
    bodyHtml: bodyHtml ?? draft.bodyHtml,
    excerpt: excerpt ?? draft.excerpt,
    sections: sections ?? draft.sections,
    source: source ?? draft.source,
    uri: uri ?? draft.uri,
    guid: guid ?? draft.guid,
    firstCreated: firstCreated ?? draft.firstCreated,
    firstPublished: replaced(firstPublished, draft.firstPublished),
    embargoedUntil: replaced(embargoedUntil, draft.embargoedUntil),
    url: replaced(changes.url, draft.url),
    by: emptied(changes.by, draft.by) ?? { names: [], desks: [] },
    subjects: emptied(changes.subjects, draft.subjects) ?? [],
    images: emptied(changes.images, draft.images) ?? [],
    standfirst: emptied(changes.standfirst, draft.standfirst),
    located: emptied(changes.located, draft.located),
    language: emptied(changes.language, draft.language),
    expires: emptied(changes.expires, draft.expires),
    edNote: emptied(changes.edNote, draft.edNote),
    urgency: emptied(changes.urgency, draft.urgency),
    copyrightHolder: emptied(changes.copyrightHolder, draft.copyrightHolder),
    copyrightNotice: emptied(changes.copyrightNotice, draft.copyrightNotice),
    licence: emptied(changes.licence, draft.licence),
    sourceFeed: emptied(changes.sourceFeed, draft.sourceFeed),
  };
}

function emptied<T>(change: T | null | undefined, kept: T | undefined): T | undefined {
  return change === undefined ? kept : (change ?? undefined);
}

/** For fields of a draft in which `null` itself has a meaning. */
function replaced<T>(change: T | undefined, kept: T | undefined): T | undefined {
  return change === undefined ? kept : change;
}
