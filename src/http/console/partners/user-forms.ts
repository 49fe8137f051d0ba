// The console's forms for users of a partner's portal. The link of an invitation is shown in the answer to its form, and never again.
import { invitationLetter } from '../../../domain/partners/invitation-letter.ts';
import { factsOf, type PortalUser, USER_RIGHTS, type UserResult, userRequestSchema } from '../../../domain/partners/portal-user.ts';
import { partnerPath, userPath } from '../../../pages/console/agreements/agreement-paths.ts';
import { invitationShownPage } from '../../../pages/console/partners/invitation-shown.tsx';
import { agreementField, rightField } from '../../../pages/console/partners/user-field-names.ts';
import type { Refusal } from '../../../pages/signed-in/fields/form-state.ts';
import { localeOf } from '../../../pages/signed-in/own-page.tsx';
import { inviteUser, newUserId } from '../../operations/portal-users.ts';
import type { Form } from '../../requests/form.ts';
import { stateTagged, tagsOfForm } from '../../requests/preconditions.ts';
import { askedPartner, type ConsoleContext, codeOf } from '../agreements/asked-partner.ts';
import { answerConsole, signedInFrameOf } from '../console-page.ts';
import { formErrors } from './form-errors.ts';
import { noPartner, showPartnerWith } from './partner-page.ts';
import { noUser, showUserWith } from './user-page.ts';

const SILENT =
  'The people of this partner cannot be read at the moment, so this may or may not have been done. Look at the list in a minute.';
const CHANGED_SINCE =
  'Somebody has changed this person since you opened the page. Nothing was done. This page shows the person as stored now, and what you wrote is in the form.';
const ENDED = 'This person was revoked, so nothing was done.';
const INVITED_SINCE =
  'An invitation was made since this page was opened, perhaps by the same form. That one still works, and no other was made. If its link is lost, make another one here.';

interface Refused {
  message: Refusal;
  status: 409 | 422;
}

export async function addUser(context: ConsoleContext): Promise<Response> {
  const form = context.get('form');
  const refuse = ({ message, status }: Refused) => showPartnerWith(context, { message, given: { action: 'users', fields: form }, status });
  const asked = await askedPartner(context, async (partner) => {
    const wanted = userRequestSchema.safeParse(wantedIn(form, await partner.agreementIds()));
    if (!wanted.success) return { kind: 'refused' as const, message: formErrors(wanted.error, userRequestSchema) };
    return partner.addUser({ id: newUserId(), wanted: wanted.data, actor: context.get('caller').actor });
  });
  if (asked === undefined) return refuse({ message: SILENT, status: 409 });
  if (asked.answer.kind === 'refused') return refuse({ message: asked.answer.message, status: 422 });
  if ('user' in asked.answer && asked.answer.kind === 'added')
    return context.redirect(`${userPath(codeOf(context, 'partner'), asked.answer.user.id)}?new`, 303);
  return refuse(refusalOf(asked.answer));
}

/** As the desk's API takes it. A partner's only agreement has no box. */
function wantedIn(form: Form, known: readonly string[]) {
  const agreements = known.filter((id) => form.has(agreementField(id)));
  return {
    name: form.get('name') ?? '',
    email: form.get('email') ?? '',
    ...(agreements.length === 0 ? {} : { agreements }),
    rights: USER_RIGHTS.filter((right) => form.has(rightField(right))),
  };
}

function refusalOf(result: UserResult): Refused {
  switch (result.kind) {
    case 'email-taken':
      return about('email', `${result.user.name} has this e-mail address already. Give another one, or change that person.`);
    case 'no-agreement':
      return about('agreements', result.known.length === 0 ? 'The partner has no agreement yet.' : 'Tick at least one agreement.');
    case 'too-many':
      return { message: `A partner has at most ${result.most} people. Revoke those who no longer need access.`, status: 422 };
    case 'stale':
      return { message: CHANGED_SINCE, status: 409 };
    case 'unknown':
      throw noPartner();
    default:
      return { message: SILENT, status: 409 };
  }
}

