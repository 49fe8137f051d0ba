// The forms of the console that need a session: what each does, and the fields in which people write. Pure.

import { FIELD_WORDS } from '../../domain/agreements/fields/agreement-fields.ts';
import { USER_RIGHTS } from '../../domain/partners/portal-user.ts';
import { RIGHT_WORDS } from '../../domain/partners/user-rights.ts';
import { DESK_SCOPES } from '../../domain/publisher/desk-scope.ts';
import { type FormTexts, formIn } from '../signed-in/form-texts.ts';
import { KEY_FORMS } from '../signed-in/key-forms.ts';
import { isTermsName, termsName } from './agreements/terms-names.ts';
import { ARTICLE_LABELS, isArticleField } from './article-fields.ts';
import { isAgreementBox, rightField } from './partners/user-field-names.ts';
import { publisherLabel } from './settings/publisher-rows.ts';
import { SCOPE_WORDS } from './settings/scope-words.ts';

/** Fields of the form of an article in which most of the work is. */
const ARTICLE_TEXTS = {
  headline: ARTICLE_LABELS.headline,
  standfirst: ARTICLE_LABELS.standfirst,
  bodyHtml: ARTICLE_LABELS.bodyHtml,
} as const;
const ARTICLE_FORM = {
  hidden: ['etag', 'version'],
  hasMore: isArticleField,
  again: { button: 'Open the form again', fields: { do: 'show' } },
} as const;

const TERMS = {
  title: 'Terms of the agreement',
  button: 'Check without storing',
  texts: {
    [termsName('reference')]: FIELD_WORDS.get('reference')?.label ?? '',
    [termsName('notice.licenceLine')]: FIELD_WORDS.get('notice.licenceLine')?.label ?? '',
    json: 'The agreement in JSON',
  },
  hidden: ['version', 'id'],
  hasMore: isTermsName,
  again: { button: 'Open the form again', fields: { do: 'check', kept: 'yes' } },
} as const;

/** Fields of a user of a partner's portal. */
const USER_FORM = {
  texts: { name: 'Name', email: 'E-mail' },
  choices: Object.fromEntries(USER_RIGHTS.map((right) => [rightField(right), RIGHT_WORDS[right].label])),
  hasMore: isAgreementBox,
} as const;

const NO_TEXTS = { texts: {}, hidden: ['etag'] } as const;

/** By the last part of the address. */
export const FORMS = {
  withdrawal: {
    title: 'Withdraw',
    button: 'Withdraw it',
    texts: { note: 'Note to the public', reason: 'Reason, for the desk only' },
    hidden: ['etag'],
  },
  correction: {
    title: 'Add a correction',
    button: 'Publish the note',
    texts: { note: ARTICLE_LABELS.note, ...ARTICLE_TEXTS },
    choices: { kind: 'The text was right, and could be misread' },
    ...ARTICLE_FORM,
  },
  'new-article': { title: 'New article', button: 'Publish', texts: ARTICLE_TEXTS, ...ARTICLE_FORM, hidden: [] },
  edit: { title: 'Edit', button: 'Save the change', texts: ARTICLE_TEXTS, ...ARTICLE_FORM },
  embargo: {
    title: 'Embargo',
    button: 'Set the embargo',
    texts: { embargoedUntil: ARTICLE_LABELS.embargoedUntil },
    // Not the button that was pressed: the one that is shown again must do what it says.
    hidden: ['etag', 'embargoedUntil.which'],
  },
  reinstatement: { title: 'Reinstate', button: 'Reinstate it', ...NO_TEXTS },
  hold: { title: 'Hold', button: 'Hold it', ...NO_TEXTS },
  release: { title: 'Release', button: 'Release it', ...NO_TEXTS },
  ending: { title: 'End the agreement', button: 'End it', texts: { at: 'End of the term' }, hidden: ['version'] },
  users: { title: 'New person', button: 'Add the person', ...USER_FORM, hidden: [] },
  change: { title: 'Change', button: 'Save the change', ...USER_FORM, hidden: ['etag'] },
  invitation: { title: 'Invite', button: 'Make an invitation', texts: {}, hidden: ['replaces'] },
  uninvitation: { title: 'Withdraw the invitation', button: 'Withdraw it', texts: {}, hidden: [] },
  standing: {
    title: 'Change the standing',
    button: 'Set the standing',
    texts: { standing: 'Standing', reason: 'Reason' },
    hidden: ['etag'],
  },
  profile: { title: 'Name and contact', button: 'Change it', texts: { name: 'Name', contact: 'Contact' }, hidden: ['etag', 'confirmed'] },
  terms: TERMS,
  'new-agreement': TERMS,
  'new-partner': {
    title: 'New partner',
    button: 'Add the partner',
    texts: { name: 'Name', id: 'Id', contact: 'Contact' },
    hidden: [],
  },
  'sign-out': { title: 'Sign out', button: 'Sign out', texts: {}, hidden: [] },
  publisher: {
    title: 'Settings of the publisher',
    button: 'Check what changes',
    texts: {},
    labelOf: publisherLabel,
    hidden: ['etag', 'base', 'redirects.empty', 'sectionMaps.empty'],
  },
  rename: { title: 'Rename', button: 'Rename it', texts: { name: 'Name', code: 'Code' }, hidden: ['etag'] },
  merge: { title: 'Join to another', button: 'Join them', texts: { into: 'Code of the one that stays' }, hidden: [] },
  tokens: {
    title: 'New token',
    button: 'Make the token',
    texts: { name: 'Name', expires: 'Last day' },
    choices: Object.fromEntries(DESK_SCOPES.map((scope) => [`scope.${scope}`, SCOPE_WORDS[scope].label])),
    hidden: ['id'],
  },
  export: { title: 'Export', button: 'Download the export', texts: {}, hidden: [] },
  end: { title: 'End sessions', button: 'End', texts: {}, hidden: ['session'] },
  ...KEY_FORMS,
} as const satisfies Record<string, FormTexts>;

/** The form of the console with this address, without a query. */
export function formAt(path: string): FormTexts {
  return formIn(FORMS, path);
}
