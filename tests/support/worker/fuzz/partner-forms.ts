// Fields of the console's forms about partners, besides the token of the form.
import { EMPTY_FORM } from '../../../../src/domain/agreements/fields/form-fields.ts';
import { KEY_MODES } from '../../../../src/domain/values/credential-prefixes.ts';
import { termsName } from '../../../../src/pages/console/agreements/terms-names.ts';
import type { Dice } from './dice.ts';
import { SHOWN_TAG } from './shown-tag.ts';
import type { World } from './world.ts';

export const PARTNER_FORMS: Readonly<Record<string, (world: World, dice: Dice) => Record<string, string>>> = {
  'POST /console/partners/:partner/standing': ({ etags }, dice) => ({
    etag: dice.pick([SHOWN_TAG, ...etags]),
    standing: dice.pick(['good', 'warned']),
    reason: 'A notice was missing.',
  }),
  'POST /console/partners/:partner/profile': ({ etags }, dice) => ({
    etag: dice.pick([SHOWN_TAG, ...etags]),
    name: `Harbour Gazette ${dice.below(3)}`,
    contact: 'desk@harbour-gazette.example',
    confirmed: dice.pick(['', 'yes']),
  }),
  'POST /console/partners/:partner/keys': (_world, dice) => ({
    formId: dice.pick(['6f1c7f6e-7d0b-4a53-9d53-0d8a7c0f2b11', '0f1c7f6e-7d0b-4a53-9d53-0d8a7c0f2b12', 'none']),
    name: `Import ${dice.below(9)}`,
    mode: dice.pick(KEY_MODES),
    agreement: dice.pick(['main', 'other']),
    'scope-feed': 'on',
    lastDay: dice.pick(['', '2041-01-01', '2039-01-01']),
    cidrs: dice.pick(['', '192.0.2.0/24\n2001:db8::/32']),
  }),
  'POST /console/partners/:partner/keys/:key/rotation': (_world, dice) => ({ overlapHours: String(dice.below(721)) }),
  'POST /console/partners/:partner/keys/:key/revocation': () => ({}),
  'POST /console/partners/:partner/agreements/:agreement/ending': (_world, dice) => ({
    version: dice.pick(['1', '2']),
    at: dice.pick(['', '2041-01-01T12:00']),
  }),
  'POST /console/partners/:partner/agreements/:agreement/terms': (_world, dice) => ({
    ...termsForm(dice),
    version: dice.pick(['1', '2', '']),
  }),
  'POST /console/partners/:partner/new-agreement': (_world, dice) => ({ ...termsForm(dice), id: `terms-${dice.below(9)}`, version: '0' }),
  'POST /console/new-partner': (_world, dice) => ({
    name: `Post ${dice.below(9)}`,
    id: dice.pick(['', `post-${dice.below(9)}`]),
    contact: '',
  }),
};

/** The form of an agreement as a browser sends it. */
function termsForm(dice: Dice): Record<string, string> {
  const terms = [...EMPTY_FORM].map(([name, value]) => [termsName(name), value]);
  return {
    ...Object.fromEntries(terms),
    'terms.reference': 'QC-2040-7',
    'terms.validFrom': dice.pick(['2040-01-01T00:00', '2040-01-01', '2041-01-01T00:00']),
    'terms.form': dice.pick(['headline', 'full']),
    'terms.channels.print': 'yes',
    'terms.scope.sections.include.harbour': dice.pick(['', 'yes']),
    'terms.notice.licenceLine': dice.pick(['', 'Reproduced by {partner}.']),
    do: dice.pick(['check', 'preview', 'save', 'paste']),
    json: dice.pick(['', '{}', '{"form": "full"}']),
  };
}
