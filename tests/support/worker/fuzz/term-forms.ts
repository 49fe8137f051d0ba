// What the desk sends about sections, subjects and authors: bodies of its routes, and fields of the console's forms besides their token.
import type { Dice } from './dice.ts';
import type { World } from './world.ts';

/** Codes of subjects and authors, of which some exist. */
export const TERM_CODES = ['tides', 'ports', 'ada-quill', 'night-desk', 'unknown'];

export const TERM_FORMS: Readonly<Record<string, (world: World, dice: Dice) => Record<string, string>>> = {
  'POST /console/settings/subjects/:code/rename': (_world, dice) => ({ name: `Subject ${dice.below(9)}`, code: dice.pick(TERM_CODES) }),
  'POST /console/settings/authors/:code/rename': (_world, dice) => ({ name: `Ada ${dice.below(9)}`, code: dice.pick(TERM_CODES) }),
  'POST /console/settings/subjects/:code/merge': (_world, dice) => ({ into: dice.pick(TERM_CODES) }),
  'POST /console/settings/sections/:code/merge': (_world, dice) => ({ into: dice.pick(['harbour', 'weather', 'unknown']) }),
  'POST /console/settings/authors/:code/merge': (_world, dice) => ({ into: dice.pick(TERM_CODES) }),
};

type BodyOf = (world: World, dice: Dice) => unknown;

export const TERM_BODIES: Readonly<Record<string, BodyOf>> = {
  'POST /desk/sections/:code/merge': (_world, dice) => ({ into: dice.pick(['harbour', 'weather', 'unknown']) }),
  ...Object.fromEntries(
    ['subjects', 'authors'].flatMap((kind): [string, BodyOf][] => [
      [`POST /desk/${kind}/:code/merge`, (_world, dice) => ({ into: dice.pick(TERM_CODES) })],
      [`POST /desk/${kind}/:code/rename`, (_world, dice) => ({ code: dice.pick(TERM_CODES), name: dice.pick(['Tides', 'Ports']) })],
    ]),
  ),
};
