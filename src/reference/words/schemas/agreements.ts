// What the reference says about agreements. Their terms are described where the console's form takes its words from.
import { FIELD_WORDS } from '../../../domain/agreements/fields/agreement-fields.ts';
import type { FieldWords } from '../../../domain/agreements/fields/field-words.ts';
import { TERMS_PARTS } from '../../schemas/agreements.ts';
import { NEXT, type SchemaWords, type Words } from '../words.ts';

/** What each part of the terms is, and what it means to leave it out. */
const PARTS: Readonly<Record<string, readonly [says: string, absent: string]>> = {
  scope: [
    'Which articles the partner may have.',
    'the publisher’s own articles of all sections and subjects, in all languages, at once, and the whole archive',
  ],
  'scope.sections': ['Sections to include and to exclude.', 'all sections'],
  'scope.subjects': ['Subjects to include and to exclude.', 'all subjects'],
  'scope.languages': ['Languages to include and to exclude.', 'all languages'],
  'scope.sources': ['Sources to include and to exclude.', 'the publisher’s own copy only'],
  territories: ['Countries in which copies may appear.', 'everywhere'],
  exclusivity: ['A time in which nobody else may have the copy. It is recorded only.', 'none'],
  notice: ['The notice that is with every copy.', 'the notice has the credit and the house line, and is at the end of a copy'],
  credit: ['The credit, and what it demands of a page.', 'the credit names the holder; the link and the canonical page are required'],
  duties: ['What the partner owes in return.', 'a withdrawal within an hour, a correction within a day, and no reports'],
  contacts: ['People to tell of withdrawals.', 'nobody'],
  quota: ['How many articles the partner may have in a period.', 'unlimited'],
  rate: ['How many requests the partner may make in a window.', '300 requests in 60 seconds'],
  ai: ['Uses by machines.', 'all of them are denied'],
  payment: ['What the partner pays. It is recorded only.', 'nothing is recorded'],
};

function wordsOf({ help, absent, options = {} }: FieldWords): Words {
  const meanings = Object.entries(options).map(([value, meaning]) => `"${value}": ${meaning}.`);
  const text = plain([help, ...meanings].join(' '));
  return absent === undefined ? text : [text, plain(absent)];
}

/** The words have code between back-ticks. */
function plain(text: string): string {
  return text.replaceAll('`', '"');
}

/** The fields directly below a part of the terms; the empty path is the whole. */
function fieldsBelow(path: string): Record<string, Words> {
  const prefix = path === '' ? '' : `${path}.`;
  const direct = (full: string) => full.startsWith(prefix) && !full.slice(prefix.length).includes('.');
  const own = [...FIELD_WORDS].filter(([full]) => direct(full)).map(([full, words]) => [full.slice(prefix.length), wordsOf(words)]);
  const parts = Object.entries(PARTS)
    .filter(([full]) => direct(full))
    .map(([full, words]) => [full.slice(prefix.length), words]);
  return Object.fromEntries([...own, ...parts]);
}

function termsWords(): Record<string, SchemaWords> {
  const parts = Object.entries(TERMS_PARTS).flatMap(([path, { id }]) => {
    const words = { says: PARTS[path]?.[0] ?? '', fields: fieldsBelow(path) };
    return [
      [id, words],
      [`${id}Request`, words],
    ];
  });
  return {
    ...Object.fromEntries(parts),
    Terms: { says: 'The terms of an agreement.', fields: fieldsBelow('') },
    TermsRequest: { says: 'The terms of an agreement, all of them.', fields: fieldsBelow('') },
  };
}

const STATE = {
  state:
    'Whether the partner has accepted the notice, still has time to ("pending"), or has let the time pass ("overdue"). Overdue, it gets headlines and links only.',
  accepted: [
    'When and by whom it was accepted. "contract": it is the first notice and was agreed with the contract.',
    'it is not accepted',
  ],
  due: ['By when it has to be accepted.', 'it is accepted'],
} as const;

const VERSION = {
  id: 'The id of the agreement.',
  version: 'The number of the version.',
  made: 'When the version was made.',
  sha256: 'SHA-256 of the terms, as canonical JSON, in hexadecimal.',
  terms: 'The terms.',
} as const;

const WITH_NOTICE = {
  agreement: 'The version.',
  template: 'Its notice.',
  acceptance: 'Whether the partner has accepted the notice.',
} as const;
const OWN_VERSION = { ...VERSION, url: 'Where the version is.' } as const;
const OWN = { ...OWN_VERSION, notice: 'The notice of the version.' } as const;

