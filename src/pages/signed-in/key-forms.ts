// The forms for keys, at the console and at the portal. Pure.
import { KEY_SCOPES } from '../../domain/partners/key.ts';
import type { FormTexts } from './form-texts.ts';
import { SCOPE_NAMES } from './key-words.ts';

/** By the last part of the address. */
export const KEY_FORMS = {
  keys: {
    title: 'New key',
    button: 'Make the key',
    texts: {
      name: 'Name of the key',
      mode: 'Kind',
      agreement: 'Agreement',
      lastDay: 'Last day on which it is valid',
      cidrs: 'Addresses it may be used from',
    },
    choices: Object.fromEntries(KEY_SCOPES.map((scope) => [`scope-${scope}`, SCOPE_NAMES[scope]])),
    hidden: ['formId'],
  },
  rotation: { title: 'Rotate the key', button: 'Make the new key', texts: { overlapHours: 'Hours for which both are valid' }, hidden: [] },
  revocation: { title: 'Revoke', button: 'Revoke it', texts: {}, choices: { last: 'We have the bootstrap secret' }, hidden: [] },
} as const satisfies Record<string, FormTexts>;
