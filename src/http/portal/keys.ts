// The keys under a person's agreements: listed, shown and rotated. A new key is shown in the answer to its form, and never again.
import type { Context } from 'hono';
import type { PartnerKey } from '../../domain/partners/key.ts';
import { withPepperStatus } from '../../domain/publisher/secrets.ts';
import { HOUR_MS } from '../../domain/values/instant.ts';
import { codeSchema } from '../../domain/values/term.ts';
import { portalKeyPage, portalKeyShownPage } from '../../pages/portal/key.tsx';
import { portalKeysPage } from '../../pages/portal/keys.tsx';
import type { Refusal } from '../../pages/signed-in/fields/form-state.ts';
import type { AppEnv } from '../bindings.ts';
import { answerConsole } from '../console/console-page.ts';
import { overlapIn, shownKeyOf } from '../console/partners/key-rotation.ts';
import { mintKey } from '../credentials/partner-key.ts';
import { peppersOf } from '../isolate/peppers.ts';
import { callPartner } from '../licensed/partner-call.ts';
import { ProblemError } from '../responses/problem.ts';
import { portalFrameOf } from './portal-page.ts';

export type PortalContext = Context<AppEnv>;

export async function showKeys(context: PortalContext): Promise<Response> {
  return showKeysWith(context);
}

/** With `message`: why the form of the page was not carried out. */
export async function showKeysWith(context: PortalContext, message?: Refusal, status: 200 | 409 | 422 = 200): Promise<Response> {
  const found = await callPartner(context, async (partner, credential) => await partner.portalKeys(credential));
  const keys = withPepperStatus(found.keys, peppersOf(context.env));
  const form = { formId: crypto.randomUUID(), fields: context.get('form') ?? new Map(), message };
  const page = portalKeysPage({ frame: await portalFrameOf(context), keys, isCut: found.isCut, nowMs: Date.now(), ...form });
  return answerConsole(context, page, status);
}

export async function showKey(context: PortalContext): Promise<Response> {
  return showKeyWith(context, await askedKey(context));
}

/** With `refused`: why the form of the page was not carried out. */
export async function showKeyWith(
  context: PortalContext,
  key: PartnerKey,
  refused?: { message: Refusal; status: 409 | 422 },
): Promise<Response> {
  const [listed = key] = withPepperStatus([key], peppersOf(context.env));
  const page = {
    frame: await portalFrameOf(context),
    listed,
    nowMs: Date.now(),
    message: refused?.message,
    overlapHours: context.get('form')?.get('overlapHours'),
  };
  return answerConsole(context, portalKeyPage(page), refused?.status ?? 200);
}

export async function askedKey(context: PortalContext): Promise<PartnerKey> {
  const id = codeSchema.safeParse(context.req.param('key'));
  if (!id.success) throw noKey();
  const { keys } = await callPartner(context, async (partner, credential) => await partner.portalKeys(credential, id.data));
  const [key] = keys;
  if (key === undefined) throw noKey();
  return key;
}

/** The form of a key that was rotated before makes no second key, however often it is sent. */
export async function rotateKey(context: PortalContext): Promise<Response> {
  const old = await askedKey(context);
  const overlapHours = overlapIn(context.get('form'));
  if (typeof overlapHours !== 'number') return showKeyWith(context, old, { message: overlapHours, status: 422 });
  const { key: secret, ...next } = await mintKey(peppersOf(context.env), old.mode, context.get('credential').partner);
  const result = await callPartner(
    context,
    async (partner, credential) => await partner.rotatePortalKey(credential, old.id, next, overlapHours * HOUR_MS),
  );
  switch (result.kind) {
    case 'added':
      return answerSecret(context, { made: result.key, secret, replaces: { id: old.id, overlapHours } });
    case 'rotated':
      return showKeyWith(context, await askedKey(context), {
        message: `This key was rotated before. Its successor is ${result.by}, which was shown once. If nobody has copied it, rotate that one.`,
        status: 409,
      });
    case 'embargoed':
      return showKeyWith(context, old, {
        message: 'This key opens copy under embargo, which you may not receive. Ask the publisher’s desk to rotate it.',
        status: 409,
      });
    case 'unknown':
      return showKeyWith(context, old, { message: 'This key has ended, so it cannot be rotated.', status: 409 });
  }
}

interface NewSecret {
  made: PartnerKey;
  secret: string;
  replaces?: { id: string; overlapHours: number };
}

export async function answerSecret(context: PortalContext, { made, secret, replaces }: NewSecret): Promise<Response> {
  // The page has a secret, which no other site is to learn of.
  context.set('referrerPolicy', 'no-referrer');
  const page = { frame: await portalFrameOf(context), ...shownKeyOf(context, made, secret), replaces };
  return answerConsole(context, portalKeyShownPage(page));
}

/** The answer is the same whether the partner has the key or not. */
function noKey(): ProblemError {
  return new ProblemError('not-found', { detail: 'There is no key of this id under your agreements.' });
}
