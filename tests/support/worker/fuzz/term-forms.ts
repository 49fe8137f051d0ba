// Fields of the console's forms about subjects and authors, besides the token of the form.
import type { Dice } from './dice.ts';
import type { World } from './world.ts';

/** Codes of subjects and authors, of which some exist. */
export const TERM_CODES = ['tides', 'ports', 'ada-quill', 'night-desk', 'unknown'];

export const TERM_FORMS: Readonly<Record<string, (world: World, dice: Dice) => Record<string, string>>> = {
  'POST /console/settings/subjects/:code/rename': (_world, dice) => ({ name: `Subject ${dice.below(9)}`, code: dice.pick(TERM_CODES) }),
  'POST /console/settings/authors/:code/rename': (_world, dice) => ({ name: `Ada ${dice.below(9)}`, code: dice.pick(TERM_CODES) }),
  'POST /console/settings/subjects/:code/merge': (_world, dice) => ({ into: dice.pick(TERM_CODES) }),
  'POST /console/settings/authors/:code/merge': (_world, dice) => ({ into: dice.pick(TERM_CODES) }),
};
