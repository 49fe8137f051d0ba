// A draft's names become terms with codes. Sections must be the publisher's; subjects and authors are looked up or made.
import type { Objection, Outcome } from '../../domain/change.ts';
import type { SanitisedDraft } from '../../domain/command.ts';
import type { ResolvedDraft } from '../../domain/content.ts';
import type { Publisher } from '../../domain/publisher.ts';
import type { Term } from '../../domain/term.ts';
import * as vocabulary from './vocabulary.ts';

type Resolved = { kind: 'resolved'; draft: ResolvedDraft } | (Outcome & { kind: 'refused' });

/** `prefix` is the JSON pointer of the draft in the request. */
export function resolveDraft({ sql, publisher }: { sql: SqlStorage; publisher: Publisher }, draft: SanitisedDraft, prefix = ''): Resolved {
  const objections: Objection[] = [];
  const sections = sectionsOf(draft.sections, publisher, prefix, objections);
  if (objections.length > 0) return { kind: 'refused', refusal: { reason: 'objections', objections } };
  const by = {
    names: vocabulary.resolve(sql, 'authors', draft.by.names, publisher),
    desks: vocabulary.resolve(sql, 'authors', draft.by.desks, publisher),
    contact: draft.by.contact,
  };
  return { kind: 'resolved', draft: { ...draft, by, sections, subjects: vocabulary.resolve(sql, 'subjects', draft.subjects, publisher) } };
}

function sectionsOf(codes: readonly string[], publisher: Publisher, prefix: string, objections: Objection[]): Term[] {
  const known = new Map(publisher.sections.map(({ code, name }) => [code, { code, name }]));
  const sections = new Map<string, Term>();
  for (const [index, code] of codes.entries()) {
    const section = known.get(code);
    if (section === undefined) {
      const detail = `is no section of ${publisher.name}; there are ${[...known.keys()].join(', ')}`;
      objections.push({ pointer: `${prefix}/sections/${index}`, detail });
    } else sections.set(code, section);
  }
  return [...sections.values()];
}
