// The forms for test keys at the portal. A new key is shown in the answer to its form, and never again.
import * as z from 'zod';
import { testKeyRequestSchema } from '../../domain/partners/key.ts';
import { mintKey } from '../credentials/partner-key.ts';
import { peppersOf } from '../isolate/peppers.ts';
import { callPartner } from '../licensed/partner-call.ts';
import { TOO_MANY_TEST_KEYS } from '../licensed/test-keys.ts';
import { answerSecret, askedKey, type PortalContext, showKeysWith, showKeyWith } from './keys.ts';

const formIdSchema = z.uuid();

/** Carried out once, however often the form is sent. */
export async function makeTestKey(context: PortalContext): Promise<Response> {
  const form = context.get('form');
  const formId = formIdSchema.safeParse(form.get('formId'));
  if (!formId.success) return showKeysWith(context, 'Send the form of this page.', 422);
  const named = testKeyRequestSchema.safeParse({ name: form.get('name') });
  if (!named.success) return showKeysWith(context, [{ field: 'name', message: `The name ${named.error.issues[0]?.message}.` }], 422);
  const { key: secret, ...next } = await mintKey(peppersOf(context.env), 'test', context.get('credential').partner);
  const wanted = { next, name: named.data.name, formId: formId.data, ...agreementIn(form.get('agreement')) };
  const result = await callPartner(context, async (partner, credential) => await partner.makeTestKey(credential, wanted));
  switch (result.kind) {
    case 'added':
      return answerSecret(context, { made: result.key, secret });
    case 'repeated':
      return showKeysWith(
        context,
        `This form was sent before, and made the key ${result.key.id}, which was shown once. If nobody has copied it, revoke it and make another one.`,
        409,
      );
    case 'too-many':
      return showKeysWith(context, TOO_MANY_TEST_KEYS, 409);
    case 'no-agreement':
      return showKeysWith(context, [{ field: 'agreement', message: 'Choose one of your agreements.' }], 422);
    case 'test-key':
      return showKeysWith(context, 'A test key cannot make others.', 409);
  }
}

function agreementIn(written: string | undefined): { agreement?: string } {
  return written === undefined ? {} : { agreement: written };
}

export async function revokeTestKey(context: PortalContext): Promise<Response> {
  const { id } = await askedKey(context);
  const { kind } = await callPartner(context, async (partner, credential) => await partner.revokeTestKey(credential, id));
  const key = await askedKey(context);
  if (kind === 'revoked') return showKeyWith(context, key);
  const message = 'Only a test key that can be used is revoked here. The publisher’s desk revokes others.';
  return showKeyWith(context, key, { message, status: 409 });
}
