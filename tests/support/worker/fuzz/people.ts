// What the desk sends about people of a partner: bodies of its routes, and fields of the console's forms besides their token.
import { USER_RIGHTS } from '../../../../src/domain/partners/portal-user.ts';
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
