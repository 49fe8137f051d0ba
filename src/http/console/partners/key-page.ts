// The console's page of one key. The forms that rotate or revoke it are in key-forms.ts.

import { withPepperStatus } from '../../../domain/publisher/secrets.ts';
import { MOST_USAGE_ROWS } from '../../../domain/values/limits.ts';
import { codeSchema } from '../../../domain/values/term.ts';
import { keyPage } from '../../../pages/console/partners/key-page.tsx';
import type { Refusal } from '../../../pages/signed-in/fields/form-state.ts';
import { stateOfKey } from '../../../pages/signed-in/key-words.ts';
import { peppersOf } from '../../isolate/peppers.ts';
import { ProblemError } from '../../responses/problem.ts';
import { answerSilent } from '../agreements/agreement-pages.ts';
import { askedPartner, type ConsoleContext } from '../agreements/asked-partner.ts';
import { answerConsole, signedInFrameOf } from '../console-page.ts';
import { requireRead } from '../reading.ts';
import { noPartner } from './partner-page.ts';

export async function showKey(context: ConsoleContext): Promise<Response> {
  return showKeyWith(context);
}

/** With `refused`: why a form of the page was not carried out. */
export async function showKeyWith(context: ConsoleContext, refused?: { message: Refusal; status: 409 | 422 }): Promise<Response> {
  requireRead(context, refused);
  const id = keyIdOf(context);
  const frame = await signedInFrameOf(context);
  const asked = await askedPartner(context, async (partner) =>
    Promise.all([
      partner.profile(),
      partner.key(id),
      partner.keys(),
      partner.names([]),
      partner.usageOf({ by: 'key', limit: MOST_USAGE_ROWS }),
    ]),
  );
  if (asked === undefined) return answerSilent(context);
  const [profile, key, { keys }, { references }, usage] = asked.answer;
  if (profile === undefined) throw noPartner();
  if (key === undefined) throw noKey();
  const nowMs = Date.now();
  const peppers = peppersOf(context.env);
  const [listed = key] = withPepperStatus([key], peppers);
  const others = withPepperStatus(keys, peppers).filter(
    (one) => one.id !== id && one.mode !== 'test' && one.agreement === key.agreement && stateOfKey(one, nowMs) === undefined,
  );
  const page = {
    frame,
    partner: profile,
    listed,
    references,
    deliveries: usage.rows.find(({ group }) => group === id)?.deliveries ?? 0,
    others: others.length,
    nowMs,
    message: refused?.message,
    overlapHours: context.get('form')?.get('overlapHours'),
  };
  return answerConsole(context, keyPage(page), refused?.status ?? 200);
}

export function keyIdOf(context: ConsoleContext): string {
  const id = codeSchema.safeParse(context.req.param('key'));
  if (!id.success) throw noKey();
  return id.data;
}

export function noKey(): ProblemError {
  return new ProblemError('not-found', { detail: 'There is no key at this address.' });
}
