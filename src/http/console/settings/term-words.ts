// What renaming or joining a term leads to, and why it cannot be done, in sentences. Pure.
import type { SectionUse } from '../../../domain/publisher/joined-sections.ts';
import type { DividedAgreements, MergeOutcome, TermKind, TermView } from '../../../domain/publisher/term-merge.ts';

interface Asked {
  kind: TermKind;
  term: TermView;
  action: 'rename' | 'merge';
  fields: Readonly<Record<string, string>>;
  /** The term that stays. Absent: there is none. */
  into: TermView | undefined;
  outcome: MergeOutcome;
  /** What of the settings names the section. Absent: it is no section. */
  uses?: SectionUse | undefined;
}

export function consequencesOf(asked: Asked): string[] {
  const { outcome } = asked;
  const unanswered =
    'Not all partners have answered whether an agreement prevents this. It is begun now and completed as soon as all have answered. The page of the term shows its progress.';
  return [
    ...(asked.action === 'merge' ? consequencesOfMerge(asked) : consequencesOfRename(asked)),
    ...(outcome.kind === 'reviewing' ? [unanswered] : []),
  ];
}

function consequencesOfMerge({ kind, term, into, uses }: Asked): string[] {
  if (into === undefined) return [];
  return [
    `${counted(term.articles)} of ${term.name} will be in the feed of ${into.name}, which has ${counted(into.articles)}.`,
    `The address /feeds/${kind}/${term.code} will lead to /feeds/${kind}/${into.code}. Feed readers follow it.`,
    `New copy that is filed under ${term.name} will be filed under ${into.name}. Stored articles keep the name that they were filed with.`,
    ...(uses === undefined ? [] : consequencesForSettings(uses, term, into)),
    ...(kind !== 'authors'
      ? ['Agreements that exclude one of the two will exclude both. As far as partners have answered, no agreement prevents this.']
      : []),
    'This cannot be undone.',
  ];
}

function consequencesForSettings({ desks, collections, redirects }: SectionUse, term: TermView, into: TermView): string[] {
  const filed = (what: string, names: string[]) =>
    names.length === 0 ? [] : [`${what} ${names.join(', ')} will be filed under ${into.name}, where the settings name ${term.name} now.`];
  return [
    `${term.name} will no longer be in the settings. Imported copy that names it, and that no map of the settings files elsewhere, is held.`,
    ...filed('Imported copy of the desk', desks),
    ...filed('Imported copy of the collection', collections),
    ...(redirects.length === 0
      ? []
      : [`Former addresses that lead to its feed will lead to that of ${into.name}: ${redirects.join(', ')}.`]),
    'Partners whose agreements name one of the two are told to read their changes anew. The caches of all public pages and feeds are purged.',
  ];
}

function consequencesOfRename({ kind, term, fields, outcome }: Asked): string[] {
  const name = outcome.kind === 'done' ? outcome.term.name : (fields['name'] ?? '');
  const code = fields['code'] ?? '';
  return [
    ...(name === term.name || name === ''
      ? []
      : [
          `Its feed will be called ${name}. Articles keep the name that they were filed with, and copy with the old name is still filed here.`,
        ]),
    ...(code === term.code || code === ''
      ? []
      : [
          `Its feed will be at /feeds/${kind}/${code}, and /feeds/${kind}/${term.code} will lead there. Entries keep their ids.`,
          'Agreements, readers and stored articles that name the old code go on. A code that was given up is never used again.',
        ]),
  ];
}

function counted(articles: number): string {
  return `${articles} article${articles === 1 ? '' : 's'}`;
}

const FIELDS = { into: 'code', code: 'code', name: 'name' } as const;

/** `undefined` if nothing is in the way. */
export function refusalInWords(
  outcome: MergeOutcome,
  fields: Readonly<Record<string, string>>,
): { message: string; divided?: DividedAgreements } | undefined {
  switch (outcome.kind) {
    case 'done':
    case 'reviewing':
      return undefined;
    case 'divides':
      return { message: 'Nothing was changed.', divided: outcome };
    case 'no-term':
      return { message: 'Nothing was changed: there is no such term, or the publisher is not set up.' };
    case 'objection':
      return { message: `Nothing was changed. The ${FIELDS[outcome.field]} “${fields[outcome.field] ?? ''}” ${outcome.detail}.` };
  }
}
