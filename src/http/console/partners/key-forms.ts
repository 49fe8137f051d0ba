// The console's forms for partners' keys. A new key is shown in the answer to its form, and never again.
import * as z from 'zod';
import { KEY_SCOPES, keyRequestSchema, type PartnerKey } from '../../../domain/partners/key.ts';
import { endOfDayMs } from '../../../domain/values/calendar-day.ts';
import { KEY_MODES } from '../../../domain/values/credential-prefixes.ts';
import { dateSchema, instantWithin } from '../../../domain/values/instant.ts';
import { partnerPath } from '../../../pages/console/agreements/agreement-paths.ts';
import { keyMadeBeforePage, keyShownPage } from '../../../pages/console/partners/key-shown.tsx';
import { scopeField } from '../../../pages/console/partners/new-key-form.tsx';
import type { Refusal } from '../../../pages/signed-in/fields/form-state.ts';
import { issueKey, rotateKey } from '../../operations/partner-keys.ts';
import type { Form } from '../../requests/form.ts';
import { askedPartner, type ConsoleContext, codeOf } from '../agreements/asked-partner.ts';
import { answerConsole, signedInFrameOf } from '../console-page.ts';
import { errorsOf, formErrors } from './form-errors.ts';
import { keyIdOf, noKey, showKeyWith } from './key-page.ts';
import { overlapIn, shownKeyOf } from './key-rotation.ts';
import { showPartnerWith } from './partner-page.ts';

const SILENT =
  'The keys of this partner cannot be read at the moment, so this may or may not have been done. Look at the keys in a minute.';

const formIdSchema = z.uuid();

/** Carried out once, however often the form is sent: after a reload the key is not shown, and there is no second one. */
export async function makeKey(context: ConsoleContext): Promise<Response> {
  const form = context.get('form');
  const formId = formIdSchema.safeParse(form.get('formId'));
  const frame = await signedInFrameOf(context);
  const wanted = keyRequestSchema.safeParse(wantedIn(form, frame.publisher?.timeZone ?? 'UTC'));
  if (!formId.success || !wanted.success)
    return refuse(context, wanted.success ? 'Open the page again, and send its form.' : formErrors(wanted.error, keyRequestSchema), 422);
  const partner = codeOf(context, 'partner');
  const issue = { partner, wanted: wanted.data, actor: context.get('caller').actor, formId: formId.data };
  const asked = await askedPartner(context, () => issueKey(context.env, issue));
  if (asked === undefined) return refuse(context, SILENT, 409);
  const { result, key: secret } = asked.answer;
  switch (result.kind) {
    case 'added':
      return answerSecret(context, result.key, secret);
    case 'repeated':
      return answerConsole(context, keyMadeBeforePage({ frame, partner, made: result.key }), 409);
    case 'refused':
      return refuse(context, errorsOf(result.objections), 422);
    default:
      return refuse(context, [{ field: 'agreement', message: 'The agreement does not exist. Choose one of the list.' }], 422);
  }
}

/** As the desk's API takes it. The day is one of the publisher's time zone, and the key is valid until its end. */
function wantedIn(form: Form, timeZone: string): z.input<typeof keyRequestSchema> {
  const mode = KEY_MODES.find((one) => one === form.get('mode')) ?? 'live';
  const day = dateSchema.safeParse(form.get('lastDay'));
  const scopes = KEY_SCOPES.filter((scope) => form.has(scopeField(scope)));
  const lines = (form.get('cidrs') ?? '').split(/[\s,]+/).filter((line) => line !== '');
  const expires = day.success ? instantWithin(endOfDayMs(day.data, timeZone)) : form.get('lastDay') || undefined;
  const agreement = form.get('agreement');
  return { mode, name: form.get('name') ?? '', cidrs: lines, agreement, expires, ...(mode === 'feed' ? {} : { scopes }) };
}

function refuse(context: ConsoleContext, message: Refusal, status: 409 | 422): Promise<Response> {
  return showPartnerWith(context, { message, given: { action: 'keys', fields: context.get('form') }, status });
}

export async function makeNextKey(context: ConsoleContext): Promise<Response> {
  const overlap = overlapIn(context.get('form'));
  if (typeof overlap !== 'number') return showKeyWith(context, { message: overlap, status: 422 });
  const rotation = {
    partner: codeOf(context, 'partner'),
    key: keyIdOf(context),
    overlapHours: overlap,
    actor: context.get('caller').actor,
  };
  const asked = await askedPartner(context, () => rotateKey(context.env, rotation));
  if (asked === undefined) return showKeyWith(context, { message: SILENT, status: 409 });
  const { result, key: secret } = asked.answer;
  switch (result.kind) {
    case 'added':
      return answerSecret(context, result.key, secret, { id: rotation.key, overlapHours: rotation.overlapHours });
    case 'rotated':
      return showKeyWith(context, {
        message: `This key was rotated before. Its successor is ${result.by}, which was shown once. If nobody has copied it, rotate that one.`,
        status: 409,
      });
    case 'unknown':
      return showKeyWith(context, { message: 'This key has ended, so it cannot be rotated.', status: 409 });
  }
}

/** Revoking a key that has ended changes nothing. */
export async function revokeKey(context: ConsoleContext): Promise<Response> {
  const id = keyIdOf(context);
  const asked = await askedPartner(context, async (partner) => {
    if ((await partner.key(id)) === undefined) throw noKey();
    return partner.revokeKey(id, context.get('caller').actor);
  });
  if (asked === undefined) return showKeyWith(context, { message: SILENT, status: 409 });
  return context.redirect(partnerPath(codeOf(context, 'partner')), 303);
}

async function answerSecret(
  context: ConsoleContext,
  made: PartnerKey,
  secret: string,
  replaces?: { id: string; overlapHours: number },
): Promise<Response> {
  // The page has a secret, which no other site is to learn of.
  context.set('referrerPolicy', 'no-referrer');
  const [frame, named] = await Promise.all([
    signedInFrameOf(context),
    // The key is made by now and has to be shown, also if the object cannot say more.
    askedPartner(context, (object) => object.names([])).catch(() => undefined),
  ]);
  const partner = codeOf(context, 'partner');
  const page = { frame, partner, references: named?.answer.references, ...shownKeyOf(context, made, secret), replaces };
  return answerConsole(context, keyShownPage(page));
}