export const AGREEMENT_FIELDS = {
  ...termsWords(),
  Acceptance: {
    says: 'Whether a partner has accepted a notice.',
    fields: {
      sha256: 'SHA-256 of the notice, by which it is accepted.',
      templateVersion: 'The number of the notice within the agreement.',
      ...STATE,
    },
  },
  AcceptedBy: {
    says: 'Who accepted a notice.',
    fields: {
      at: 'When.',
      by: 'The key or the person.',
      addressPrefix: ['The beginning of the client’s address.', 'the service trusts no client address'],
    },
  },
  AcceptanceRequest: { says: 'The notice that you accept.', fields: { sha256: 'The hash of the notice, as the agreement names it.' } },
  NoticeAccepted: {
    says: 'The notice is accepted.',
    fields: { outcome: 'Whether it is accepted now, or was before ("unchanged").', acceptance: 'The acceptance.' },
  },
  NoticeTemplate: {
    says: 'What a notice is made of, besides the article.',
    fields: {
      publisher: 'The name of the publisher.',
      houseLine: 'The house line, which is word for word under every article of the publisher. {year} is the year of first publication.',
      licenceLine: ['The partner’s own line: one text, or one for each language.', 'there is none'],
      credit: 'The credit.',
      placement: 'Where in a copy the notice is.',
      partner: 'The name of the partner.',
      reference: 'The number of the contract.',
    },
  },
  AgreementVersion: { says: 'One version of an agreement, which never changes.', fields: VERSION },
  AgreementNotice: { says: 'A version of an agreement with its notice.', fields: WITH_NOTICE },
  AgreementSummary: {
    says: 'An agreement with its notice.',
    fields: {
      ...WITH_NOTICE,
      inForce: 'Whether its term has begun and is not over.',
      scheduled: ['The version whose term has not begun.', 'none is scheduled'],
    },
  },
  AgreementSummaryList: { says: 'A page of agreements.', fields: { agreements: 'The agreements, by id.', next: NEXT } },
  AgreementWritten: {
    says: 'What became of an agreement.',
    fields: {
      outcome: 'What was done. "unchanged": the terms are the present ones.',
      agreement: 'The version that resulted.',
      before: ['The version before the change.', 'there was none, or nothing was changed'],
      acceptance:
        'Whether the partner has accepted the notice. If the notice differs, it is pending until the partner accepts it, and after "due" the partner gets headlines and links only.',
      pending: ['The version is scheduled.', 'it is in force, or over'],
      dropped: ['The number of a scheduled version that this one replaces.', 'it replaces none'],
      notices: [
        'Of a dry run: the notice composed with an invented article, for each language of the licence line and for copy of another source.',
        'it was no dry run',
      ],
    },
  },
  PendingTerms: {
    says: 'A version whose term has not begun.',
    fields: { until: 'When its term begins.', meanwhile: 'The number of the version in force until then.' },
  },
  NoticeExample: {
    says: 'A notice, composed with an invented article.',
    fields: { language: 'The language of the article.', source: 'The source of the article.', text: 'As plain text.', html: 'As HTML.' },
  },
  EndRequest: { says: 'When an agreement ends.', fields: { at: ['The end. It is never moved later.', 'now'] } },
  ForeseenAcceptance: {
    says: 'A notice that a partner would have to accept.',
    fields: {
      agreement: 'The id of the agreement.',
      reference: 'The number of the contract.',
      acceptance: 'The acceptance, with the earliest possible deadline.',
    },
  },
  OwnAgreementVersion: { says: 'One version of your agreement, which never changes.', fields: OWN_VERSION },
  OwnAgreement: {
    says: 'Your agreement as it is in force, or as it will begin.',
    fields: {
      ...OWN,
      inForce: 'Whether its term has begun and is not over.',
      scheduled: ['The version whose term has not begun. You can accept its notice now.', 'none is scheduled'],
    },
  },
  ScheduledAgreement: { says: 'The version of your agreement whose term has not begun.', fields: OWN },
  OwnAgreementList: { says: 'A page of your agreements.', fields: { agreements: 'The agreement of the key first.', next: NEXT } },
  OwnNotice: {
    says: 'The notice of your agreement.',
    fields: {
      version: 'The number of the notice within the agreement.',
      sha256: 'Its hash, which you send to accept it.',
      template: 'What it is made of.',
      acceptance: 'Whether you have accepted it.',
    },
  },
  OwnAcceptance: { says: 'Whether you have accepted a notice.', fields: { ...STATE, url: 'Where you accept it.' } },
} satisfies Record<string, SchemaWords>;
