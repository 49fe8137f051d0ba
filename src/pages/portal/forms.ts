// The forms of the portal that need a session: what each does, and the fields in which people write. Pure.
import { type FormTexts, formIn } from '../signed-in/form-texts.ts';
import { KEY_FORMS } from '../signed-in/key-forms.ts';
import { ACKNOWLEDGEMENT_LABELS } from './acknowledgement-fields.ts';

/** By the last part of the address. */
export const PORTAL_FORMS = {
  acknowledgement: {
    title: 'Acknowledge the withdrawal',
    button: 'Acknowledge it',
    texts: ACKNOWLEDGEMENT_LABELS,
    hidden: ['seen', 'zone', 'at.which'],
  },
  acceptance: { title: 'Accept the notice', button: 'Accept the notice', texts: {}, hidden: ['sha256'], isReadFirst: true },
  rotation: KEY_FORMS.rotation,
  'test-keys': {
    title: 'New test key',
    button: 'Make the test key',
    texts: { name: KEY_FORMS.keys.texts.name, agreement: KEY_FORMS.keys.texts.agreement },
    hidden: ['formId'],
  },
  revocation: { ...KEY_FORMS.revocation, choices: {} },
  new: {
    title: 'New article',
    button: 'Publish it',
    texts: { slug: 'Slug', headline: 'Headline', until: 'End of an embargo' },
    hidden: ['zone', 'until.which'],
  },
  // What the buttons of these do depends on what their page showed.
  step: {
    title: 'Change the article',
    button: 'Change it',
    texts: { until: 'End of the embargo' },
    hidden: ['action', 'version', 'zone', 'until.which'],
    isReadFirst: true,
  },
  clearing: {
    title: 'Clear the sandbox',
    button: 'Clear it',
    texts: {},
    choices: { sure: 'Delete everything in the sandbox' },
    hidden: ['state'],
    isReadFirst: true,
  },
  end: { title: 'End sessions', button: 'End', texts: {}, hidden: ['session'] },
  'sign-out': { title: 'Sign out', button: 'Sign out', texts: {}, hidden: [] },
} as const satisfies Record<string, FormTexts>;

/** The form of the portal with this address, without a query. */
export function portalFormAt(path: string): FormTexts {
  return formIn(PORTAL_FORMS, path);
}
