// Gives the terms of a draft their codes. Sections must be in the publisher's settings, or have been joined to one that is; codes of subjects and authors are found or made.
import type { Article } from '../../../domain/articles/article.ts';
import type { Outcome } from '../../../domain/articles/change.ts';
import type { SanitisedDraft } from '../../../domain/articles/command.ts';
import type { ResolvedDraft } from '../../../domain/articles/draft-rules.ts';
import type { Publisher } from '../../../domain/publisher/publisher.ts';
import { unknownSection } from '../../../domain/publisher/section-list.ts';
import type { Objection } from '../../../domain/values/objection.ts';
import type { Term } from '../../../domain/values/term.ts';
import * as aliases from '../articles/aliases.ts';
import * as vocabulary from '../articles/vocabulary.ts';

interface Filing {
  sql: SqlStorage;
  publisher: Publisher;
}

type Resolved = { kind: 'resolved'; draft: ResolvedDraft } | (Outcome & { kind: 'refused' });

/** Resolves the terms, or refuses unknown sections. `article` is the current article; absent for a new one. */
export function resolveDraft({ sql, publisher }: Filing, draft: SanitisedDraft, article?: Article): Resolved {
  const objections: Objection[] = [];
  const sections = sectionsOf(draft.sections, { sql, publisher }, article?.sections ?? [], objections);
  if (objections.length > 0) return { kind: 'refused', refusal: { reason: 'objections', objections } };
  const by = {
    names: vocabulary.resolve(sql, 'authors', draft.by.names, publisher),
    desks: vocabulary.resolve(sql, 'authors', draft.by.desks, publisher),
    contact: draft.by.contact,
  };
  return { kind: 'resolved', draft: { ...draft, by, sections, subjects: vocabulary.resolve(sql, 'subjects', draft.subjects, publisher) } };
}

/** Finds the sections. The code of one that was joined to another means the other. Those that the article already has are accepted, because a section
 *  that was removed later must not prevent a correction. */
function sectionsOf(codes: readonly string[], { sql, publisher }: Filing, kept: readonly Term[], objections: Objection[]): Term[] {
  const known = new Map([...publisher.sections, ...kept].map(({ code, name }) => [code, { code, name }]));
  const sections = new Map<string, Term>();
  for (const [index, code] of codes.entries()) {
    const section = known.get(code) ?? known.get(aliases.currentCode(sql, 'sections', code));
    if (section !== undefined) sections.set(section.code, section);
    else objections.push({ pointer: `/sections/${index}`, detail: unknownSection(publisher) });
  }
  return [...sections.values()];
}
