// What the reference says about the publisher's settings. Their fields are described where the console's form takes its words from.
import { fieldAt, PUBLISHER_PATHS } from '../../../domain/publisher/publisher-fields.ts';
import { SETTINGS_PARTS } from '../../schemas/publisher.ts';
import { NEXT, type SchemaWords, type Words } from '../words.ts';

const PARTS: Readonly<Record<string, string>> = {
  'sections[]': 'A section of the newspaper.',
  'desks[]': 'A desk, which signs copy in place of writers.',
  thirdPartyContent: 'What is public of articles whose source is not the publisher.',
  'thirdPartyContent.sources[]': 'One other source that is an exception.',
  logo: 'A picture of the publisher.',
};

function wordsAt(path: string): Words {
  const { help = '', choices = {}, absence } = fieldAt(path) ?? {};
  const text = [help, ...Object.entries<string>(choices).map(([value, label]) => `"${value}": ${label}.`)].join(' ');
  return absence === undefined ? text : [text, clauseOf(absence)];
}

/** A sentence without its full stop, to continue another. */
function clauseOf(sentence: string): string {
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1).replace(/\.$/, '')}`;
}

/** The fields directly below a part of the settings; the empty path is the whole. */
function fieldsBelow(path: string): Record<string, Words> {
  const prefix = path === '' ? '' : `${path}.`;
  const direct = PUBLISHER_PATHS.filter((full) => full.startsWith(prefix) && !full.slice(prefix.length).includes('.'));
  return Object.fromEntries(direct.map((full) => [full.slice(prefix.length), wordsAt(full)]));
}

const SETTINGS: Record<string, Words> = {
  ...fieldsBelow(''),
  thirdPartyContent: ['What is public of articles whose source is not the publisher.', 'their summary'],
};

function settingsWords(): Record<string, SchemaWords> {
  const parts = Object.entries(SETTINGS_PARTS).flatMap(([path, { id }]) => {
    const words = { says: PARTS[path] ?? '', fields: fieldsBelow(path) };
    return [
      [id, words],
      [`${id}Request`, words],
    ];
  });
  return {
    ...Object.fromEntries(parts),
    Publisher: { says: 'The publisher’s settings.', fields: SETTINGS },
    PublisherRequest: { says: 'The publisher’s settings, all of them.', fields: SETTINGS },
  };
}

export const PUBLISHER_FIELDS: Readonly<Record<string, SchemaWords>> = {
  ...settingsWords(),
  PublisherWritten: {
    says: 'What became of the settings.',
    fields: {
      outcome: 'What was done. "unchanged": they are the present ones.',
      publisher: 'The settings that resulted.',
      articlePages: ['Of a dry run: the pages of articles move.', 'they stay where they are, or it was no dry run'],
      acceptances: ['Of a dry run: notices that partners would have to accept, of 50 partners at a time.', 'it was no dry run'],
      next: NEXT,
    },
  },
  PageMove: {
    says: 'Pages of articles move.',
    fields: { before: 'Where they are.', after: 'Where they would be.', articles: 'How many public articles get another address.' },
  },
  NoticeToAccept: {
    says: 'A notice that a partner would have to accept.',
    fields: {
      partner: 'The id of the partner.',
      agreement: 'The id of the agreement.',
      reference: 'The number of the contract.',
      acceptance: 'The acceptance, with the earliest possible deadline.',
    },
  },
};
