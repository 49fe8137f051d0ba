// What the desk sends about people of a partner: bodies of its routes, and fields of the console's forms besides their token. And what these people send at
// the portal.
import { USER_RIGHTS } from '../../../../src/domain/partners/portal-user.ts';
import { SANDBOX_ACTIONS } from '../../../../src/domain/pulls/sandbox.ts';
import { agreementField, rightField } from '../../../../src/pages/console/partners/user-field-names.ts';
import type { Dice } from './dice.ts';
import { SHOWN_TAG } from './shown-tag.ts';
import type { World } from './world.ts';

const wanted = (_world: World, dice: Dice) => ({
  name: `Anne ${dice.below(9)}`,
  email: `anne${dice.below(9)}@harbour-gazette.example`,
  rights: dice.pick([['read'], ['read', 'copy', 'account'], USER_RIGHTS]),
  ...dice.pick([{}, { agreements: ['main'] }, { agreements: ['none'] }]),
});

export const PEOPLE_BODIES: Readonly<Record<string, (world: World, dice: Dice) => unknown>> = {
  'POST /desk/partners/:partner/users': wanted,
  'PUT /desk/partners/:partner/users/:user': wanted,
  'POST /desk/partners/:partner/users/:user/invitation': () => ({}),
};

const fields = (world: World, dice: Dice) => {
  const { name, email } = wanted(world, dice);
  return { name, email, [rightField('read')]: dice.pick(['', 'on']), [rightField('copy')]: 'on', [agreementField('main')]: 'on' };
};

export const PEOPLE_FORMS: Readonly<Record<string, (world: World, dice: Dice) => Record<string, string>>> = {
  'POST /console/partners/:partner/users': fields,
  'POST /console/partners/:partner/users/:user/change': (world, dice) => ({ ...fields(world, dice), etag: SHOWN_TAG }),
  'POST /console/partners/:partner/users/:user/invitation': () => ({}),
  'POST /console/partners/:partner/users/:user/uninvitation': () => ({}),
  'POST /console/partners/:partner/users/:user/revocation': () => ({}),
};

export const PORTAL_FORMS: Readonly<Record<string, (world: World, dice: Dice) => Record<string, string>>> = {
  'POST /portal/sign-in': ({ keys, feedTokens }, dice) => ({
    key: dice.pick(['wrong', '', ...keys, ...feedTokens]),
    to: dice.pick(['', '/portal/account']),
  }),
  'POST /portal/invitations/:invitation': () => ({}),
  // An empty id ends none: later requests need the session.
  'POST /portal/sign-out': () => ({ form: 'of another session' }),
  'POST /portal/sessions/end': ({ keyIds }, dice) => ({ session: dice.pick(['', ...keyIds]) }),
  'POST /portal/keys/:key/rotation': (_world, dice) => ({ overlapHours: dice.pick(['0', '168', '720', '721', '-1', 'x', '']) }),
  'POST /portal/keys/:key/revocation': () => ({}),
  'POST /portal/test-keys': (_world, dice) => ({
    formId: dice.pick(['6f1c7f6e-7d0b-4a53-9d53-0d8a7c0f2b11', '0f1c7f6e-7d0b-4a53-9d53-0d8a7c0f2b12', 'none']),
    name: dice.pick(['Staging', '', 'x'.repeat(500)]),
    agreement: dice.pick(['main', 'other', '']),
  }),
  'POST /portal/sandbox/new': (_world, dice) => ({
    slug: dice.pick([`sandbox-${dice.below(6)}`, 'sandbox-', 'harbour', '']),
    headline: dice.pick(['', 'A lock', 'x'.repeat(501)]),
    until: dice.pick(['', '2040-10-28T02:30', '9999-12-31T23:59']),
    'until.which': dice.pick(['', 'first', 'second']),
    zone: dice.pick(['Europe/Berlin', 'Nowhere/None', '']),
  }),
  'POST /portal/sandbox/articles/:slug/step': (_world, dice) => ({
    action: dice.pick([...SANDBOX_ACTIONS, 'clear', '']),
    version: dice.pick(['1', '2', '3', '0', '1e9', 'x', '']),
    until: dice.pick(['', '2041-07-01T12:00', '2039-07-01T12:00']),
  }),
  'POST /portal/sandbox/clearing': (_world, dice) => ({ state: dice.pick(['sandbox.0.0', '']), sure: 'yes' }),
  'POST /portal/account/acceptance': ({ hashes }, dice) => ({ sha256: dice.pick([...hashes, '']) }),
  'POST /portal/withdrawals/:id/acknowledgement': (_world, dice) => ({
    outcome: dice.pick(['removed', 'replaced', 'never-used', '']),
    urls: dice.pick(['', 'https://harbour-gazette.example/a\nnot an address', 'https://harbour-gazette.example/a']),
    by: dice.pick(['Ada', '']),
    at: dice.pick(['2040-03-01T12:00', '0000-00-00T00:00', '9999-12-31T23:59', '']),
    zone: dice.pick(['Europe/Berlin', 'Nowhere/None', '']),
    seen: '',
  }),
};
