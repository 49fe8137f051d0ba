// The forms of the console that change a partner's standing, name and contact. Each names the state that its page showed.
import { partnerSchema, standingRequestSchema } from '../../../domain/partners/partner.ts';
import { partnerPath } from '../../../pages/console/agreements/agreement-paths.ts';
import { newNamePage } from '../../../pages/console/partners/new-name.tsx';
import type { GivenForm } from '../../../pages/console/partners/partner-record.ts';
import type { Refusal } from '../../../pages/signed-in/fields/form-state.ts';
import { changeProfile, type ProfileChange, type ProfileOutcome } from '../../operations/partner-profile.ts';
import { stateTagged, tagsOfForm } from '../../requests/preconditions.ts';
import { askedPartner, type ConsoleContext, codeOf } from '../agreements/asked-partner.ts';
import { answerConsole, signedInFrameOf } from '../console-page.ts';
import { errorsOf, formErrors } from './form-errors.ts';
import { noPartner, showPartnerWith, standingOf } from './partner-page.ts';

const CHANGED_SINCE =
  'Somebody has changed the partner since you opened this page. Nothing was done. This page shows it as it is now, and what you wrote is in the form.';
const SILENT = 'This partner cannot be changed at the moment. Try again in a minute.';

export async function setStanding(context: ConsoleContext): Promise<Response> {
  const form = context.get('form');
  const wanted = standingRequestSchema.safeParse({ standing: form.get('standing'), reason: form.get('reason') || undefined });
  if (!wanted.success) return refuse(context, 'standing', formErrors(wanted.error, standingRequestSchema), 422);
  const asked = await askedPartner(context, async (partner) => {
    const current = await partner.profile();
    if (current === undefined) throw noPartner();
    const madeFrom = await stateTagged(tagsOfForm(form), standingOf(current));
    return partner.setStanding(wanted.data, { actor: context.get('caller').actor, madeFrom }, false);
  });
  if (asked === undefined) return refuse(context, 'standing', SILENT, 409);
  if (asked.answer.kind === 'stale') return refuse(context, 'standing', CHANGED_SINCE, 409);
  return backToPartner(context);
}

/** A name that asks partners to accept a notice is changed after one more question. */
export async function setProfile(context: ConsoleContext): Promise<Response> {
  const form = context.get('form');
  const profile = partnerSchema.safeParse({ name: form.get('name') ?? '', contact: form.get('contact') || undefined });
  if (!profile.success) return refuse(context, 'profile', formErrors(profile.error, partnerSchema), 422);
  const change = {
    id: codeOf(context, 'partner'),
    profile: profile.data,
    actor: context.get('caller').actor,
    madeFrom: (current) => stateTagged(tagsOfForm(form), current),
    origin: context.get('origin'),
  } satisfies Omit<ProfileChange, 'dryRun'>;
  // The partner exists: a form cannot add one.
  const planned = await askedPartner(context, () => changeProfile(context.env, { ...change, dryRun: true }));
  if (planned === undefined) return refuse(context, 'profile', SILENT, 409);
  const { answer: plan } = planned;
  if (plan.kind === 'refused' || plan.kind === 'stale') return answerProfile(context, plan);
  if (plan.acceptances.length > 0 && plan.kind === 'changed' && form.get('confirmed') !== 'yes') return askAboutName(context, plan);
  return answerProfile(context, await changeProfile(context.env, { ...change, dryRun: false }));
}

function answerProfile(context: ConsoleContext, outcome: ProfileOutcome): Response | Promise<Response> {
  switch (outcome.kind) {
    case 'refused':
      return refuse(context, 'profile', errorsOf(outcome.objections.map(({ detail }) => ({ pointer: '/name', detail }))), 422);
    case 'stale':
      return refuse(context, 'profile', CHANGED_SINCE, 409);
    default:
      return backToPartner(context);
  }
}

async function askAboutName(context: ConsoleContext, plan: Extract<ProfileOutcome, { acceptances: unknown }>): Promise<Response> {
  const { partner, acceptances, notices = [] } = plan;
  const etag = context.get('form').get('etag') ?? '';
  return answerConsole(context, newNamePage({ frame: await signedInFrameOf(context), partner, etag, acceptances, notices }));
}

function backToPartner(context: ConsoleContext): Response {
  return context.redirect(partnerPath(codeOf(context, 'partner')), 303);
}

function refuse(context: ConsoleContext, action: GivenForm['action'], message: Refusal, status: 409 | 422): Promise<Response> {
  return showPartnerWith(context, { message, given: { action, fields: context.get('form') }, status });
}
