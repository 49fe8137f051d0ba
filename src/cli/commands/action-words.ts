// The actions of the audit trail and of an article's history, in the words of a newsroom. Programs get them unchanged. Pure.

const DONE: Readonly<Record<string, string>> = {
  publish: 'published',
  update: 'updated',
  correct: 'corrected',
  withdraw: 'withdrawn',
  reinstate: 'reinstated',
  hold: 'held',
  release: 'released',
  embargo: 'under embargo',
  'embargo-lift': 'published, embargo over',
  expire: 'expired',
  add: 'added',
  change: 'changed',
  set: 'set',
  mint: 'made',
  issue: 'issued',
  rotate: 'replaced',
  revoke: 'revoked',
  accept: 'accepted',
  acknowledge: 'acknowledged',
  clear: 'emptied',
  export: 'made',
  restore: 'restored',
  pass: 'used up',
  merge: 'merged',
  rename: 'renamed',
  invite: 'invited',
  uninvite: 'no longer invited',
  start: 'started',
  end: 'ended',
};

const SUBJECTS: Readonly<Record<string, string>> = { catalogue: 'backup', publisher: 'settings', user: 'person' };

/** `article.publish` becomes `article published`, and `publish` becomes `published`. A word that is not known is shown as it is. */
export function actionInWords(action: string): string {
  const [subject, verb] = action.includes('.') ? action.split('.', 2) : [undefined, action];
  const done = DONE[verb ?? ''] ?? verb ?? '';
  return subject === undefined ? done : `${SUBJECTS[subject] ?? subject} ${done}`;
}