function about(field: string, message: string): Refused {
  return { message: [{ field, message }], status: 422 };
}

export async function changeUser(context: ConsoleContext): Promise<Response> {
  const form = context.get('form');
  const id = codeOf(context, 'user');
  const refuse = (refusal: Refused) => showUserWith(context, { ...refusal, written: form });
  const asked = await askedPartner(context, async (partner) => {
    const [[current], known] = await Promise.all([partner.portalUsers(id), partner.agreementIds()]);
    if (current === undefined) throw noUser();
    const wanted = userRequestSchema.safeParse(wantedIn(form, known));
    if (!wanted.success) return { kind: 'refused' as const, message: formErrors(wanted.error, userRequestSchema) };
    const madeFrom = await stateTagged(tagsOfForm(form), factsOf(current));
    return partner.changeUser({ id, wanted: wanted.data, actor: context.get('caller').actor, madeFrom });
  });
  if (asked === undefined) return refuse({ message: SILENT, status: 409 });
  const { answer: result } = asked;
  switch (result.kind) {
    case 'refused':
      return refuse({ message: result.message, status: 422 });
    case 'changed':
    case 'unchanged':
      return backToUser(context);
    case 'unknown':
      return showUserWith(context, { message: ENDED, status: 409 });
    default:
      return refuse(refusalOf(result));
  }
}

/** Sent again, the form makes no other invitation: the link that was copied must go on working. */
export async function invite(context: ConsoleContext): Promise<Response> {
  const partner = codeOf(context, 'partner');
  const request = {
    partner,
    user: codeOf(context, 'user'),
    actor: context.get('caller').actor,
    origin: context.get('origin'),
    replaces: context.get('form').get('replaces') ?? '',
  };
  const asked = await askedPartner(context, async (object) => Promise.all([object.profile(), inviteUser(context.env, request)]));
  if (asked === undefined) return showUserWith(context, { message: SILENT, status: 409 });
  const [profile, { result, url }] = asked.answer;
  if (profile === undefined) throw noPartner();
  if (result.kind === 'unknown') return showUserWith(context, { message: ENDED, status: 409 });
  if (result.kind === 'stale') return showUserWith(context, { message: INVITED_SINCE, status: 409 });
  return answerLink(context, profile, result.user, url);
}

async function answerLink(
  context: ConsoleContext,
  partner: { id: string; name: string },
  user: PortalUser,
  url: string,
): Promise<Response> {
  // The page has a secret, which no other site is to learn of.
  context.set('referrerPolicy', 'no-referrer');
  const frame = await signedInFrameOf(context);
  const expires = user.invitation?.expires ?? user.created;
  const letter = invitationLetter({
    publisher: frame.publisher?.name ?? 'Tearsheet',
    partner: partner.name,
    user: user.name,
    url,
    expires,
    timeZone: localeOf(frame).timeZone,
  });
  return answerConsole(context, invitationShownPage({ frame, partner, user, url, expires, letter }));
}

/** Withdrawing an invitation that has ended changes nothing. */
export async function uninvite(context: ConsoleContext): Promise<Response> {
  const id = codeOf(context, 'user');
  const asked = await askedPartner(context, async (partner) => partner.revokeInvitation(id, context.get('caller').actor));
  return asked === undefined ? showUserWith(context, { message: SILENT, status: 409 }) : backToUser(context);
}

/** Revoking somebody who was revoked changes nothing. */
export async function revokeUser(context: ConsoleContext): Promise<Response> {
  const id = codeOf(context, 'user');
  const asked = await askedPartner(context, async (partner) => {
    if ((await partner.portalUsers(id)).length === 0) throw noUser();
    return partner.revokeUser(id, context.get('caller').actor);
  });
  if (asked === undefined) return showUserWith(context, { message: SILENT, status: 409 });
  return context.redirect(`${partnerPath(codeOf(context, 'partner'))}#people`, 303);
}

function backToUser(context: ConsoleContext): Response {
  return context.redirect(userPath(codeOf(context, 'partner'), codeOf(context, 'user')), 303);
}
