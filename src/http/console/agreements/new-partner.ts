// Adding a partner at the console. It leads on to the partner's first agreement.
import { partnerSchema } from '../../../domain/partners/partner.ts';
import { listedObjectionsOf, type Objection } from '../../../domain/values/objection.ts';
import { NO_STATE } from '../../../domain/values/state-tag.ts';
import { codeFor, codeSchema } from '../../../domain/values/term.ts';
import { newAgreementPath } from '../../../pages/console/agreements/agreement-paths.ts';
import { newPartnerPage } from '../../../pages/console/agreements/new-partner.tsx';
import { FORMS } from '../../../pages/console/forms.ts';
import { formOf } from '../../../pages/signed-in/fields/form-state.ts';
import { changeProfile } from '../../operations/partner-profile.ts';
import { answerConsole, signedInFrameOf } from '../console-page.ts';
import { emptyIsAbsent } from '../form-fields.ts';
import type { ConsoleContext } from './asked-partner.ts';

export async function showNewPartner(context: ConsoleContext): Promise<Response> {
  return answerConsole(context, newPartnerPage({ frame: await signedInFrameOf(context), ...formOf({}) }));
}

interface Given {
  name: string;
  /** Made from the name if none was written. */
  id: string;
  contact?: string | undefined;
}

export async function addPartner(context: ConsoleContext): Promise<Response> {
  const form = context.get('form');
  const name = form.get('name') ?? '';
  const written = form.get('id')?.trim() ?? '';
  const given: Given = { name, id: written === '' ? codeFor(name) : written, contact: form.get('contact') };
  const profile = partnerSchema.safeParse({ name, contact: emptyIsAbsent(given.contact) });
  const objections = [...(profile.success ? [] : listedObjectionsOf(profile.error, partnerSchema).objections), ...objectionsToId(given.id)];
  if (!profile.success || objections.length > 0) return refuse(context, { ...given, id: written }, objections);
  try {
    const change = {
      id: given.id,
      profile: profile.data,
      actor: context.get('caller').actor,
      madeFrom: async () => NO_STATE,
      dryRun: false,
      origin: context.get('origin'),
    };
    const outcome = await changeProfile(context.env, change);
    if (outcome.kind === 'refused') return refuse(context, given, outcome.objections);
    if (outcome.kind === 'stale') return refuse(context, given, [{ pointer: '/id', detail: TAKEN }], 409);
    return context.redirect(newAgreementPath(given.id), 303);
  } catch {
    return refuse(context, given, [], 503);
  }
}

const TAKEN = 'is the id of another partner; choose another one';
const NO_ANSWER =
  'The partner could not be added, because a part of the service does not answer. Send the form again; sending it twice does no harm.';

function objectionsToId(id: string): Objection[] {
  return codeSchema.safeParse(id).success ? [] : [{ pointer: '/id', detail: 'must be 1 to 64 of a–z, 0–9 and "-"' }];
}

async function refuse(context: ConsoleContext, given: Given, objections: readonly Objection[], status = 422): Promise<Response> {
  const labels: Readonly<Record<string, string>> = FORMS['new-partner'].texts;
  const errors = objections.map(({ pointer, detail }) => {
    const field = pointer.slice(1);
    return { field, message: `${labels[field] ?? field} ${detail}.` };
  });
  const message = status === 503 ? NO_ANSWER : undefined;
  return answerConsole(
    context,
    newPartnerPage({ frame: await signedInFrameOf(context), ...formOf({ ...given }, errors), message }),
    status,
  );
}
